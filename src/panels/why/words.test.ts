// Figures as a person reads them.

import { expect, it } from "vitest";
import { inEnglish } from "../../words/said.ts";
import { WHY, WRITTEN } from "./words.ts";

it("are written to what a glance takes in, small ones not as nothing", () => {
  const { value, share } = WRITTEN;
  expect([0, 0.004, 0.006, 1.234, -1.5, 1234.5, Number.NaN].map(value.write)).toEqual([
    "0.00",
    "0.004",
    "0.01",
    "1.23",
    "−1.50",
    "1235",
    "–",
  ]);
  expect([0, 0.5, 0.0001, -0.034, Number.POSITIVE_INFINITY].map(share.write)).toEqual([
    "0.0%",
    "50.0%",
    "0.01%",
    "−3.4%",
    "–",
  ]);
});

it("of layers are told by their place", () => {
  expect(["hidden2", "conv4", "head", "map", "gru"].map(WHY.layer).map(inEnglish)).toEqual([
    "layer 2",
    "layer 4",
    "last layer",
    "learned map",
    "gru",
  ]);
  expect(inEnglish(WHY.moved(Number.POSITIVE_INFINITY))).toBe("from zero");
});
