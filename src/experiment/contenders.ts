// What the learners of an experiment are called.

import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import { type ModelId, models } from "../models/registry.ts";
import { defaultsOf, nameOfValue, type Options, type Schema } from "../schema/fields.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Said, said, type Words, within } from "../words/said.ts";
import type { ChosenAlgorithm, Experiment } from "./experiment.ts";
import type { Contender } from "./results.ts";

/** In which options a learner differs from others of the same algorithm: "α 0.1". */
function apart({ id, options }: ChosenAlgorithm, all: readonly ChosenAlgorithm[]): readonly Said[] {
  const schema: Schema = algorithms[id].meta.schema;
  const others = all.filter((other) => other.id === id);
  const differing = Object.keys(schema).filter((option) =>
    others.some((other) => other.options[option] !== options[option]),
  );
  return differing.map((option) => {
    const value = options[option]!;
    const field = schema[option]!;
    const name = field.symbol ? said`${field.symbol}` : within(field.label);
    if (typeof value === "boolean") return value ? name : said`no ${name}`;
    return said`${name} ${nameOfValue(field, value)}`;
  });
}

/** What one of these learners is called. */
function labelOf(chosen: ChosenAlgorithm, all: readonly ChosenAlgorithm[]): Words {
  const { label } = algorithms[chosen.id].meta;
  const words = apart(chosen, all);
  return words.length > 0 ? said`${said(label)} (${words})` : label;
}

/** One learner of an experiment: its role in a run, its name, and what it is. */
export interface ExperimentLearner {
  /** "learner", or "beside1" to "beside3". */
  readonly role: string;
  readonly label: Words;
  readonly chosen: ChosenAlgorithm;
}

/** The main learner and those beside it, told apart by name where the algorithm is the same. */
export function learnersOf({ algorithm, beside }: Experiment): ExperimentLearner[] {
  const all = [algorithm, ...beside];
  return all.map((chosen, index) => ({
    role: index === 0 ? "learner" : `beside${index}`,
    label: labelOf(chosen, all),
    chosen,
  }));
}

/** The algorithm of a role; `undefined` for baselines and policies. */
export const chosenFor = (experiment: Experiment, role: string): ChosenAlgorithm | undefined =>
  learnersOf(experiment).find((item) => item.role === role)?.chosen;

/**
 * What an experiment's baseline brings: networks that are fine-tuned at each task, with weights of no task or of all.
 * Trials of decisions have classical policies in their place.
 */
export function baselinesOf({ task, run }: Experiment) {
  if (taskFamilies[task.id].meta.problem === "decisions") return [];
  const pretrained = { role: "pretrained", label: said`Pretrained`, id: "pretraining" } as const;
  const random = { role: "random", label: said`Random`, id: "scratch" } as const;
  if (run.baseline === "pretraining") return [pretrained, random];
  return run.baseline === "scratch" ? [random] : [];
}

/** A baseline of the task family's own: an algorithm on a model of its own, untrained. */
export interface OwnBaseline {
  readonly role: string;
  readonly label: Words;
  readonly algorithm: ChosenAlgorithm;
  readonly model: Experiment["model"];
}

/** What the experiment's tasks bring to measure learners by. */
export function ownBaselinesOf({ task }: Experiment): OwnBaseline[] {
  const { baselines = [] }: TaskFamilyMeta = taskFamilies[task.id].meta;
  return baselines.map(({ role, label, algorithm, model }) => {
    const [algorithmId, modelId] = [algorithm.id as AlgorithmId, model.id as ModelId];
    const schemas: readonly Schema[] = [algorithms[algorithmId].meta.schema, models[modelId].meta.schema];
    const [chosen, read] = schemas.map(defaultsOf) as [Options, Options];
    return {
      role,
      label,
      algorithm: { id: algorithmId, options: { ...chosen, ...algorithm.options } },
      model: { id: modelId, options: { ...read, ...model.options } },
    };
  });
}

/** A contender's name, for a baseline with the rate at which it fine-tunes: "Random network, fine-tuned at 0.4". */
export const nameWithRate = ({ role, label }: Contender, experiment: Experiment): Words =>
  baselinesOf(experiment).some((baseline) => baseline.role === role)
    ? said`${said(label)} network, fine-tuned at ${Number(experiment.run.baselineRate)}`
    : label;
