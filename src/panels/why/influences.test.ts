// What each record did, read off a view by value.

import { describe, expect, it } from "vitest";
import type { WhyView } from "../../experiment/shown.ts";
import { explained, hasSingles } from "./influences.ts";

const viewOf = (...answers: number[][]): WhyView => ({
  answers: answers.map((step) => Float32Array.from(step)),
  changes: [],
});

describe("what each record did to an answer", () => {
  it("is the answer less that without it, the most first, up or down", () => {
    const { output, answer, influences } = explained(viewOf([1, 1, 1, 1], [2, 1.5, 4, 2]), 1, 3);
    expect([output, answer]).toEqual([0, 2]);
    expect(influences).toEqual([
      { record: 1, value: -2 },
      { record: 0, value: 0.5 },
      { record: 2, value: 0 },
    ]);
  });

  it("is of the class that is likeliest with all records, not of another that is likeliest without one", () => {
    const { output, influences } = explained(viewOf([0.25, 0.75, 1, 0, 0.125, 0.875]), 4, 2);
    expect(output).toBe(1);
    expect(influences).toEqual([
      { record: 0, value: 0.75 },
      { record: 1, value: -0.125 },
    ]);
  });

  it("comes first where nothing can be answered without the record", () => {
    const { influences } = explained(viewOf([1, 5, Number.NaN]), 0, 2);
    expect(influences).toEqual([
      { record: 1, value: Number.NaN },
      { record: 0, value: -4 },
    ]);
  });
});

it("knows classes of a single record", () => {
  expect(hasSingles(Float32Array.of(1, 0, 0, 1), 2)).toBe(true);
  expect(hasSingles(Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1), 4)).toBe(false);
  // Values are no classes.
  expect(hasSingles(Float32Array.of(1), 1)).toBe(false);
});
