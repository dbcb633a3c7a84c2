// The form of a sweep: which knobs there are, what they begin with, and that ready-made sweeps can be begun.

import { describe, expect, it } from "vitest";
import { presets } from "../../experiment/presets/registry.ts";
import type { NumberField } from "../../schema/fields.ts";
import { writeLink } from "../../share/link.ts";
import { sweepFrom } from "../../share/sweepPlan.ts";
import type { SweepSpec } from "../../share/sweepSpec.ts";
import { inEnglish } from "../../words/said.ts";
import {
  domainFor,
  hasBaseline,
  iterationsOf,
  knobsOf,
  namingOf,
  pointInWords,
  pointsOf,
  withBaseline,
  withDomain,
  withHalving,
  withPoints,
  withSeeds,
  withSet,
  withStrategy,
} from "./draft.ts";
import { sweepPresets } from "./presets.ts";

const { experiment } = presets["sinusoid-maml-5shot"];
const spec: SweepSpec = { experiment: writeLink(experiment), grid: {} };
const rate: NumberField = {
  kind: "number",
  label: "Rate",
  help: "",
  effect: "live",
  min: 1e-4,
  max: 1,
  scale: "logarithmic",
  default: 0.01,
};

describe("knobs", () => {
  it("are the options of all that is trained, learners beside too, without seed and backend", () => {
    const beside = { id: "anil", options: { innerSteps: 1 } } as const;
    const knobs = knobsOf({ ...experiment, beside: [beside] });
    const names = knobs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["innerLearningRate", "hiddenUnits", "beside1.innerSteps"]));
    expect(names).not.toContain("seed");
    expect(names).not.toContain("backend");
    const label = knobs.find(({ name }) => name === "beside1.innerSteps")!.label;
    expect(inEnglish(label)).toMatch(/ of learner 2$/);
  });

  it("begin around where they stand, within their bounds", () => {
    expect(domainFor(rate, 0.01)).toEqual({ from: 0.001, to: 0.1, scale: "logarithmic", count: 5 });
    expect(domainFor(rate, 0.5)).toMatchObject({ from: 0.05, to: 1 });
    expect(domainFor({ ...rate, min: 0, scale: "linear" }, 0)).toMatchObject({ from: 0, to: 1 });
    const { scale: _, ...whole } = rate;
    expect(domainFor({ ...whole, kind: "integer", min: 1, max: 10 }, 1)).toEqual([1, 2]);
    expect(domainFor({ kind: "flag", label: "", help: "", effect: "live", default: true }, true)).toEqual([
      false,
      true,
    ]);
  });
});

describe("a point in words", () => {
  it("names options and choices as the panels do, numbers shortly, and what is unknown as links do", () => {
    const naming = namingOf(knobsOf(experiment));
    const point = {
      innerLearningRate: 0.00031622776,
      order: "first",
      learnInnerRate: true,
      "map.task": "shop",
    };
    expect(inEnglish(pointInWords(point, naming))).toBe(
      "Inner learning rate α 0.000316, Order first (FOMAML), Learn the inner rate on, map.task shop",
    );
  });
});

describe("the form", () => {
  it("takes a knob in and out", () => {
    const swept = withDomain(spec, "innerSteps", [1, 3]);
    expect(swept.grid).toEqual({ innerSteps: [1, 3] });
    expect(withDomain(swept, "innerSteps", undefined).grid).toEqual({});
  });

  it("gives all ranges as many values as there are points, where it is no grid", () => {
    const grid = withDomain(spec, "innerLearningRate", domainFor(rate, 0.01));
    const sobol = withStrategy(grid, "sobol");
    expect(sobol.grid).toBeUndefined();
    expect(pointsOf(sobol)).toBe(16);
    const more = withDomain(withPoints(sobol, 9), "outerLearningRate", domainFor(rate, 0.001));
    expect(Object.values(more.sobol!)).toMatchObject([{ count: 9 }, { count: 9 }]);
    expect(sweepFrom(more, "").planned).toHaveLength(9);
    expect(withStrategy(more, "grid").grid).toMatchObject({ innerLearningRate: { count: 5 } });
  });

  it("says how long runs are, with how many seeds, what stands beside them, and who is left behind", () => {
    expect(iterationsOf(spec)).toBe(experiment.training.iterations);
    expect(iterationsOf(withSet(spec, "iterations", 54))).toBe(54);
    const seed = Number(experiment.run.seed);
    expect(withSeeds(spec, 3).seeds).toEqual([seed, seed + 1, seed + 2]);
    expect(withSeeds(withSeeds(spec, 3), 1).seeds).toBeUndefined();
    expect(withHalving(withSet(spec, "iterations", 54), true).halving).toEqual({ from: 2, by: 3 });
    expect(withHalving(withHalving(spec, true), false).halving).toBeUndefined();
    expect([spec, withBaseline(spec, false)].map(hasBaseline)).toEqual([true, false]);
    const without = { ...experiment, run: { ...experiment.run, baseline: "none" as const } };
    const none: SweepSpec = { ...spec, experiment: writeLink(without) };
    expect(hasBaseline(none)).toBe(false);
    expect(hasBaseline(withBaseline(none, true))).toBe(true);
  });
});

describe("ready-made sweeps", () => {
  it.each(Object.entries(sweepPresets))("%s can be laid out", (_id, { spec: ready }) => {
    const { planned } = sweepFrom(ready, "");
    expect(planned.length).toBeGreaterThan(5);
    expect(new Set(planned.map(({ link }) => link)).size).toBe(planned.length);
  });
});
