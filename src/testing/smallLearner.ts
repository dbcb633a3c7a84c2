// A small learner on made-up episodes: what tests of gradients work with.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { Device } from "../engine/backend/device.ts";
import { Random } from "../engine/random.ts";
import type { HostParameters, Model } from "../models/model.ts";
import { type ModelId, models } from "../models/registry.ts";
import { defaultsOf, type Options } from "../schema/fields.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import { Learner } from "../training/episodes/learner.ts";
import { loadAlgorithm, loadModel } from "../training/load.ts";

/** From this seed come the weights, and what noise a learner draws. */
export const WEIGHTS_SEED = 2;
/** How far the weights move for a difference. */
const STEP = 5e-4;

/** Training classes of classification, whatever the ways. */
const CLASSES = 5;

/**
 * A small made-up batch: 2 tasks with 3 examples and 6 queries, of 3 classes or of 1 value, smooth inputs; more of
 * them by `shots` (examples for each class) and `ways`.
 */
export function batchOf(
  problem: "regression" | "classification",
  inputShape: readonly number[],
  { shots = 1, ways = 3 } = {},
): EpisodeBatch {
  const random = new Random(11);
  const size = inputShape.reduce((product, length) => product * length, 1);
  const outputs = problem === "regression" ? 1 : ways;
  const examples = (count: number) => ({
    x: Float32Array.from({ length: 2 * count * size }, () => 0.7 * random.normal()),
    y: Float32Array.from({ length: 2 * count * outputs }, (_, index) =>
      problem === "regression"
        ? random.normal()
        : Number(Math.floor(index / outputs) % outputs === index % outputs),
    ),
    count,
  });
  return {
    tasks: 2,
    inputShape,
    outputs,
    support: examples(ways * shots),
    query: examples(2 * ways),
    classIds: Int32Array.from({ length: 2 * ways }, (_, label) => label % CLASSES),
  };
}

/** A learner for that batch on a model, its weights always the same; plain gradient descent outside. */
export async function learnerOn(
  device: Device,
  id: AlgorithmId,
  createModel: (outputs: number | null) => Model,
  options: Options,
  batch: EpisodeBatch,
) {
  const problem = batch.outputs === 1 ? ("regression" as const) : ("classification" as const);
  const meta: AlgorithmMeta = algorithms[id].meta;
  const sampler = {
    problem,
    inputShape: batch.inputShape,
    outputs: batch.outputs,
    measures: problem === "regression" ? (["mse"] as const) : (["accuracy", "nll"] as const),
    trainingClasses: problem === "regression" ? 0 : CLASSES,
    sample: () => ({ ...batch, description: () => ({ kind: "images" as const, title: "", classes: [] }) }),
  };
  return new Learner(
    device,
    {
      algorithm: await loadAlgorithm(id),
      meta,
      options: { ...defaultsOf(meta.schema), ...options },
      createModel,
      sampler,
      optimiser: "sgd",
    },
    new Random(WEIGHTS_SEED),
  );
}

/** The same on a registered model. */
export async function learnerFor(
  device: Device,
  id: AlgorithmId,
  modelId: ModelId,
  modelOptions: Options,
  options: Options,
  batch: EpisodeBatch,
) {
  const family = await loadModel(modelId);
  const all = { ...defaultsOf(models[modelId].meta.schema), ...modelOptions };
  const createModel = (outputs: number | null) => family.create(all, batch.inputShape, outputs);
  return learnerOn(device, id, createModel, options, batch);
}

/** What can be moved, and goes back to where it was. */
interface Movable {
  save(): Promise<{ iteration: number; tensors: HostParameters }>;
  restore(saved: { iteration: number; tensors: HostParameters }): void;
}

/** A gradient along itself against its loss's central difference over `move` either way; relative error. */
export async function gradientError(
  learner: Movable,
  measure: () => Promise<{ gradients: Record<string, Float32Array>; loss: number }>,
  move: number,
): Promise<number> {
  const start = await learner.save();
  const { gradients } = await measure();
  const length = Math.hypot(...Object.values(gradients).map((part) => Math.hypot(...part)));
  if (!(length > 1e-3)) throw new Error(`The gradient has length ${length}: there is nothing to check.`);
  const lossAt = async (sign: number) => {
    const tensors = Object.fromEntries(
      Object.entries(start.tensors).map(([name, { values, shape }]) => [
        name,
        {
          shape,
          values: values.map(
            (value, index) => value + (sign * move * (gradients[name]?.[index] ?? 0)) / length,
          ),
        },
      ]),
    );
    learner.restore({ ...start, tensors });
    return (await measure()).loss;
  };
  const numeric = ((await lossAt(1)) - (await lossAt(-1))) / (2 * move);
  learner.restore(start);
  return Math.abs(numeric - length) / length;
}

/** The meta-gradient against the mean meta-loss's central difference; relative error. */
export const metaGradientError = (learner: Learner, batch: EpisodeBatch): Promise<number> =>
  gradientError(
    learner,
    async () => {
      const { gradients, objective } = await learner.metaGradient(batch);
      return { gradients, loss: objective.reduce((total, value) => total + value, 0) / objective.length };
    },
    STEP,
  );
