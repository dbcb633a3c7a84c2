// An experiment on a person's own data: the one at hand where its tasks draw on such, else a ready one; what the data
// do not allow is lowered, and said.

import { expect, it } from "vitest";
import { labelledSentences } from "../testing/tableFiles.ts";
import { conflictsIn } from "./check.ts";
import { withChoice, withOption } from "./experiment.ts";
import { withOwnData } from "./ownData.ts";
import { presets } from "./presets/registry.ts";

const mapping = labelledSentences(2);
const data = { fingerprint: "abc", mapping };
const intents = presets["intents-clinc150-5way-1shot"].experiment;

it("stays the one at hand where its tasks draw on such data", () => {
  const mine = withOption(intents, { section: "training", option: "metaBatch" }, 3);
  const { experiment, changes } = withOwnData(mine, "sentences", data);
  expect(experiment).toEqual({ ...mine, data: "abc", mapping });
  expect(changes).toEqual([]);
});

it("is a ready one where the tasks at hand draw on other data or none, with seed and backend kept", () => {
  const now = withOption(presets["sinusoid-maml-5shot"].experiment, { section: "run", option: "seed" }, 7);
  const { experiment } = withOwnData(now, "sentences", data);
  expect(experiment).toEqual({
    ...presets["intents-banking77-5way-1shot"].experiment,
    run: { ...presets["intents-banking77-5way-1shot"].experiment.run, seed: 7 },
    data: "abc",
    mapping,
  });
  expect(withOwnData(now, "images", { fingerprint: "def" }).experiment).toMatchObject({
    task: { id: "glyphs" },
    data: "def",
  });
});

it("has no mapping of the data before", () => {
  const glyphs = presets["glyphs-protonet-5way-1shot"].experiment;
  const { experiment } = withOwnData({ ...glyphs, data: "x", mapping }, "images", { fingerprint: "y" });
  expect([experiment.data, experiment.mapping]).toEqual(["y", undefined]);
});

it("asks what people like where the data say only what they chose, and says so", () => {
  const chosen = { ...data, mapping: { ...mapping, task: "user", item: "film" } };
  const { experiment, changes } = withOwnData(presets["ratings-movielens-5"].experiment, "ratings", chosen);
  expect(experiment).toEqual({
    ...presets["ratings-movielens-implicit-5"].experiment,
    data: "abc",
    mapping: chosen.mapping,
  });
  expect(changes).toEqual([
    "What is asked: what they like. These data allow nothing else, so the ready experiment for it was taken.",
  ]);
  const rated = {
    ...chosen,
    mapping: { ...chosen.mapping, target: { column: "stars", decimalComma: false } },
  };
  const { task } = withOwnData(presets["ratings-movielens-5"].experiment, "ratings", rated).experiment;
  expect(task.options.target).toBe("rating");
});

it("asks for no more than the data allow, and says what was lowered", () => {
  const { experiment, changes } = withOwnData(intents, "sentences", {
    ...data,
    most: { ways: 9, testWays: 4, shots: 3, nothing: 1 },
  });
  expect(experiment.task.options).toMatchObject({ ways: 9, testWays: 4, shots: 1 });
  expect(changes).toEqual([
    "Ways is 9 instead of 20: these data allow no more.",
    "Ways at test is 4 instead of 5: these data allow no more.",
  ]);
});

it("keeps ways in training and at test alike for learners with an output for each class", () => {
  const maml = withChoice(withOption(intents, { section: "task", option: "ways" }, 5), "algorithm", "maml");
  const { experiment } = withOwnData(maml, "sentences", { ...data, most: { ways: 9, testWays: 4 } });
  expect(experiment.task.options).toMatchObject({ ways: 4, testWays: 4 });
  expect(conflictsIn(experiment)).toEqual([]);
});
