// What the program of a meta-step hangs on: two experiments that agree in it take as long on the same machine.

import { type Experiment, optionsOf, type SectionName, schemaOf } from "./experiment.ts";

/** Sections all of whose whole numbers, choices and flags shape the program; real numbers are inputs to it. */
const SHAPING = ["task", "model", "algorithm"] as const satisfies readonly SectionName[];

/** Parts, sizes and structure of a meta-step, as text. */
export function programOf(experiment: Experiment): string {
  const { beside, training, run, data } = experiment;
  const parts = SHAPING.map((section) => {
    const schema = schemaOf(experiment, section);
    const options = Object.entries(optionsOf(experiment, section));
    return [experiment[section].id, options.filter(([name]) => schema[name]?.kind !== "number")];
  });
  return JSON.stringify([...parts, beside, training.metaBatch, training.optimiser, run.baseline, data]);
}
