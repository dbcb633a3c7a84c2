// Digests: there and back, and honest about what differs.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BACKENDS } from "../experiment/results.ts";
import { compareResult, digestOf, readResult, writeResult } from "./result.ts";

const backends = fc.array(fc.constantFrom(...BACKENDS), { minLength: 1, maxLength: 3 });
const losses = fc.array(fc.float({ min: Math.fround(1e-6), max: 1e6, noNaN: true }), { minLength: 1 });

describe("a result's digest", () => {
  it("comes back as it was written, and agrees with its own run", () => {
    fc.assert(
      fc.property(losses, backends, (run, computed) => {
        const digest = digestOf(run, computed);
        expect(readResult(writeResult(digest))).toEqual(digest);
        expect(encodeURI(writeResult(digest))).toBe(writeResult(digest));
        expect(compareResult(digest, [...run, 5], computed)?.same).toBe(true);
      }),
    );
  });

  it("is refused where damaged", () => {
    for (const text of [
      "",
      "1_wasm_2",
      "0_wasm_1_1",
      "1.5_wasm_1_1",
      "3_gpu_1_1",
      "3_wasm-_1_1",
      "3_wasm_x_1",
      "3_wasm__1",
      "3_wasm_1_1_1.5",
      "3_wasm_1_1_0",
      "3_wasm_1_1_2_1",
    ])
      expect(readResult(text)).toBeUndefined();
  });

  it("waits until the run has come as far, and names what differs", () => {
    const digest = digestOf([4, 3, 2], ["wasm"]);
    expect(compareResult(digest, [4, 3], ["wasm"])).toBeUndefined();
    expect(String(compareResult(digest, [4, 3, 2.1], ["wasm"])?.message)).toContain(
      "training loss 2.1 after 3 iterations, theirs 2",
    );
    expect(String(compareResult(digest, [4, 3, 2.1], ["webgpu"])?.message)).toContain(
      "Theirs ran on wasm, this one on webgpu",
    );
    // Two that moved need not have moved at the same iteration.
    const moved = digestOf([4, 3, 2], ["wasm", "webgpu"]);
    expect(String(compareResult(moved, [4, 3, 2.1], ["wasm", "webgpu"])?.message)).toContain(
      "Theirs ran on wasm, webgpu, this one on wasm, webgpu: rounding differs",
    );
    expect(String(compareResult(digest, [4, 3, 2.1], ["wasm"])?.message)).toMatch(/knobs .*trained\?$/);
    // What rounds by the machine need not have been turned.
    const fused = digestOf([4, 3, 2], ["fused"]);
    expect(String(compareResult(fused, [4, 3, 2.1], ["fused"])?.message)).toContain(
      "On fused numbers also hang on machine and browser.",
    );
  });

  it("of another build is never said to be wrong", () => {
    const old = readResult("3_wasm_4_2")!;
    expect(old.arithmetic).toBe(1);
    expect(writeResult(old)).toBe("3_wasm_4_2");
    const verdict = compareResult(old, [4, 3, 2.1], ["wasm"])!;
    expect(verdict.same).toBeUndefined();
    expect(String(verdict.message)).toContain("another build of the lab");
    // Short sums are what they were.
    expect(compareResult(old, [4, 3, 2], ["wasm"])?.same).toBe(true);
  });
});
