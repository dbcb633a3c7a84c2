// What an experiment is: which tasks, model and algorithm, with every option and the seed.
// Plain data. Nothing else decides a result, save the backend's floating point.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { sameMapping } from "../data/table/mappingLink.ts";
import { type ModelId, models } from "../models/registry.ts";
import {
  defaultsOf,
  type Effect,
  effectOf,
  type Field,
  type Options,
  type OptionValue,
  type Schema,
} from "../schema/fields.ts";
import { type TaskFamilyId, taskFamilies } from "../tasks/registry.ts";
import { SaidError, said } from "../words/said.ts";
import { runSchema, trainingSchema } from "./training.ts";

/** An algorithm with its options. */
export interface ChosenAlgorithm {
  readonly id: AlgorithmId;
  readonly options: Options;
}

/** Learners that may be trained beside the main one. */
export const MOST_BESIDE = 3;

export interface Experiment {
  readonly task: { readonly id: TaskFamilyId; readonly options: Options };
  readonly model: { readonly id: ModelId; readonly options: Options };
  readonly algorithm: ChosenAlgorithm;
  /** Learners trained beside the main one on the same stream of tasks, for comparison; at most `MOST_BESIDE`. */
  readonly beside: readonly ChosenAlgorithm[];
  /** Values of `trainingSchema`. */
  readonly training: Options;
  /** Values of `runSchema`: seed, backend, baseline. */
  readonly run: Options;
  /** Fingerprint of a person's own data; empty for the data that ships. */
  readonly data: string;
  /** What each column of a person's own table is for; absent for any other data. */
  readonly mapping?: Mapping | undefined;
}

/** The parts of an experiment that hold options; three of them also name which one. */
export const SECTIONS = ["task", "model", "algorithm", "training", "run"] as const;
export type SectionName = (typeof SECTIONS)[number];
/** Sections that choose one entry of a registry. */
export type ChosenSection = "task" | "model" | "algorithm";

/** Where an option lives. */
export interface OptionPath {
  readonly section: SectionName;
  readonly option: string;
}

/** The entries among which a section chooses, by id. */
export const registries = { task: taskFamilies, model: models, algorithm: algorithms } as const;

/** The schema that a section of this experiment follows. */
export function schemaOf(experiment: Experiment, section: SectionName): Schema {
  switch (section) {
    case "task":
      return taskFamilies[experiment.task.id].meta.schema;
    case "model":
      return models[experiment.model.id].meta.schema;
    case "algorithm":
      return algorithms[experiment.algorithm.id].meta.schema;
    case "training":
      return trainingSchema;
    case "run":
      return runSchema;
    default:
      return section satisfies never;
  }
}

/** The values of a section's options. */
export function optionsOf(experiment: Experiment, section: SectionName): Options {
  return section === "training" || section === "run" ? experiment[section] : experiment[section].options;
}

/** The field at a path; `undefined` where the experiment has no such option. */
export function fieldAt(experiment: Experiment, path: OptionPath): Field | undefined {
  return schemaOf(experiment, path.section)[path.option];
}

/** The value at a path. */
export function valueAt(experiment: Experiment, path: OptionPath): OptionValue | undefined {
  return optionsOf(experiment, path.section)[path.option];
}

/** When a change at a path takes hold; `undefined` where the experiment has no such option. */
export function effectAt(experiment: Experiment, path: OptionPath): Effect | undefined {
  const field = fieldAt(experiment, path);
  return field && effectOf(field, optionsOf(experiment, path.section));
}

/** The experiment with one option changed. The value must have been checked against its field. */
export function withOption(experiment: Experiment, path: OptionPath, value: OptionValue): Experiment {
  const options = { ...optionsOf(experiment, path.section), [path.option]: value };
  return path.section === "training" || path.section === "run"
    ? { ...experiment, [path.section]: options }
    : { ...experiment, [path.section]: { ...experiment[path.section], options } };
}

/**
 * The experiment with another task family, model or algorithm, at that entry's defaults. An algorithm brings the
 * training options it wants along; those of the one before it go back to their defaults.
 */
export function withChoice(experiment: Experiment, section: ChosenSection, id: string): Experiment {
  const entry = (registries[section] as Record<string, { meta: { schema: Schema } }>)[id];
  if (entry === undefined) throw new SaidError(said`There is no ${said(section)} named “${id}”.`);
  const chosen = { ...experiment, [section]: { id, options: defaultsOf(entry.meta.schema) } };
  // Another family cannot be handed the data of this one.
  if (section === "task") return withShippedData(chosen);
  if (section !== "algorithm") return chosen;
  return { ...chosen, training: trainingFor(experiment, id as AlgorithmId) };
}

/** The experiment on the data that ship. */
export const withShippedData = ({ mapping: _, ...experiment }: Experiment): Experiment => ({
  ...experiment,
  data: "",
});

/**
 * The training options with which an algorithm learns in this experiment: what the main algorithm wanted for itself
 * goes back to the defaults for any other, which brings its own wishes.
 */
export function trainingFor({ algorithm, training }: Experiment, id: AlgorithmId): Options {
  if (id === algorithm.id) return training;
  const wants = (of: AlgorithmId): Options => (algorithms[of].meta as AlgorithmMeta).training ?? {};
  const defaults: Options = defaultsOf(trainingSchema);
  const back = Object.keys(wants(algorithm.id)).map((name) => [name, defaults[name]!]);
  return { ...training, ...Object.fromEntries(back), ...wants(id) };
}

/** Everything at its default: MAML on sinusoids. */
export function defaultExperiment(): Experiment {
  return {
    task: { id: "sinusoid", options: defaultsOf(taskFamilies.sinusoid.meta.schema) },
    model: { id: "mlp", options: defaultsOf(models.mlp.meta.schema) },
    algorithm: { id: "maml", options: defaultsOf(algorithms.maml.meta.schema) },
    beside: [],
    training: defaultsOf(trainingSchema),
    run: defaultsOf(runSchema),
    data: "",
  };
}

/** One option in which two experiments differ. */
export interface Difference {
  readonly path: OptionPath;
  readonly from: OptionValue | undefined;
  readonly to: OptionValue | undefined;
  readonly effect: Effect;
}

/** What would have to change to turn one experiment into the other; a changed choice or data restarts. */
export function differences(from: Experiment, to: Experiment): Difference[] {
  const found: Difference[] = [];
  for (const section of SECTIONS) {
    if (section === "task" || section === "model" || section === "algorithm") {
      if (from[section].id !== to[section].id) {
        found.push({
          path: { section, option: "id" },
          from: from[section].id,
          to: to[section].id,
          effect: "restart",
        });
        continue;
      }
    }
    const before = optionsOf(from, section);
    const after = optionsOf(to, section);
    for (const [option, field] of Object.entries(schemaOf(to, section))) {
      if (before[option] !== after[option]) {
        found.push({
          path: { section, option },
          from: before[option],
          to: after[option],
          effect: effectOf(field, after),
        });
      }
    }
  }
  if (JSON.stringify(from.beside) !== JSON.stringify(to.beside)) {
    found.push({
      path: { section: "algorithm", option: "beside" },
      from: from.beside.map(({ id }) => id).join(", "),
      to: to.beside.map(({ id }) => id).join(", "),
      effect: "restart",
    });
  }
  if (from.data !== to.data || !sameMapping(from.mapping, to.mapping)) {
    found.push({
      path: { section: "task", option: "data" },
      from: from.data,
      to: to.data,
      effect: "restart",
    });
  }
  return found;
}
