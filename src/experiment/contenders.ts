// What the learners of an experiment are called.

import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import { type ModelId, models } from "../models/registry.ts";
import { defaultsOf, type Options, type Schema } from "../schema/fields.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import type { ChosenAlgorithm, Experiment } from "./experiment.ts";
import type { Contender } from "./results.ts";

/** In which options a learner differs from others of the same algorithm: " (order first)". */
function apart({ id, options }: ChosenAlgorithm, all: readonly ChosenAlgorithm[]): string {
  const schema: Schema = algorithms[id].meta.schema;
  const others = all.filter((other) => other.id === id);
  const differing = Object.keys(schema).filter((option) =>
    others.some((other) => other.options[option] !== options[option]),
  );
  const words = differing.map((option) => {
    const value = options[option]!;
    const { label, symbol } = schema[option]!;
    const name = symbol ?? label.toLowerCase();
    return typeof value === "boolean" ? `${value ? "" : "no "}${name}` : `${name} ${value}`;
  });
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}

/** One learner of an experiment: its role in a run, its name, and what it is. */
export interface ExperimentLearner {
  /** "learner", or "beside1" to "beside3". */
  readonly role: string;
  readonly label: string;
  readonly chosen: ChosenAlgorithm;
}

/** The main learner and those beside it, told apart by name where the algorithm is the same. */
export function learnersOf({ algorithm, beside }: Experiment): ExperimentLearner[] {
  const all = [algorithm, ...beside];
  return all.map((chosen, index) => ({
    role: index === 0 ? "learner" : `beside${index}`,
    label: algorithms[chosen.id].meta.label + apart(chosen, all),
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
  const pretrained = { role: "pretrained", label: "Pretrained", id: "pretraining" } as const;
  const random = { role: "random", label: "Random", id: "scratch" } as const;
  if (run.baseline === "pretraining") return [pretrained, random];
  return run.baseline === "scratch" ? [random] : [];
}

/** A baseline of the task family's own: an algorithm on a model of its own, untrained. */
export interface OwnBaseline {
  readonly role: string;
  readonly label: string;
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
export const nameWithRate = ({ role, label }: Contender, experiment: Experiment): string =>
  baselinesOf(experiment).some((baseline) => baseline.role === role)
    ? `${label} network, fine-tuned at ${experiment.run.baselineRate}`
    : label;
