// Numbers as people type and paste them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "./readNumber.ts";

describe("readNumber", () => {
  it.each([
    ["0.05", 0.05],
    ["0,05", 0.05],
    ["1e-3", 0.001],
    ["1E-3", 0.001],
    ["2.5e+2", 250],
    [" .5 ", 0.5],
    ["−2", -2],
    ["3.", 3],
    ["1,5", 1.5],
  ])("reads %s", (text, value) => expect(readNumber(text, false)).toBe(value));
  it.each([
    ["70,000", 70_000],
    ["1 000 000", 1_000_000],
    ["2,5", 2.5],
  ])("reads %s where a whole number is asked for", (text, value) =>
    expect(readNumber(text, true)).toBe(value),
  );
  it.each(["", "  ", "abc", "1.2.3", "0,0,5", "1e", "0x10", "Infinity", "NaN", "5 px", "--3"])(
    "takes “%s” for no number",
    (text) => expect(readNumber(text, false)).toBeUndefined(),
  );
  it("reads back whatever JavaScript writes", () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value), false)).toBe(value === 0 ? Number(String(value)) : value);
      }),
    ));
});
