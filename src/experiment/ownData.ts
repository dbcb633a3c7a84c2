// An experiment on a person's own data: the one at hand where its tasks draw on such data, else a ready one that does.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { DataKindId } from "../data/kind.ts";
import type { Mapping } from "../data/table/mapping.ts";
import type { Split } from "../tasks/episode.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Experiment, type OptionPath, withOption, withShippedData } from "./experiment.ts";
import { presets } from "./presets/registry.ts";

/** Data of a person's own, as an experiment names them. */
export interface NamedData {
  readonly fingerprint: string;
  readonly mapping?: Mapping | undefined;
  /** Tasks of each part; of classes, the classes. Absent where the parts are not counted in such. */
  readonly tasks?: Readonly<Record<Split, number>> | undefined;
}

const kindOf = ({ task }: Experiment): DataKindId | undefined =>
  (taskFamilies[task.id].meta as TaskFamilyMeta).data;

/** An experiment whose tasks draw on this kind of data: `now`, or the first ready one. @throws Error where there is none. */
export function experimentOn(now: Experiment, kind: DataKindId): Experiment {
  if (kindOf(now) === kind) return now;
  const ready = Object.values(presets).map(({ experiment }): Experiment => experiment);
  const found = ready.find((experiment) => kindOf(experiment) === kind);
  if (found === undefined) throw new Error(`No experiment of the lab draws on ${kind}.`);
  return { ...found, run: { ...found.run, seed: now.run.seed!, backend: now.run.backend! } };
}

/**
 * The experiment on these data. Where they have fewer classes than an episode has ways, it has as many ways as they
 * have classes; each change is said in a whole sentence.
 */
export function withOwnData(
  now: Experiment,
  kind: DataKindId,
  { fingerprint, mapping, tasks }: NamedData,
): { readonly experiment: Experiment; readonly changes: readonly string[] } {
  let experiment: Experiment = { ...withShippedData(experimentOn(now, kind)), data: fingerprint };
  if (mapping) experiment = { ...experiment, mapping };
  const changes: string[] = [];
  if (tasks === undefined) return { experiment, changes };
  const learners = [experiment.algorithm, ...experiment.beside];
  const anyWays = learners.every(({ id }) => (algorithms[id].meta as AlgorithmMeta).anyWays);
  const atTest = Math.min(tasks.validation, tasks.test);
  const most = { ways: anyWays ? tasks.training : Math.min(tasks.training, atTest), testWays: atTest };
  for (const [option, least] of Object.entries(most)) {
    const path: OptionPath = { section: "task", option };
    const asked = experiment.task.options[option];
    if (typeof asked !== "number" || asked <= least) continue;
    experiment = withOption(experiment, path, least);
    changes.push(
      option === "ways"
        ? `There are ${least} classes to train on, so an episode has ${least} ways instead of ${asked}.`
        : `There are ${least} classes to test on, so a test episode has ${least} ways instead of ${asked}.`,
    );
  }
  return { experiment, changes };
}
