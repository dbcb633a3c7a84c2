// Who can be compared, and why others cannot.

import { describe, expect, it } from "vitest";
import type { Options } from "../schema/fields.ts";
import { inEnglish } from "../words/said.ts";
import { whyApart } from "./compared.ts";
import { defaultExperiment, type Experiment, withChoice } from "./experiment.ts";

const one = defaultExperiment();
const withTask = (experiment: Experiment, options: Options): Experiment => ({
  ...experiment,
  task: { ...experiment.task, options: { ...experiment.task.options, ...options } },
});
const why = (other: Experiment, reference = one) => {
  const found = whyApart(other, reference);
  return found && inEnglish(found);
};

describe("runs", () => {
  it("can be compared whatever learner, outer loop and seed they have", () => {
    const other = withChoice(withChoice(one, "algorithm", "reptile"), "model", "mlp");
    expect(why({ ...other, training: { ...one.training, metaBatch: 4 }, run: { ...one.run, seed: 9 } })).toBe(
      undefined,
    );
  });

  it("can be compared where training alone had other tasks", () => {
    expect(why(withTask(one, { shots: 5 }))).toBe(undefined);
    const glyphs = withChoice(one, "task", "glyphs");
    expect(why(withTask(glyphs, { ways: 20, shots: 5, query: 3 }), glyphs)).toBe(undefined);
  });

  it("cannot where the tasks that they are measured on differ, and are told in what", () => {
    expect(why(withTask(one, { testShots: 5, noise: 0.5 }))).toBe(
      "Its tasks are others: Support points at test 5, not 10, Noise σ 0.5, not 0.",
    );
    const glyphs = withChoice(one, "task", "glyphs");
    expect(why(glyphs)).toBe("Its tasks are of another kind: Glyphs, not Sinusoids.");
    expect(why({ ...glyphs, data: "abc" }, glyphs)).toBe("Its tasks draw on other data.");
  });

  it("of a person's own data are not told apart by which of the shipped sets they name", () => {
    const own = { ...withChoice(one, "task", "glyphs"), data: "abc" };
    expect(why(withTask(own, { imageSet: "omniglot" }), own)).toBe(undefined);
    expect(why(withTask({ ...own, data: "" }, { imageSet: "omniglot" }), { ...own, data: "" })).toBe(
      "Its tasks are others: Image set omniglot, drawn by people, not glyphs, drawn from fonts.",
    );
  });
});
