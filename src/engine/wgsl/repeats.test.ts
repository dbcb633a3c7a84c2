import fc from "fast-check";
import { expect, it } from "vitest";
import { repeatsOf } from "./repeats.ts";

const found = (text: string) =>
  repeatsOf([...text]).map(({ start, length, times }) => [start, length, times]);

it("what stands there several times in a row is said once", () => {
  expect(found("xabcabcabcy")).toEqual([
    [0, 1, 1],
    [1, 3, 3],
    [10, 1, 1],
  ]);
  expect(found("aaaa")).toEqual([[0, 1, 4]]);
  expect(found("")).toEqual([]);
});

it("said in full it is the list again, and single items stand alone", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 40 }), (items) => {
      const repeats = repeatsOf(items);
      const said = repeats.flatMap(({ start, length, times }) =>
        Array.from({ length: times }, () => items.slice(start, start + length)).flat(),
      );
      expect(said).toEqual(items);
      for (const { length, times } of repeats) expect(times > 1 || length === 1).toBe(true);
    }),
  );
});
