// A packed column gives back what it took, whatever comes in whatever order.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackedColumn } from "./packedColumn.ts";
import type { Cell } from "./rows.ts";

const through = (cells: readonly Cell[]) => {
  const column = new PackedColumn(cells.length);
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

  it("gives back texts where texts and numbers mix", () => {
    expect(through([1, null, 2.5, "a", 7, null, -0])).toEqual([7, ["1", null, "2.5", "a", "7", null, "0"]]);
  });

  it("holds more texts than it tells apart", () => {
    const cells = Array.from({ length: 70_000 }, (_, row): Cell => (row % 7 === 3 ? null : `wörd ${row}`));
    const [count, back] = through(cells);
    expect(count).toBe(70_000);
    expect(back).toEqual(cells);
  });
});
