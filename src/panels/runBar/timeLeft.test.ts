// Time left in words.

import { expect, it } from "vitest";
import { timeLeft } from "./timeLeft.ts";

it("is coarser the longer it is", () => {
  expect([0.2, 19.5, 21, 88, 91, 3599, 5401, 9000].map(timeLeft)).toEqual([
    "1 s left",
    "20 s left",
    "25 s left",
    "90 s left",
    "2 min left",
    "60 min left",
    "2.0 h left",
    "2.5 h left",
  ]);
});
it("is nothing where there is none", () => {
  expect([0, -1, Number.NaN, Number.POSITIVE_INFINITY].map(timeLeft)).toEqual(["", "", "", ""]);
});
