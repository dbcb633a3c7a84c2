// Presets say what they are compared with, and a figure of other conditions never judges.

import { describe, expect, it } from "vitest";
import { algorithms } from "../../algorithms/registry.ts";
import { conflictsIn, readExperiment } from "../check.ts";
import { baselinesOf } from "../contenders.ts";
import { withOption } from "../experiment.ts";
import type { Preset } from "./preset.ts";
import { compare, conditionsInWords, type Looked, type PublishedFigure, valueInWords } from "./published.ts";
import { type PresetId, presets } from "./registry.ts";

const all = Object.entries(presets) as [PresetId, Preset][];
const ids = Object.keys(presets) as PresetId[];
/** An evaluation that looked at steps 0 to 10 and was right every time. */
const looked: Looked = {
  bySteps: Array.from({ length: 11 }, (_, step) => ({
    step,
    loss: { mean: 0.1 * step, ci95: 0.05 },
    accuracy: { mean: 0.9 + 0.005 * step, ci95: 0.002 },
  })),
  reward: { mean: 6.5, ci95: 0.1 },
};

describe("a published figure", () => {
  const figure = presets["sinusoid-maml-5shot"].published as PublishedFigure;

  it("is set beside ours step by step where tasks, shots and steps are the same", () => {
    const comparison = compare(figure, presets["sinusoid-maml-5shot"].experiment, looked);
    expect(comparison).toEqual({
      comparable: true,
      figures: [
        {
          ours: { mean: 0.1, ci95: 0.05 },
          theirs: 0.67,
          gap: expect.closeTo(-0.57, 9),
          within: true,
          undecided: false,
        },
        {
          ours: { mean: 0.5, ci95: 0.05 },
          theirs: 0.38,
          gap: expect.closeTo(0.12, 9),
          within: false,
          undecided: false,
        },
        {
          ours: { mean: 1, ci95: 0.05 },
          theirs: 0.35,
          gap: expect.closeTo(0.65, 9),
          within: false,
          undecided: false,
        },
      ],
    });
  });

  it("counts a gap within our interval as within, and not beyond it", () => {
    const { experiment } = presets["bandits-rl2-5arms-10pulls"];
    const published = presets["bandits-rl2-5arms-10pulls"].published as PublishedFigure;
    const within = (mean: number) => {
      const comparison = compare(published, experiment, { bySteps: [], reward: { mean, ci95: 0.25 } });
      return comparison.comparable && comparison.figures[0]!.within;
    };
    // Theirs is 6.7.
    expect([6.46, 7.5, 6.44].map(within)).toEqual([true, true, false]);
  });

  it("is not decided on by an interval wider than itself, unless ours is better", () => {
    const { experiment } = presets["sinusoid-maml-5shot"];
    const standing = (mean: number, ci95: number) => {
      const bySteps = [1, 5, 10].map((step) => ({ step, loss: { mean, ci95 } }));
      const comparison = compare(figure, experiment, { bySteps });
      return comparison.comparable && comparison.figures.map(({ within, undecided }) => [within, undecided]);
    };
    // Theirs are 0.67, 0.38, 0.35.
    expect(standing(4.39, 7.58)).toEqual([
      [false, true],
      [false, true],
      [false, true],
    ]);
    expect(standing(0.2, 7.58)).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
    expect(standing(0.6, 0.3)).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  it("of 5 shots does not judge 10", () => {
    expect(compare(figure, presets["sinusoid-maml-10shot"].experiment, looked)).toEqual({
      comparable: false,
      because: "Support points at test 5 there, 10 here",
    });
  });

  it("of a step that was not looked at, or is not known, judges nothing", () => {
    const { experiment } = presets["sinusoid-maml-5shot"];
    expect(compare(figure, experiment, { bySteps: looked.bySteps.slice(0, 6) })).toMatchObject({
      comparable: false,
      because: "mean squared error after 10 steps there, not looked at here",
    });
    expect(compare({ ...figure, steps: "unknown" }, experiment, looked)).toMatchObject({ comparable: false });
  });

  it("of characters holds for its images, ways, shots and statistics only", () => {
    const { experiment, published } = presets["omniglot-maml-5way-1shot"];
    expect(compare(published, experiment, looked)).toMatchObject({
      comparable: true,
      // After three steps.
      figures: [{ ours: { mean: 91.5 }, theirs: 98.7 }],
    });
    for (const [option, value] of [
      ["imageSet", "glyphs"],
      ["testWays", 20],
      ["testShots", 5],
    ] as const)
      expect(compare(published, withOption(experiment, { section: "task", option }, value), looked)).toEqual({
        comparable: false,
        because: expect.anything(),
      });
    const inductive = withOption(experiment, { section: "model", option: "transductive" }, false);
    expect(compare(published, inductive, looked)).toEqual({
      comparable: false,
      because: "transductive there, inductive here",
    });
    expect(compare(published, presets["sinusoid-maml-5shot"].experiment, looked)).toEqual({
      comparable: false,
      because: "Glyphs there",
    });
  });

  it("judges these presets and no other", () => {
    const judged = all.filter(
      ([, { published, experiment }]) => published && compare(published, experiment, looked).comparable,
    );
    expect(judged.map(([id]) => id)).toEqual([
      "sinusoid-maml-5shot",
      "sinusoid-metasgd-5shot",
      ...ids.filter((id) => id.startsWith("omniglot-") || id.startsWith("bandits-")),
    ]);
  });

  it("says in words what it is of", () => {
    const { published } = presets["omniglot-maml-5way-1shot"];
    expect(valueInWords(published)).toBe("98.7 ± 0.4%");
    expect(String(conditionsInWords(published))).toMatch(
      /^accuracy after 3 steps; image set omniglot, ways at test 5, shots at test 1; Finn et al\. 2017, table 1; /,
    );
    expect(String(conditionsInWords(figure))).toMatch(/^mean squared error after 1, 5, 10 steps; /);
  });
});

describe.each(all)("preset %s", (_, preset) => {
  const { experiment, published, unpublished, differs, baselineTuning, withoutPretraining } = preset;

  it("is valid, and has a figure or says why not", () => {
    expect([...readExperiment(experiment).problems, ...conflictsIn(experiment)]).toEqual([]);
    expect([published, unpublished].filter(Boolean)).toHaveLength(1);
    if (published && Array.isArray(published.steps))
      expect(published.steps).toHaveLength(published.values.length);
  });

  it("says what differs from the figure's conditions on data that the lab has in part", () => {
    if (experiment.task.options.imageSet === "omniglot") expect(differs).toMatch(/alphabets never seen.*964/);
  });

  it("has baselines of a tuned rate, and the pretrained one or a reason", () => {
    const baselines = baselinesOf(experiment);
    expect(baselineTuning !== undefined).toBe(baselines.length > 0);
    if (baselineTuning) expect(baselineTuning.rates).toContain(experiment.run.baselineRate);
    const pretrained = baselines.some(({ role }) => role === "pretrained");
    const couldBe =
      algorithms[experiment.algorithm.id].meta.adaptsBySteps && experiment.algorithm.id !== "rl2";
    expect(withoutPretraining !== undefined).toBe(couldBe && !pretrained);
  });
});
