// Stop rules at, before and past their limits.

import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { stopReason, targetReason } from "./stop.ts";

const withTraining = (changes: object) => {
  const experiment = defaultExperiment();
  return { ...experiment, training: { ...experiment.training, ...changes } };
};

describe("iterations and minutes", () => {
  it("end a run once they are done, and not before", () => {
    const experiment = withTraining({ iterations: 5, minutes: 0 });
    expect(stopReason(experiment, 4, 1e9)).toBeUndefined();
    expect(stopReason(experiment, 5, 0)).toEqual("all 5 iterations are done");
    expect(stopReason(experiment, 6, 0)).toEqual("all 5 iterations are done");
  });

  it("end it by training time, where that is limited", () => {
    const experiment = withTraining({ iterations: 5, minutes: 2 });
    expect(stopReason(experiment, 0, 119_999)).toBeUndefined();
    expect(stopReason(experiment, 0, 120_000)).toEqual("2 minutes are over");
  });
});

describe("a target", () => {
  const evaluation = (losses: number[], accuracies?: number[]): Evaluation => ({
    iteration: 1,
    split: "validation",
    tasks: 10,
    role: "learner",
    trainedSteps: 1,
    measures: accuracies ? { accuracy: { mean: 0 }, nll: { mean: 0 } } : { mse: { mean: 0 } },
    bySteps: losses.map((mean, step) => {
      const loss = { mean, ci95: 0 };
      return {
        step,
        loss,
        measures: accuracies ? { accuracy: { mean: accuracies[step]!, ci95: 0 }, nll: loss } : { mse: loss },
      };
    }),
  });

  it("is a loss at the last step, or below", () => {
    const experiment = withTraining({ target: 0.5 });
    expect(targetReason(experiment, evaluation([0.1, 0.51]))).toBeUndefined();
    expect(targetReason(experiment, evaluation([9, 0.5]))).toEqual("the target of 0.5 is reached");
    expect(targetReason(experiment, evaluation([9, 0.1]))).toEqual("the target of 0.5 is reached");
  });

  it("is an accuracy in per cent at the last step, or above, whatever the loss", () => {
    const experiment = withTraining({ target: 90 });
    expect(targetReason(experiment, evaluation([0, 0], [0.95, 0.89]))).toBeUndefined();
    expect(targetReason(experiment, evaluation([0, 0], [0.2, 0.9]))).toEqual("the target of 90 is reached");
    expect(targetReason(experiment, evaluation([0, 99], [0.2, 0.95]))).toEqual("the target of 90 is reached");
  });

  it("is of the measure that counts most where that is not looked at step by step", () => {
    const ranking = { ...evaluation([9, 9]), measures: { ndcg5: { mean: 0.8 }, mse: { mean: 9 } } };
    expect(targetReason(withTraining({ target: 0.81 }), ranking)).toBeUndefined();
    expect(targetReason(withTraining({ target: 0.8 }), ranking)).toEqual("the target of 0.8 is reached");
  });

  it("of 0 is none", () => {
    expect(targetReason(withTraining({ target: 0 }), evaluation([0, 0], [1, 1]))).toBeUndefined();
  });
});
