// Schedules at every iteration of a short run, by hand.

import { describe, expect, it } from "vitest";
import { outerStep, progressAt } from "./outerLoop.ts";

const training = { outerLearningRate: 0.8, iterations: 4, momentum: 0.9, gradientClip: 10 };
const rates = (schedule: string) =>
  [0, 1, 2, 3, 4, 9].map((iteration) => outerStep({ ...training, schedule }, iteration).rate);

describe("the outer rate", () => {
  it("is whole at the first iteration, falls by as much at each, and is zero only past the last", () => {
    expect(rates("linear")).toEqual([0.8, 0.6, 0.4, 0.2, 0, 0].map((rate) => expect.closeTo(rate, 12)));
  });

  it("falls as half a cosine", () => {
    const half = Math.SQRT1_2;
    const wanted = [1, (1 + half) / 2, 0.5, (1 - half) / 2, 0, 0];
    expect(rates("cosine")).toEqual(wanted.map((share) => expect.closeTo(0.8 * share, 12)));
  });

  it("stays where nothing is scheduled", () => {
    expect(rates("constant")).toEqual([0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);
  });

  it("comes with momentum and clipping as they are", () => {
    expect(outerStep({ ...training, schedule: "linear" }, 1)).toMatchObject({
      momentum: 0.9,
      gradientClip: 10,
    });
  });
});

it("progress is 0 at the first iteration and 1 past the last, and no more", () => {
  expect([0, 1, 3, 4, 5].map((iteration) => progressAt(training, iteration))).toEqual([0, 0.25, 0.75, 1, 1]);
});
