// Arrays for NumPy are laid out as NumPy lays them out; that it reads them is seen where scripts are run.

import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { writeNpy, writeNpz } from "./npz.ts";

it.each([
  [
    "floats",
    { values: Float32Array.of(1.5, -2), shape: [1, 2] },
    "'<f4'",
    "(1, 2)",
    [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0],
  ],
  ["whole numbers", { values: Int32Array.of(-2), shape: [1] }, "'<i4'", "(1,)", [0xfe, 0xff, 0xff, 0xff]],
  ["bytes", { values: Uint8Array.of(7, 255), shape: [2, 1] }, "'|u1'", "(2, 1)", [7, 255]],
])("%s", (_, array, type, shape, numbers) => {
  const bytes = writeNpy(array);
  expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const start = 10 + bytes[8]! + 256 * bytes[9]!;
  expect(start % 64).toBe(0);
  const header = strFromU8(bytes.subarray(10, start));
  expect(header.trimEnd()).toBe(`{'descr': ${type}, 'fortran_order': False, 'shape': ${shape}, }`);
  expect(header.at(-1)).toBe("\n");
  expect([...bytes.subarray(start)]).toEqual(numbers);
});

it("arrays by name are files of a zip", () => {
  const array = { values: Uint8Array.of(1), shape: [1] };
  const files = unzipSync(writeNpz({ "weights/head": array, x: array }));
  expect(files["weights/head.npy"]).toEqual(writeNpy(array));
  expect(Object.keys(files)).toEqual(["weights/head.npy", "x.npy"]);
});
