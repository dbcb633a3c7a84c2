// A packed column gives back what it took, whatever comes in whatever order.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackedColumn } from "./packedColumn.ts";
import type { Cell } from "./rows.ts";

const through = (cells: readonly Cell[]) => {
  const column = new PackedColumn();
  for (const cell of cells) column.push(cell);
  return [column.count, cells.map((_, row) => column.at(row))] as const;
};

describe("a packed column", () => {
  it("gives back numbers and what is missing among them as they are", () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 2 ** 31, Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.option(number)), (cells) => {
        expect(through(cells)).toEqual([cells.length, cells]);
      }),
    );
  });

  it("gives back texts as they are", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string())), (cells) => {
        expect(through(cells)).toEqual([cells.length, cells]);
      }),
    );
  });

  it("gives back whole pieces of numbers, missing or not, and texts where they mix", () => {
    const PIECE = 65_536;
    const cells = Array.from({ length: 4 * PIECE + 3 }, (_, row): Cell => {
      if (row % 7 === 3) return null;
      return [row, row / 2, row % 2 === 0 ? `wörd ${row % 100}` : row, -row, 0.5][Math.floor(row / PIECE)]!;
    });
    const [count, back] = through(cells);
    expect(count).toBe(cells.length);
    const mixed = (row: number) => row >= 2 * PIECE && row < 3 * PIECE;
    expect(back).toEqual(cells.map((cell, row) => (cell !== null && mixed(row) ? String(cell) : cell)));
  });

  it("holds more texts than it tells apart, and lets go of what was handed on", () => {
    const cells = Array.from({ length: 330_000 }, (_, row): Cell => (row % 7 === 3 ? null : `wörd ${row}`));
    const column = new PackedColumn();
    for (const cell of cells) column.push(cell);
    cells.forEach((cell, row) => {
      if (column.at(row) !== cell) throw new Error(`Row ${row} is ${column.at(row)}.`);
      column.letGo(row);
    });
    expect(column.count).toBe(330_000);
  });
});
