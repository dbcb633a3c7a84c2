// The table of runs: which knobs differ, how runs did, in which order they stand.

import { describe, expect, it } from "vitest";
import { defaultExperiment, withChoice, withOption } from "../../experiment/experiment.ts";
import { evaluationOf, recordFor } from "../../testing/records.ts";
import { said } from "../../words/said.ts";
import { csvOf } from "./csv.ts";
import { differingOptions, filtered, outcomeOf, sorted, titleOf } from "./rows.ts";

const rate = { section: "algorithm", option: "innerLearningRate" } as const;
const kept = (
  id: string,
  rest: Partial<Parameters<typeof recordFor>[1]> = {},
  experiment = defaultExperiment(),
) => ({
  record: recordFor(id, rest, experiment),
  savedAt: 0,
  bytes: 8,
  name: "",
  note: "",
  starred: false,
});
const withRate = (id: string, value: number, loss: number) =>
  kept(
    id,
    { evaluations: [evaluationOf(2, { mse: { mean: loss, ci95: 0.1 } })] },
    withOption(defaultExperiment(), rate, value),
  );

describe("the table of runs", () => {
  it("has a column for each knob in which runs differ, and for no other", () => {
    const runs = [withRate("a", 0.01, 3), withRate("b", 0.1, 2)];
    expect(differingOptions(runs).map(({ key, label }) => [key, label])).toEqual([
      ["algorithm.innerLearningRate", "Inner learning rate α"],
    ]);
    expect(differingOptions(runs.slice(0, 1))).toEqual([]);
    // A knob that only one of them has tells nothing.
    const reptile = kept("c", {}, withChoice(defaultExperiment(), "algorithm", "reptile"));
    const keys = differingOptions([runs[0]!, reptile]).map(({ key }) => key);
    expect(keys).not.toContain("algorithm.order");
  });

  it("tells the test where there was one, else the last evaluation, by the measure that counts most", () => {
    const validated = evaluationOf(2, { mse: { mean: 0.5, ci95: 0.25 } });
    const tested = evaluationOf(
      2,
      { accuracy: { mean: 0.875, ci95: 0.0625 }, nll: { mean: 0.75, ci95: 0.5 } },
      "test",
    );
    expect(outcomeOf({ evaluations: [validated] })).toEqual({
      words: "mean squared error 0.500 ± 0.250",
      value: 0.5,
      split: "validation",
    });
    expect(outcomeOf({ evaluations: [tested, validated] })).toMatchObject({
      words: "accuracy 87.5 ± 6.3%",
      split: "test",
    });
    expect(outcomeOf({ evaluations: [] }).words).toEqual("not evaluated yet");
  });

  it("is sorted by any column, starred runs first and those without a value last", () => {
    const runs = [withRate("a", 0.01, 3), kept("none"), withRate("b", 0.1, 1), withRate("c", 0.05, 2)];
    const ids = (down: boolean, by: Parameters<typeof sorted>[1] = "outcome") =>
      sorted(runs, by, down).map(({ record }) => record.id);
    expect(ids(false)).toEqual(["b", "c", "a", "none"]);
    expect(ids(true)).toEqual(["a", "c", "b", "none"]);
    runs[0] = { ...runs[0]!, starred: true };
    expect(ids(false)).toEqual(["a", "b", "c", "none"]);
    expect(ids(true, { key: "", path: rate, label: said`` })).toEqual(["a", "b", "c", "none"]);
  });

  it("finds runs by name, note and experiment", () => {
    const runs = [
      { ...kept("a"), name: "Steep" },
      { ...kept("b"), note: "too slow" },
    ];
    expect(filtered(runs, "steep").map(titleOf)).toEqual(["Steep"]);
    expect(filtered(runs, "slow too")).toHaveLength(1);
    expect(filtered(runs, "sinusoid")).toHaveLength(2);
    expect(filtered(runs, "omniglot")).toEqual([]);
  });

  it("is written as CSV with figures unrounded", async () => {
    const runs = [withRate("a", 0.01, 1 / 3), { ...withRate("b", 0.1, 2), note: 'said "no", left' }];
    const [head, first, second] = (await csvOf(runs, differingOptions(runs))).split("\n");
    expect(head).toEqual(
      "id,name,experiment,state,split,tasks,mse,mse ±,iterations,seconds,begun,algorithm.innerLearningRate,starred,note",
    );
    expect(first).toContain(`validation,10,${1 / 3},0.1,2,0,2023-11-14T22:13:20.000Z,0.01,false,`);
    expect(second).toMatch(/,0\.1,false,"said ""no"", left"$/);
  });
});
