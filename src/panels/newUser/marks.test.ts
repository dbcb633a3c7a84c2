import { expect, it } from "vitest";
import { marksOf } from "./marks.ts";

it("what can be given is a scale's whole numbers, or five marks where those are many or none", () => {
  expect(marksOf([0.5, 5])).toEqual([1, 2, 3, 4, 5]);
  expect(marksOf([1, 10])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(marksOf([0, 100])).toEqual([0, 25, 50, 75, 100]);
  expect(marksOf([1, 1])).toEqual([1]);
  expect(marksOf([0, 1])).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
