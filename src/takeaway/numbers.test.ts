// Numbers and cells as text, and back.

import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { csvOf, shortest } from "./numbers.ts";

it("a number is written as short as reads back as the same 32 bits", () => {
  expect(shortest(Math.fround(0.1))).toBe("0.1");
  expect(shortest(1 / 3)).toBe("0.33333333");
  expect(shortest(2 ** -24)).toBe("5.9604645e-8");
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      expect(Math.fround(Number(shortest(value))) === value).toBe(true);
    }),
  );
});

it("cells come back as they were, whatever they hold", () => {
  const cells = fc
    .string({ unit: "binary", minLength: 1, maxLength: 12 })
    .filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1 }), (rows) => {
      expect(Papa.parse<string[]>(csvOf(rows).slice(0, -1), { delimiter: ",", newline: "\n" }).data).toEqual(
        rows,
      );
    }),
  );
});
