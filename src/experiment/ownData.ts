// An experiment on a person's own data: the one at hand where its tasks draw on such data, else a ready one that does.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { DataKindId } from "../data/kind.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { onlyOptions } from "../data/table/onlyOptions.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Said, SaidError, said } from "../words/said.ts";
import { type Experiment, fieldAt, type OptionPath, withOption, withShippedData } from "./experiment.ts";
import { presets } from "./presets/registry.ts";

/** Data of a person's own, as an experiment names them. */
export interface NamedData {
  readonly fingerprint: string;
  readonly mapping?: Mapping | undefined;
  /** The greatest value that options of the family may have on them. */
  readonly most?: Readonly<Record<string, number>> | undefined;
}

const kindOf = ({ task }: Experiment): DataKindId | undefined =>
  (taskFamilies[task.id].meta as TaskFamilyMeta).data;

/**
 * An experiment whose tasks draw on this kind of data and whose options have these values: `now`, or the first ready one.
 * @throws Error where there is none.
 */
function experimentOn(now: Experiment, kind: DataKindId, only: Readonly<Record<string, string>>): Experiment {
  const suits = (experiment: Experiment) =>
    kindOf(experiment) === kind &&
    Object.entries(only).every(([option, value]) => experiment.task.options[option] === value);
  if (suits(now)) return now;
  const ready = Object.values(presets).map(({ experiment }): Experiment => experiment);
  const found = ready.find(suits);
  if (found === undefined) throw new SaidError(said`No experiment of the lab draws on ${said(kind)}.`);
  return { ...found, run: { ...found.run, seed: now.run.seed!, backend: now.run.backend! } };
}

/**
 * The experiment on these data. Where they leave an option one value, it is a ready one that has it; where they allow less
 * than an option asks for (fewer classes than ways), it has what they allow; each change is said in a whole sentence.
 */
export function withOwnData(
  now: Experiment,
  kind: DataKindId,
  { fingerprint, mapping, most = {} }: NamedData,
): { readonly experiment: Experiment; readonly changes: readonly Said[] } {
  const only = (mapping && onlyOptions[kind]?.(mapping)) ?? {};
  let experiment: Experiment = { ...withShippedData(experimentOn(now, kind, only)), data: fingerprint };
  if (mapping) experiment = { ...experiment, mapping };
  const changes: Said[] = [];
  for (const [option, value] of Object.entries(only)) {
    if (kindOf(now) !== kind || now.task.options[option] === value) continue;
    const field = fieldAt(experiment, { section: "task", option })!;
    const choice = field.kind === "choice" && field.choices.find((one) => one.value === value);
    if (choice)
      changes.push(
        said`${said(field.label)}: ${said(choice.label)}. These data allow nothing else, so the ready experiment for it was taken.`,
      );
  }
  const lower = (option: string, value: number) => {
    const path: OptionPath = { section: "task", option };
    const asked = experiment.task.options[option];
    if (typeof asked !== "number" || asked <= value) return;
    experiment = withOption(experiment, path, value);
    changes.push(
      said`${said(fieldAt(experiment, path)!.label)} is ${value} instead of ${asked}: these data allow no more.`,
    );
  };
  // Learners with one output for each class need as many in training as at test.
  const learners = [experiment.algorithm, ...experiment.beside];
  const anyWays = learners.every(({ id }) => (algorithms[id].meta as AlgorithmMeta).anyWays);
  for (const [option, value] of Object.entries(most))
    lower(option, option === "ways" && !anyWays ? Math.min(value, most.testWays ?? value) : value);
  return { experiment, changes };
}
