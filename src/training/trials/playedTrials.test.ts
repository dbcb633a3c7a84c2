// What learning makes of played trials, by hand.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { normalise, type PlayedTrials, pick, taken } from "./playedTrials.ts";

const row = (...values: number[]) => Float32Array.from(values);

describe("an action", () => {
  const logs = row(Math.log(0.5), Math.log(0.2), Math.log(0.3));

  it("is drawn by its chance", () => {
    const random = new Random(1);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 10_000; draw++) counts[pick(logs, random, "draw")]!++;
    [0.5, 0.2, 0.3].forEach((chance, action) => {
      // Four standard deviations.
      const error = 4 * Math.sqrt(10_000 * chance * (1 - chance));
      expect(Math.abs(counts[action]! - 10_000 * chance)).toBeLessThan(error);
    });
  });

  it("is the likeliest where that is asked for, the first of equals", () => {
    expect(pick(row(-2, -0.5, -1), new Random(1), "likeliest")).toBe(1);
    expect(pick(row(-1, -1), new Random(1), "likeliest")).toBe(0);
  });
});

it("actions taken are one-hot, step by step and trial by trial, with their log-probabilities then", () => {
  const played: PlayedTrials = {
    trials: 2,
    inputs: [],
    actions: [Int32Array.of(0, 1), Int32Array.of(1, 1), Int32Array.of(1, 0)],
    rewards: [],
    regrets: [],
    logProbabilities: [row(-1, -2, -3, -4), row(-5, -6, -7, -8), row(-9, -10, -11, -12)],
    values: [],
  };
  const { oneHot, logProbability } = taken(played, 2, 1, 3);
  // Of step 1 both second actions, of step 2 the second and the first.
  expect([...oneHot]).toEqual([0, 1, 0, 1, 0, 1, 1, 0]);
  expect([...logProbability]).toEqual([-6, -8, -10, -11]);
});

describe("normalising", () => {
  it("gives mean 0 and deviation 1 over all rows together", () => {
    // Mean 4, squares (9 + 1 + 1 + 9) / 4 = 5.
    const rows = [row(1, 3), row(5, 7)];
    normalise(rows);
    const wanted = [-3, -1, 1, 3].map((value) => value / Math.sqrt(5));
    expect(rows.flatMap((part) => [...part])).toEqual(wanted.map((value) => expect.closeTo(value, 6)));
  });

  it("of equal numbers gives zeros, not what is no number", () => {
    const rows = [row(2, 2), row(2)];
    normalise(rows);
    expect(rows.flatMap((part) => [...part])).toEqual([0, 0, 0]);
  });
});
