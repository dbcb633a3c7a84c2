// Series: as if copied, without the copying.

import fc from "fast-check";
import { expect, it } from "vitest";
import { Series } from "./series.ts";

it("behaves as copied arrays do, however series branch off from each other", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ from: fc.nat(), start: fc.nat(), more: fc.array(fc.integer({ min: -9, max: 9 })) }),
      ),
      (steps) => {
        const all: { series: Series; expected: number[] }[] = [{ series: new Series(), expected: [] }];
        for (const { from, start, more } of steps) {
          const { series, expected } = all[from % all.length]!;
          const at = start % (expected.length + 1);
          all.push({ series: series.extend(at, more), expected: [...expected.slice(0, at), ...more] });
        }
        for (const { series, expected } of all) expect([...series.values]).toEqual(expected);
      },
    ),
  );
});
