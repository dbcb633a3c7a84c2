// The choice of a backend from measured times.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betterOf, timingsSaid } from "./choice.ts";

describe("the choice of a backend", () => {
  it("is WebGPU from 1.2 times as quick on, and WebAssembly where it runs below that", () => {
    expect(betterOf({ webgpu: 1, wasm: 1.2 })).toBe("webgpu");
    expect(betterOf({ webgpu: 1, wasm: 1.19 })).toBe("wasm");
    expect(betterOf({ webgpu: 3.1, wasm: 1.2 })).toBe("wasm");
  });

  it("hangs on the ratio alone", () => {
    const time = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(time, time, (webgpu, wasm) => {
        fc.pre(Math.abs(wasm / webgpu - 1.2) > 1e-6);
        expect(betterOf({ webgpu: 8 * webgpu, wasm: 8 * wasm })).toBe(betterOf({ webgpu, wasm }));
      }),
    );
  });

  it("says both times", () => {
    expect(timingsSaid({ webgpu: 3.08, wasm: 1.23 })).toEqual(
      "WebGPU 3.1 ms, WebAssembly 1.2 ms a meta-step",
    );
    expect(timingsSaid({ webgpu: 0.0312, wasm: 123.4 })).toEqual(
      "WebGPU 0.031 ms, WebAssembly 120 ms a meta-step",
    );
  });
});
