// What the charts show of a record: curves, axes, marks and verdicts.

import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment.ts";
import { type RunRecord, recordOf } from "../../experiment/record.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { Series } from "../../experiment/series.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { iterationCurves } from "./iterationCurves.ts";
import { marksNear, placeMarks } from "./marks.ts";
import { verdict } from "./verdict.ts";

const experiment = defaultExperiment();
const evaluation = (role: string, iteration: number, mean: number, ci95 = 0.1): Evaluation => ({
  role,
  iteration,
  split: "validation",
  tasks: 10,
  trainedSteps: 1,
  measures: { mse: { mean, ci95 } },
  bySteps: [5, mean].map((value, step) => {
    const loss = { mean: value, ci95 };
    return { step, loss, measures: { mse: loss } };
  }),
});
const record = (parts: Partial<RunRecord>): RunRecord => ({
  ...recordOf({
    id: "a",
    version: 1,
    experiment,
    build: "",
    backend: { name: "wasm", device: "", notes: [] },
    gradientCheck: { backend: "wasm", passed: true, checks: [] },
    contenders: [
      { role: "learner", label: "MAML", learns: true },
      { role: "beside1", label: "ANIL", learns: true },
      { role: "random", label: "Random", learns: false },
    ],
    begunAt: 0,
  }),
  ...parts,
});
const look = { what: "mse", logarithmic: false, smoothed: false } as const;

describe("curves over iterations", () => {
  it("show what was measured after the trained steps, with its interval", () => {
    const { curves, training, y } = iterationCurves(
      record({
        losses: new Series(Float32Array.of(4, 2)),
        evaluations: [evaluation("learner", 0, 4), evaluation("learner", 2, 1, 1.5)],
      }),
      look,
    );
    expect(training).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: 2 },
    ]);
    expect(curves[0]!.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 4],
      [2, 1],
    ]);
    // The interval reaches below zero; a squared error cannot.
    expect(y.domain).toEqual([0, 5]);
  });
  it("are of validation tasks, baselines too, whatever the test came to", () => {
    const { level } = iterationCurves(
      record({
        contenders: [
          { role: "learner", label: "Ridge head", learns: true },
          { role: "bias", label: "Bias", learns: false },
        ],
        evaluations: [evaluation("bias", 0, 3), { ...evaluation("bias", 9, 1), split: "test" }],
      }),
      look,
    );
    expect(level).toEqual([{ role: "bias", label: "Bias", value: 3 }]);
  });
  it("are told apart where all stand far above zero", () => {
    const { y } = iterationCurves(
      record({
        losses: new Series(Float32Array.of(0.9, 0.88)),
        evaluations: [evaluation("learner", 0, 0.87), evaluation("learner", 2, 0.84)],
      }),
      look,
    );
    expect(y.domain[0]).toBeGreaterThan(0.5);
    expect(y.domain[0]).toBeLessThanOrEqual(0.84);
    expect(y.domain[1]).toBeGreaterThanOrEqual(0.9);
  });
  it("name one that explodes and keep the others tall", () => {
    const { y, beyond } = iterationCurves(
      record({
        losses: new Series(Float32Array.of(4, 3, 2, 2)),
        evaluations: [
          evaluation("learner", 0, 4),
          evaluation("learner", 4, 2),
          evaluation("beside1", 0, 4),
          evaluation("beside1", 4, 3e25),
        ],
      }),
      look,
    );
    expect(y.domain).toEqual([0, 5]);
    expect(beyond).toEqual([{ label: "ANIL", value: 3e25 }]);
  });
  it("say so where a value is not a number", () => {
    const { beyond } = iterationCurves(
      record({ evaluations: [evaluation("learner", 0, 4), evaluation("learner", 1, Number.NaN)] }),
      look,
    );
    expect(beyond).toEqual([{ label: "MAML", value: Number.NaN }]);
  });
  it("have no room at or below zero on a logarithmic axis", () => {
    const { y } = iterationCurves(
      record({ evaluations: [evaluation("learner", 0, 4, 9), evaluation("learner", 1, 0.5, 9)] }),
      { ...look, logarithmic: true },
    );
    expect(y.domain[0]).toBeGreaterThan(0.3);
    expect(y.domain[1]).toBeLessThan(6);
  });
});

describe("curves of a measure that evaluations alone give", () => {
  it("have no training curve, and level lines of who stands still", () => {
    const of = (role: string, mean: number) => ({
      ...evaluation(role, 1, 4),
      measures: { ndcg5: { mean, ci95: 0.1 } },
    });
    const { training, curves, level } = iterationCurves(
      record({
        losses: new Series(Float32Array.of(4)),
        contenders: [
          { role: "learner", label: "MAML", learns: true },
          { role: "bias", label: "Bias", learns: false },
        ],
        evaluations: [of("learner", 0.8), of("bias", 0.75)],
      }),
      { ...look, what: "ndcg5" },
    );
    expect(training).toEqual([]);
    expect(curves[0]!.points.map(({ y }) => y)).toEqual([0.8]);
    expect(level).toEqual([{ role: "bias", label: "Bias", value: 0.75 }]);
  });
});

describe("marks of turned knobs", () => {
  const path = { section: "algorithm", option: "innerLearningRate" } as const;
  const mark = (iteration: number, value: number) => ({ iteration, path, from: 0.01, value });
  it("have the knob's symbol, and stand in rows beside each other", () => {
    const placed = placeMarks([mark(100, 0.1), mark(120, 0.2)], experiment, [0, 1000]);
    expect(placed).toEqual([
      { iteration: 100, words: "α 0.1", row: 1 },
      { iteration: 120, words: "α 0.2", row: 0 },
    ]);
  });
  it("are thinned where many stand close, the last in words", () => {
    const many = Array.from({ length: 40 }, (_, at) => mark(500 + at, at / 100 + 0.01));
    const placed = placeMarks(many, experiment, [0, 1000]);
    expect(placed.length).toBeLessThan(10);
    expect(placed.at(-1)!.words).toContain("α");
    expect(placed.filter(({ words }) => words).length).toBeLessThanOrEqual(3);
  });
  it("are told exactly to whoever points at them", () => {
    const marks = [mark(100, 0.1), mark(3750, 10)];
    expect(marksNear(marks, experiment, 3740, [0, 5000])).toEqual(["α 0.01 → 10 at 3,750"]);
  });
});

describe("the verdict", () => {
  const said = (mean: number, ci95?: number, id: MeasureId = "mse") =>
    verdict({ mean, ...(ci95 !== undefined && { ci95 }) }, id, "MAML", "ANIL");
  it("names who is better only where the interval leaves no doubt", () => {
    expect(said(-2.1, 0.5)).toEqual("MAML better than ANIL by 2.10 ± 0.50");
    expect(said(0.21, 0.05)).toEqual("ANIL better than MAML by 0.210 ± 0.050");
    for (const [mean, ci95] of [
      [0.2, 0.3],
      [0, 0],
      [-2, undefined],
      [Number.NaN, Number.NaN],
    ] as const)
      expect(said(mean, ci95)).toEqual("MAML and ANIL: no difference yet");
  });
  it("of a test says that the other is as good", () => {
    expect(verdict({ mean: 0.002, ci95: 0.003 }, "accuracy", "ProtoNet", "Centroid", "test")).toEqual(
      "Centroid as good as ProtoNet, as far as these test tasks show",
    );
  });
  it("goes the way in which a measure is better, shares in points", () => {
    expect(said(0.04, 0.01, "accuracy")).toEqual("MAML better than ANIL by 4.0 ± 1.0 points");
    expect(said(-0.04, 0.01, "ndcg5")).toEqual("ANIL better than MAML by 0.040 ± 0.010");
  });
  it("does not call better what only describes", () => {
    expect(said(0.04, 0.01, "popularity")).toEqual("MAML higher than ANIL by 0.040 ± 0.010");
  });
});
