// Hands out parts of a stretch of memory: first fit, neighbours joined when they come back.

/** Addresses and sizes are multiples of this many bytes. */
const GRAIN = 64;

interface Gap {
  readonly start: number;
  readonly size: number;
}

export class Allocator {
  readonly #sizes = new Map<number, number>();
  #gaps: Gap[] = [];
  #top: number;
  /** Bytes handed out and not yet back. */
  used = 0;

  constructor(start = 0) {
    this.#top = start;
  }

  /** The end of all that was ever handed out. */
  get top(): number {
    return this.#top;
  }

  /** The address of `bytes` bytes. */
  allocate(bytes: number): number {
    const size = Math.max(GRAIN, Math.ceil(bytes / GRAIN) * GRAIN);
    const index = this.#gaps.findIndex((gap) => gap.size >= size);
    let start = this.#top;
    if (index >= 0) {
      const gap = this.#gaps[index]!;
      start = gap.start;
      if (gap.size === size) this.#gaps.splice(index, 1);
      else this.#gaps[index] = { start: start + size, size: gap.size - size };
    } else {
      // A gap at the very end is made larger.
      const last = this.#gaps.at(-1);
      if (last !== undefined && last.start + last.size === this.#top) {
        start = last.start;
        this.#gaps.pop();
      }
      this.#top = start + size;
    }
    this.#sizes.set(start, size);
    this.used += size;
    return start;
  }

  /** Gives an address back. @throws Error for one that was not handed out. */
  free(start: number): void {
    const size = this.#sizes.get(start);
    if (size === undefined) throw new Error(`Nothing was handed out at ${start}.`);
    this.#sizes.delete(start);
    this.used -= size;
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gaps[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const before = this.#gaps[low - 1];
    const after = this.#gaps[low];
    let gap: Gap = { start, size };
    let [from, removed] = [low, 0];
    if (before !== undefined && before.start + before.size === start) {
      gap = { start: before.start, size: before.size + size };
      [from, removed] = [low - 1, 1];
    }
    if (after !== undefined && start + size === after.start) {
      gap = { start: gap.start, size: gap.size + after.size };
      removed += 1;
    }
    this.#gaps.splice(from, removed, gap);
  }
}

/** Hands out parts of another's memory, and what comes back for equally many bytes alone. */
export class SizedAllocator {
  readonly #memory: Allocator;
  readonly #sizes = new Map<number, number>();
  readonly #back = new Map<number, number[]>();

  constructor(memory: Allocator) {
    this.#memory = memory;
  }

  /** The address of `bytes` bytes. */
  allocate(bytes: number): number {
    const start = this.#back.get(bytes)?.pop() ?? this.#memory.allocate(bytes);
    this.#sizes.set(start, bytes);
    return start;
  }

  /** Takes an address back. */
  free(start: number): void {
    const bytes = this.#sizes.get(start)!;
    this.#back.set(bytes, [...(this.#back.get(bytes) ?? []), start]);
  }
}
