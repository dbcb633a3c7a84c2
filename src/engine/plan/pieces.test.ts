// Kernels in pieces: every row once, in order, bounded where rows allow it.

import { describe, expect, it } from "vitest";
import { piecesOf } from "./pieces.ts";
import type { Schedulable, Scheduled } from "./schedule.ts";

const kernel = (rows: number, operations: number, waits = false): Scheduled<Schedulable> => ({
  kernel: {
    rows,
    operations,
    output: { kind: "scratch", offset: 0 },
    inputs: [],
    bytes: 4,
    inputBytes: [],
  },
  sharing: "rows",
  waits,
});
const cut = (kernels: readonly Scheduled<Schedulable>[]) =>
  piecesOf(kernels, 100).map((piece) => piece.map(({ from, to }) => [from, to]));

describe("pieces", () => {
  it("hold small kernels together as far as they go", () => {
    expect(cut([kernel(4, 60), kernel(4, 40), kernel(4, 1)])).toEqual([
      [
        [0, 4],
        [0, 4],
      ],
      [[0, 4]],
    ]);
  });

  it("cut a large kernel along its rows", () => {
    expect(cut([kernel(10, 250)])).toEqual([[[0, 3]], [[3, 6]], [[6, 10]]]);
  });

  it("leave a row whole, and a kernel that does nothing in its place", () => {
    expect(cut([kernel(1, 1000), kernel(0, 0)])).toEqual([[[0, 1]], [[0, 0]]]);
  });

  it("wait once for a kernel, and not where the piece before has ended", () => {
    const waits = piecesOf([kernel(4, 50), kernel(4, 250, true), kernel(4, 10, true)], 100);
    expect(waits.map((piece) => piece.map((item) => item.waits))).toEqual([
      [false],
      [false],
      [false],
      [false, true],
    ]);
  });
});
