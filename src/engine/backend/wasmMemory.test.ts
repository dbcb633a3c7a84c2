// A browser that gives less memory than is asked for, or none that threads share.

import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeThreads } from "../../cli/threads.ts";
import { computeAll, row } from "../../testing/compute.ts";
import { add } from "../ops/elementwise.ts";
import { startBackend } from "./start.ts";

const { Memory } = WebAssembly;
/** A browser that refuses some memories. */
const refuse = (refused: (wanted: WebAssembly.MemoryDescriptor) => boolean) => {
  WebAssembly.Memory = class extends Memory {
    constructor(wanted: WebAssembly.MemoryDescriptor) {
      if (refused(wanted)) throw new RangeError("could not allocate memory");
      super(wanted);
    }
  };
};
afterEach(() => {
  WebAssembly.Memory = Memory;
  vi.unstubAllGlobals();
});
const threads = { ...nodeThreads, count: 2 };

describe("where memory is refused", () => {
  it("less is taken, shared still", async () => {
    refuse(({ maximum }) => maximum! > 8192);
    const { device, description, notes } = await startBackend("auto", threads);
    expect(description).toEqual("SIMD, 2 threads");
    expect(notes.slice(1)).toEqual(["The browser lets WebAssembly have 0.5 GiB of memory, not 2 GiB."]);
    expect([...(await computeAll(device, (x) => ({ y: add(x, x) }), row(1, 2))).y!]).toEqual([2, 4]);
    // More than there is.
    expect(() => device.upload(new Float32Array(0), [2 ** 28])).toThrow(
      "This experiment needs more memory than the browser gives.",
    );
    expect(device.bytes()).toBe(0);
    // What is refused leaves no trace: less is still to be had.
    device.free(device.upload(Float32Array.of(1), [1]));
    device.dispose();
  });

  it("one thread works on memory that is not shared", async () => {
    refuse(({ shared }) => shared === true);
    const { device, description, notes } = await startBackend("auto", threads);
    expect(device.name).toEqual("wasm");
    expect(description).toEqual("SIMD, 1 thread");
    expect(notes.slice(1)).toEqual(["One thread only: the browser refuses memory that threads share."]);
    expect([...(await computeAll(device, (x) => ({ y: add(x, x) }), row(1, 2))).y!]).toEqual([2, 4]);
  });

  it("plain JavaScript comes last, and the notes say why", async () => {
    refuse(() => true);
    const { device, notes } = await startBackend("auto", threads);
    expect(device.name).toEqual("cpu");
    expect(notes.at(-1)).toEqual(
      "wasm: The browser gives WebAssembly no memory (could not allocate memory).",
    );
    device.dispose();
  });
});
