// Divergence: seen when it happens, and only then, with a remedy that helps.

import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { DivergenceWatch, flatOutput } from "./divergence.ts";

const experiment = defaultExperiment();

describe("the watch over training losses", () => {
  it("lets a falling or noisy loss pass", () => {
    const watch = new DivergenceWatch();
    for (const loss of [4, 6, 3, 40, 2]) expect(watch.see(experiment, 1, loss)).toBeUndefined();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e6])("stops at %s and lowers the inner rate", (loss) => {
    const watch = new DivergenceWatch();
    watch.see(experiment, 0, 4);
    expect(watch.see(experiment, 7, loss)).toMatchObject({
      iteration: 7,
      remedy: { path: { section: "algorithm", option: "innerLearningRate" }, value: 0.0033 },
    });
  });
});

describe("flat outputs", () => {
  const evaluation = (iteration: number, spread: number): Evaluation => ({
    iteration,
    spread,
    split: "validation",
    tasks: 10,
    role: "learner",
    trainedSteps: 1,
    bySteps: [],
  });

  it("are divergence once trained, with a lower outer rate as remedy", () => {
    expect(flatOutput(experiment, evaluation(250, 0))).toMatchObject({
      remedy: { path: { section: "training", option: "outerLearningRate" }, value: 0.00033 },
    });
  });

  it("are not what varies, what has not been trained, or what is no number", () => {
    for (const [iteration, spread] of [
      [250, 0.1],
      [0, 0],
      [250, Number.NaN],
    ] as const)
      expect(flatOutput(experiment, evaluation(iteration, spread))).toBeUndefined();
  });
});
