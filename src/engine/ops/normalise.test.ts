// Normalisation against numbers worked out by hand.

import { expect, it } from "vitest";
import { numbersOf, rowsOf } from "../../testing/byHand.ts";
import { normalise } from "./normalise.ts";

it("takes mean and variance of the reference rows, then gain and bias", async () => {
  const { y } = await numbersOf({
    y: normalise(rowsOf([[1], [3], [7]]), 2, rowsOf([[2]]), rowsOf([[0.5]])),
  });
  // Of 1 and 3 the mean is 2, the variance 1.
  const scale = 2 / Math.sqrt(1 + 1e-3);
  [-scale + 0.5, scale + 0.5, 5 * scale + 0.5].forEach((value, row) => {
    expect(y![row]).toBeCloseTo(value, 5);
  });
});

it("counts a reference row by its weight", async () => {
  const { y } = await numbersOf({
    y: normalise(rowsOf([[1], [5]]), 2, rowsOf([[1]]), rowsOf([[0]]), rowsOf([[3], [1]])),
  });
  // Three times 1 and once 5: the mean is 2, the variance 3.
  expect(y![0]).toBeCloseTo(-1 / Math.sqrt(3 + 1e-3), 5);
  expect(y![1]).toBeCloseTo(3 / Math.sqrt(3 + 1e-3), 5);
});
