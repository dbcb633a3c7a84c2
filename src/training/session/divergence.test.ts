// Divergence: seen when it happens, and only then, in the learner in which it does, with a remedy that helps.

import { describe, expect, it } from "vitest";
import { defaultExperiment, withChoice, withOption } from "../../experiment/experiment.ts";
import type { Contender, Evaluation } from "../../experiment/results.ts";
import { said } from "../../words/said.ts";
import { DivergenceWatch, explosionMessage, isFlat, remediesFor, worsens } from "./divergence.ts";

const experiment = defaultExperiment();
const learner: Contender = { role: "learner", label: "MAML", learns: true };
const inner = { section: "algorithm", option: "innerLearningRate" } as const;
const outer = { section: "training", option: "outerLearningRate" } as const;
const mean = (value: number) => ({ mean: value, ci95: 0.1 });
const evaluation = (losses: readonly number[], trainedSteps: number): Evaluation => ({
  iteration: 250,
  split: "validation",
  tasks: 10,
  role: "learner",
  trainedSteps,
  measures: {},
  bySteps: losses.map((loss, step) => ({ step, loss: mean(loss), measures: {} })),
});

describe("the watch over training losses", () => {
  it("lets a falling or noisy loss pass", () => {
    const watch = new DivergenceWatch();
    for (const loss of [4, 6, 3, 40, 2]) expect(watch.see({ learner: loss })).toBeUndefined();
  });

  it.each([
    [Number.NaN, "is no longer a number"],
    [Number.POSITIVE_INFINITY, "is no longer a number"],
    [4000, "grew to 4.00e+3"],
  ])("stops at %s after a first loss of 4", (loss, seen) => {
    const watch = new DivergenceWatch();
    watch.see({ learner: 4 });
    expect(watch.see({ learner: loss })).toEqual({ role: "learner", seen });
  });

  it("measures each learner by its own first loss, and names the one that fails", () => {
    const watch = new DivergenceWatch();
    watch.see({ learner: 4, beside1: 400 });
    expect(watch.see({ learner: 3, beside1: 300_000 })).toBeUndefined();
    expect(watch.see({ learner: 3, beside1: 400_000 })?.role).toEqual("beside1");
  });
});

describe("flat outputs", () => {
  const flat = (spread: number) => isFlat({ ...evaluation([1], 0), spread });
  it("are seen", () => expect(flat(0)).toBe(true));
  it("are not what varies, or what is no number", () => {
    expect(flat(0.1)).toBe(false);
    expect(flat(Number.NaN)).toBe(false);
    expect(isFlat(evaluation([1], 0))).toBe(false);
  });
});

describe("the loop at fault", () => {
  it("is the inner one where the loss after the trained steps is above that before them, or no number", () => {
    expect(worsens(evaluation([4, 5, 1], 1))).toBe(true);
    expect(worsens(evaluation([4, Number.NaN], 1))).toBe(true);
    expect(worsens(evaluation([4, 3, 90], 1))).toBe(false);
    expect(worsens(evaluation([4], 0))).toBe(false);
  });

  it("is not told by regret, which grows with every step of a trial", () => {
    const regret = mean(5);
    expect(worsens({ ...evaluation([0, 3, 5], 2), measures: { regret } })).toBe(false);
  });
});

describe("remedies", () => {
  it("lower the rate of the loop at fault to a third", () => {
    expect(remediesFor(experiment, learner, [], true)).toEqual([
      { kind: "turn", path: inner, value: 0.0033, label: "Lower the inner learning rate to 0.0033" },
    ]);
    expect(remediesFor(experiment, learner, [], false)).toMatchObject([{ path: outer, value: 0.00033 }]);
  });

  it("put back what was turned before blaming what nobody turned", () => {
    const turned = [{ iteration: 3750, path: inner, from: 0.01, value: 10 }];
    const now = withOption(experiment, inner, 10);
    expect(remediesFor(now, learner, turned, true)).toEqual([
      {
        kind: "turn",
        path: inner,
        value: 0.01,
        label: "Put the inner learning rate back from 10 to 0.01",
      },
    ]);
    expect(explosionMessage(now, learner, said`grew to 4e+7`, 3760, turned, true)).toEqual(
      "The training loss of MAML grew to 4e+7 at iteration 3,760. You turned α from 0.01 to 10 at iteration 3,750. The run stands at its last good state.",
    );
  });

  it("never offer the value that stands, at the floor of a field", () => {
    const lowest = withOption(experiment, inner, 0.0001);
    expect(remediesFor(lowest, learner, [], true)).toMatchObject([{ path: outer }]);
    expect(remediesFor(withOption(lowest, outer, 0.00001), learner, [], true)).toEqual([]);
  });

  it("leave alone what cannot change while the run lasts: Meta-SGD's rates, and learned ones", () => {
    const metaSgd = withChoice(experiment, "algorithm", "metaSgd");
    expect(remediesFor(metaSgd, learner, [], true)).toMatchObject([{ path: outer }]);
    const learned = withOption(experiment, { section: "algorithm", option: "learnInnerRate" }, true);
    expect(remediesFor(learned, learner, [], true)).toMatchObject([{ path: outer }]);
  });

  it("for a learner that stands beside is to go on without it", () => {
    const two = { ...experiment, beside: [experiment.algorithm] };
    const beside = { role: "beside1", label: "MAML (α 5)", learns: true };
    expect(remediesFor(two, beside, [], true)).toEqual([
      { kind: "leave-out", role: "beside1", label: "Start anew without MAML (α 5)" },
    ]);
  });
});
