// Weights written as safetensors are read back by value: by ours, by the format's own words, and by Python's where it is.

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HostParameters } from "../models/model.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

const tensors = {
  "head.weights": { values: Float32Array.of(1.5, -2, 0.1), shape: [1, 3, 1] },
  "a bias": { values: Float32Array.of(7), shape: [1] },
};

const PYTHON = `
import sys, json
from safetensors.numpy import load_file
print(json.dumps({name: [list(one.shape), one.astype(float).ravel().tolist()] for name, one in load_file(sys.argv[1]).items()}))
`;
/** A Python that has the package: SAFETENSORS_PYTHON names one. */
const python = process.env.SAFETENSORS_PYTHON ?? "python3";
const hasPackage = spawnSync(python, ["-c", "import safetensors.numpy"]).status === 0;

describe("safetensors", () => {
  it("is a length, JSON and numbers, as the format says", () => {
    const bytes = writeSafetensors(tensors, { build: "1" });
    const view = new DataView(bytes.buffer);
    const length = Number(view.getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
      __metadata__: { build: "1" },
      "a bias": { dtype: "F32", shape: [1], data_offsets: [0, 4] },
      "head.weights": { dtype: "F32", shape: [1, 3, 1], data_offsets: [4, 16] },
    });
    const numbers = [0, 1, 2, 3].map((place) => view.getFloat32(8 + length + 4 * place, true));
    expect(numbers).toEqual([7, 1.5, -2, Math.fround(0.1)]);
    expect(bytes.length).toBe(8 + length + 16);
  });

  it("reads back what was written, whatever it is", () => {
    const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) => {
      const size = shape.reduce((product, length) => product * length, 1);
      return fc
        .float32Array({ minLength: size, maxLength: size })
        .map((values): HostParameters[string] => ({ values, shape }));
    });
    const names = fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name !== "__metadata__");
    fc.assert(
      fc.property(fc.array(fc.tuple(names, tensor), { maxLength: 4 }), (entries) => {
        const all = Object.fromEntries(entries);
        expect(readSafetensors(writeSafetensors(all), "w")).toEqual(all);
      }),
    );
  });

  it.skipIf(!hasPackage)("is read by Python's package", () => {
    const path = join(mkdtempSync(join(tmpdir(), "innerloop-")), "weights.safetensors");
    writeFileSync(path, writeSafetensors(tensors));
    const { stdout, stderr } = spawnSync(python, ["-c", PYTHON, path], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      "head.weights": [
        [1, 3, 1],
        [1.5, -2, Math.fround(0.1)],
      ],
      "a bias": [[1], [7]],
    });
  });

  it.each([
    ["cut short", (bytes: Uint8Array) => bytes.subarray(0, 5), "it has 5 bytes"],
    [
      "without its end",
      (bytes: Uint8Array) => bytes.subarray(0, -4),
      "“head.weights” of shape [1,3,1] takes bytes 4 to 16",
    ],
    [
      "of another type",
      (bytes: Uint8Array) => bytes.map((byte) => (byte === 0x46 ? 0x49 : byte)),
      "is of type I32, not F32",
    ],
    ["no such file", () => new TextEncoder().encode("line,x,prediction\n1,2,3\n"), "its header claims"],
  ])("is refused where it is %s", (_, damage, why) => {
    expect(() => readSafetensors(damage(writeSafetensors(tensors)), "w.safetensors")).toThrow(
      expect.objectContaining({ message: expect.stringContaining(why) }),
    );
  });
});
