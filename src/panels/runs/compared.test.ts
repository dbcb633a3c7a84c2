// What the comparison says of each run.

import { describe, expect, it } from "vitest";
import { defaultExperiment, withOption } from "../../experiment/experiment.ts";
import type { ComparisonNow } from "../../store/comparison.ts";
import type { KeptRun } from "../../store/records.ts";
import { recordFor } from "../../testing/records.ts";
import { inEnglish } from "../../words/said.ts";
import { csvOfComparison, detailsOf, standingIn, titleIn } from "./compared.ts";

const rate = (value: number) =>
  withOption(defaultExperiment(), { section: "algorithm", option: "innerLearningRate" }, value);
const kept = (id: string, name: string, value: number): KeptRun => ({
  record: recordFor(id, {}, rate(value)),
  name,
  note: "",
  starred: false,
  savedAt: 0,
  bytes: 0,
});
const runs = [kept("a", "mine", 0.01), kept("b", "", 0.1)];

describe("compared runs", () => {
  it("are called by their number and name, and told apart by their knobs", () => {
    expect(runs.map((_, index) => inEnglish(titleIn(runs, index)))).toEqual([
      "1. mine",
      "2. Sinusoids · MAML · 10-shot",
    ]);
    expect(detailsOf(runs, 1).map(inEnglish)).toEqual(["2 iterations", "Inner learning rate α 0.1"]);
  });

  it.each([
    [{ mean: -0.2, ci95: 0.1 }, "mse", "better"],
    [{ mean: 0.2, ci95: 0.1 }, "mse", "worse"],
    [{ mean: 0.2, ci95: 0.1 }, "accuracy", "better"],
    [{ mean: 0.1, ci95: 0.1 }, "mse", "as good as"],
    [{ mean: 0, ci95: 0 }, "mse", "as good as"],
    [{ mean: Number.NaN, ci95: 0.1 }, "mse", "as good as"],
    [{ mean: 0.2 }, "mse", "one task"],
  ] as const)("by %o in %s are %s", (difference, id, words) => {
    expect(inEnglish(standingIn(difference, id))).toBe(words);
  });

  it("are lines of a CSV, unrounded, with what they differ by", async () => {
    const comparison: ComparisonNow = {
      runs,
      leftOut: [],
      reference: 0,
      probe: 0,
      paths: [],
      trials: [],
      split: "validation",
      tasks: 100,
      found: {
        split: "validation",
        tasks: 100,
        results: [
          { measures: { mse: { mean: 1.25, ci95: 0.5 } } },
          { measures: { mse: { mean: 1, ci95: 0.25 } }, difference: { mse: { mean: -0.25, ci95: 0.125 } } },
        ],
      },
    };
    const [head, first, second] = (await csvOfComparison(comparison)).split("\r\n");
    expect(head).toBe(
      "id,name,experiment,reference,iterations,seed,seed of the tasks,split,tasks,mse,mse ±,mse difference,mse difference ±,algorithm.innerLearningRate",
    );
    expect(first).toMatch(/^a,mine,.*,true,2,1,1,validation,100,1\.25,0\.5,,,0\.01$/);
    expect(second).toMatch(/^b,,.*,false,2,1,1,validation,100,1,0\.25,-0\.25,0\.125,0\.1$/);
  });
});
