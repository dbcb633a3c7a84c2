// The one memory of the WebAssembly backend: as much as the browser lets it reserve, and its parts by address.

import { type Said, SaidError, said } from "../../words/said.ts";
import { Allocator } from "../plan/allocator.ts";
import { RESERVED_BYTES } from "../wasm/control.js";

const PAGE = 65_536;
const INITIAL_PAGES = 256;
/** Pages to grow to, largest first. 2 GiB: addresses stay positive as 32-bit whole numbers. Phones refuse that much. */
const MAXIMUM_PAGES = [32_768, 16_384, 8192, 4096] as const;
/** Read past the end of an array by a vector, at most. */
const MARGIN = 16;

const gibibytes = (pages: number) => `${(pages * PAGE) / 2 ** 30} GiB`;

/** A memory, and what had to be given up to have it. */
export interface WasmMemory {
  readonly memory: WebAssembly.Memory;
  readonly maximumPages: number;
  /** Whether several threads can work on it. */
  readonly shared: boolean;
  readonly notes: readonly Said[];
}

/**
 * Opens a memory, shared if wanted; where that is refused a smaller one, and then one that is not shared.
 * @throws Error, a whole sentence, where none is to be had.
 */
export function openMemory(wantShared: boolean): WasmMemory {
  const kinds = wantShared ? [true, false] : [false];
  let reason = "";
  for (const shared of kinds) {
    for (const maximum of MAXIMUM_PAGES) {
      try {
        const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared });
        const notes: Said[] = [];
        if (wantShared && !shared)
          notes.push(said`One thread only: the browser refuses memory that threads share.`);
        if (maximum !== MAXIMUM_PAGES[0])
          notes.push(
            said`The browser lets WebAssembly have ${gibibytes(maximum)} of memory, not ${gibibytes(MAXIMUM_PAGES[0])}.`,
          );
        return { memory, maximumPages: maximum, shared, notes };
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }
  throw new SaidError(said`The browser gives WebAssembly no memory (${reason}).`);
}

/** Hands out parts of a memory and lets it grow. */
export class Store {
  readonly #memory: WebAssembly.Memory;
  readonly #maximumPages: number;
  readonly #allocator = new Allocator(RESERVED_BYTES);

  constructor({ memory, maximumPages }: WasmMemory) {
    this.#memory = memory;
    this.#maximumPages = maximumPages;
  }

  /** Bytes in use. */
  get used(): number {
    return this.#allocator.used;
  }

  /** The address of `bytes` bytes. @throws Error, a whole sentence, where there is no more. */
  allocate(bytes: number): number {
    const address = this.#allocator.allocate(bytes + MARGIN);
    const has = this.#memory.buffer.byteLength;
    const missing = address + bytes + MARGIN - has;
    if (missing <= 0) return address;
    const room = this.#maximumPages - has / PAGE;
    const pages = Math.min(room, Math.ceil(Math.max(missing, has / 4) / PAGE));
    try {
      if (pages * PAGE < missing) throw new SaidError(said`The memory is at its largest.`);
      this.#memory.grow(pages);
    } catch {
      this.#allocator.free(address);
      throw new SaidError(
        said`This experiment needs more memory than the browser gives. Lower the meta-batch, the inner steps or the filters.`,
      );
    }
    return address;
  }

  free(address: number): void {
    this.#allocator.free(address);
  }
}
