// What two experiments must agree in to take as long.

import { expect, it } from "vitest";
import { defaultExperiment, withOption } from "./experiment.ts";
import { programOf } from "./program.ts";

const base = defaultExperiment();
const turned = (
  section: "task" | "model" | "algorithm" | "training" | "run",
  option: string,
  value: number,
) => programOf(withOption(base, { section, option }, value));

it("sizes and parts make another program", () => {
  for (const other of [
    turned("task", "shots", 7),
    turned("model", "hiddenUnits", 41),
    turned("algorithm", "innerSteps", 3),
    turned("training", "metaBatch", 24),
    programOf({ ...base, beside: [base.algorithm] }),
  ])
    expect(other).not.toBe(programOf(base));
});

it("seeds, rates and how long one trains make none", () => {
  for (const same of [
    turned("task", "amplitudeMax", 4),
    turned("algorithm", "innerLearningRate", 0.02),
    turned("training", "outerLearningRate", 0.1),
    turned("training", "iterations", 7),
    turned("run", "seed", 9),
  ])
    expect(same).toBe(programOf(base));
});
