// Parts that are each valid and cannot stand together are named before anything runs.

import { describe, expect, it } from "vitest";
import { conflictsIn, readExperiment } from "./check.ts";
import { type Experiment, withChoice, withOption } from "./experiment.ts";
import { presets } from "./presets/registry.ts";

const fieldsOf = (experiment: Experiment) => conflictsIn(experiment).map(({ field }) => field);
const glyphs: Experiment = presets["glyphs-maml-5way-1shot"].experiment;
const sinusoids: Experiment = presets["sinusoid-maml-5shot"].experiment;

describe("conflicts", () => {
  it.each(Object.entries(presets))("%s has none", (_, { experiment }) => {
    expect(conflictsIn(experiment)).toEqual([]);
  });

  it("names an algorithm that cannot learn such tasks, beside the main one too", () => {
    const bandits: Experiment = presets["bandits-rl2-5arms-10pulls"].experiment;
    expect(fieldsOf(withChoice(bandits, "algorithm", "maml"))).toContain("algorithm");
    const beside = { ...sinusoids, beside: [withChoice(sinusoids, "algorithm", "prototypical").algorithm] };
    expect(fieldsOf(beside)).toContain("algorithm");
  });

  it("names ways that differ where the learner has one output for each", () => {
    const wider = withOption(glyphs, { section: "task", option: "ways" }, 10);
    expect(fieldsOf(wider)).toEqual(["task.testWays"]);
    expect(fieldsOf(withChoice(wider, "algorithm", "prototypical"))).toEqual([]);
  });

  it("names a model that cannot read the tasks", () => {
    const [conflict] = conflictsIn(withChoice(sinusoids, "model", "conv4"));
    expect(conflict!.field).toBe("model");
    expect(String(conflict!.message)).toContain("Perceptron");
  });

  it("names normalisation for each step where nothing is normalised", () => {
    const wanted = (experiment: Experiment) =>
      withOption(experiment, { section: "algorithm", option: "normalisePerStep" }, true);
    expect(fieldsOf(wanted(glyphs))).toEqual([]);
    expect(fieldsOf(wanted(sinusoids))).toEqual(["model"]);
    const without = withOption(glyphs, { section: "model", option: "normalisation" }, "none");
    expect(fieldsOf(wanted(without))).toEqual(["model"]);
  });

  it("names options of a family that contradict each other", () => {
    const flat = withOption(sinusoids, { section: "task", option: "amplitudeMin" }, 9);
    expect(fieldsOf(flat)).toEqual(["task.amplitudeMin"]);
  });
});

describe("data", () => {
  const own = { ...glyphs, data: "0123456789abcdef0123" };

  it("belong to the family that draws on them: another is not handed them", () => {
    expect(withChoice(own, "algorithm", "prototypical").data).toBe(own.data);
    expect(withChoice(own, "task", "sinusoid").data).toBe("");
    expect(withChoice(own, "task", "glyphs").data).toBe("");
  });

  it("that a link names for tasks without data are left out and named", () => {
    expect(readExperiment(own)).toEqual({ experiment: own, problems: [] });
    const { experiment, problems } = readExperiment({ ...sinusoids, data: own.data });
    expect(experiment.data).toBe("");
    expect(problems).toEqual([
      {
        field: "data",
        message:
          "The link names data (“0123456789abcdef0123”), but sinusoids draw on none; they were left out.",
      },
    ]);
  });
});
