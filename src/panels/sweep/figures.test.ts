// What is read off a sweep.

import { describe, expect, it } from "vitest";
import type { SweptRun } from "../../sweep/sweep.ts";
import { inEnglish } from "../../words/said.ts";
import { csvOfSweep, isLogarithmic, scored, valuesIn, wordsOfPoint } from "./figures.ts";
import { SWEEP } from "./words.ts";

const run = (
  options: SweptRun["options"],
  mse: number | undefined,
  rest: Partial<SweptRun> = {},
): SweptRun => ({
  options,
  seed: 1,
  state: "finished",
  iterations: 10,
  measures: mse === undefined ? {} : { mse: [mse, 0.5] },
  seconds: 2,
  link: `#v=1&${JSON.stringify(options)}`,
  ...rest,
});

describe("points", () => {
  it("are ranked in even steps from the worst to the best, whoever has no score apart", () => {
    const { points, by } = scored([
      run({ rate: 1 }, 4),
      run({ rate: 0.1 }, 1),
      run({ rate: 0.01 }, 900),
      run({ rate: 10 }, undefined, { state: "diverged" }),
    ]);
    expect(by).toBe("mse");
    expect(points.map(({ rank }) => rank)).toEqual([0.5, 1, 0, Number.NaN]);
    expect(points.map((point) => inEnglish(wordsOfPoint(point, by, SWEEP.states)))).toEqual([
      "4.000",
      "1.000",
      "900.000",
      "diverged",
    ]);
  });

  it("of accuracies are better upwards", () => {
    const accuracy = (value: number) => ({ measures: { accuracy: [value, 0.1] } });
    const { points } = scored([
      run({ ways: 2 }, undefined, accuracy(0.9)),
      run({ ways: 5 }, undefined, accuracy(0.6)),
    ]);
    expect(points.map(({ rank }) => rank)).toEqual([1, 0]);
  });

  it("stand for all their seeds: mean, span, and the worst that happened", () => {
    const { points } = scored([
      run({ rate: 1 }, 2),
      run({ rate: 1 }, 4, { seed: 2 }),
      run({ rate: 2 }, 1),
      run({ rate: 2 }, undefined, { seed: 2, state: "diverged" }),
    ]);
    expect(points[0]).toMatchObject({ score: 3, span: [2, 4], state: "finished" });
    expect(points[1]).toMatchObject({ score: Number.NaN, state: "diverged" });
  });
});

describe("figures", () => {
  it("have the values of an option in order: numbers by size, names as they came", () => {
    const points = scored([
      run({ a: 10, b: "x" }, 1),
      run({ a: 9, b: "w" }, 1),
      run({ a: 10, b: "w" }, 1),
    ]).points;
    expect(valuesIn(points, "a")).toEqual([9, 10]);
    expect(valuesIn(points, "b")).toEqual(["x", "w"]);
  });

  it("are by factors where they span ten times and lie above zero", () => {
    expect(isLogarithmic([0.01, 1])).toBe(true);
    expect(isLogarithmic([1, 5])).toBe(false);
    expect(isLogarithmic([0, 100])).toBe(false);
    expect(isLogarithmic(["a", 100])).toBe(false);
  });

  it("are written as CSV, a line for each run, unrounded", async () => {
    const text = await csvOfSweep([
      run({ rate: 0.1 }, 1 / 3),
      run({ rate: 9 }, undefined, { state: "diverged", reason: "It exploded." }),
    ]);
    const [head, first, second] = text.split("\n");
    expect(head).toBe("rate,seed,state,iterations,mse,mse ±,seconds,reason,link");
    expect(first).toContain("0.1,1,finished,10,0.3333333333333333,0.5,2,");
    expect(second).toContain("9,1,diverged,10,,,2,It exploded.");
  });
});
