// Shares of one from logarithms.

import { expect, it } from "vitest";
import { sharesOf } from "./shares.ts";

it("are e to the numbers over their sum, also where e to them is out of range, and where one is ruled out", () => {
  const thirds = [1 / 3, 2 / 3].map((value) => expect.closeTo(value, 12));
  for (const shift of [0, 5000, -5000]) expect([...sharesOf([shift, shift + Math.log(2)])]).toEqual(thirds);
  expect([...sharesOf([Number.NEGATIVE_INFINITY, 3])]).toEqual([0, 1]);
});
