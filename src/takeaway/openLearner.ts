// A learner that has left the lab, on a device: the lab's own, made of its file and its weights.

import { algorithms } from "../algorithms/registry.ts";
import type { Device } from "../engine/backend/device.ts";
import { Random } from "../engine/random.ts";
import type { HostParameters, ModelFamily } from "../models/model.ts";
import { models } from "../models/registry.ts";
import type { TaskSampler } from "../tasks/family.ts";
import { Learner } from "../training/episodes/learner.ts";
import { contextOf, type LearnerParts } from "../training/episodes/learnerPrograms.ts";
import type { PortableLearner } from "./learnerFile.ts";

/** Its tasks come from outside. */
const drawsNothing = () => {
  throw new Error("A learner that has left the lab draws no tasks.");
};

/** What a portable learner is made of: the same parts as in the lab, but for tasks to draw. */
export async function partsOf(portable: PortableLearner): Promise<LearnerParts> {
  const { algorithm, model, problem, inputShape, outputs, trainingClasses, items } = portable;
  const [algorithmEntry, modelEntry] = [algorithms[algorithm.id], models[model.id]];
  if (!("load" in algorithmEntry) || !("load" in modelEntry))
    throw new Error(`“${algorithm.id}” on “${model.id}” plays trials: it answers no tables.`);
  const family: ModelFamily = await modelEntry.load();
  const sampler: TaskSampler = {
    problem,
    measures: [],
    inputShape,
    outputs,
    trainingClasses,
    ...(items !== undefined && { items }),
    sample: drawsNothing,
  };
  return {
    algorithm: await algorithmEntry.load(),
    meta: algorithmEntry.meta,
    options: algorithm.options,
    createModel: (width) => family.create(model.options, inputShape, width, items),
    sampler,
    optimiser: "sgd",
  };
}

/** The random stream of a run's learners. */
const streamOf = (random: Random): Random => random.split("weights").split("initial");

/** The noise that a learner measures with, of a run's random stream. */
export const learnerNoise = (random: Random): Random => streamOf(random).split("noise").split("measurement");

/** The meta-parameters with which a run begins. */
export async function initialWeights(portable: PortableLearner): Promise<HostParameters> {
  const parts = await partsOf(portable);
  return parts.algorithm.initialise(contextOf(parts, parts.options), streamOf(new Random(portable.seed)));
}

/** @throws Error, a whole sentence, where the weights are not this learner's. */
export async function openLearner(
  portable: PortableLearner,
  weights: HostParameters,
  device: Device,
): Promise<Learner> {
  const learner = new Learner(device, await partsOf(portable), streamOf(new Random(portable.seed)));
  learner.restore({ iteration: 0, tensors: weights });
  return learner;
}
