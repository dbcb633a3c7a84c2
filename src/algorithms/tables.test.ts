// Models with a table (embeddings of items, say), of which an example reads a row: it is learned across tasks and never
// adapts to one, whatever the algorithm; and no task has a copy of it.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import { input } from "../engine/graph/program.ts";
import { inOrder } from "../engine/graph/walk.ts";
import { constant, tanh } from "../engine/ops/elementwise.ts";
import { gather } from "../engine/ops/gather.ts";
import { dense } from "../engine/ops/matMul.ts";
import { reshape } from "../engine/ops/shape.ts";
import { Random } from "../engine/random.ts";
import { filled, glorotNormal } from "../models/initialise.ts";
import { HEAD, type Model } from "../models/model.ts";
import { defaultsOf, type Options } from "../schema/fields.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import { batchOf, learnerOn, metaGradientError } from "../testing/smallLearner.ts";
import { loadAlgorithm } from "../training/load.ts";
import type { AlgorithmMeta } from "./meta.ts";
import { type AlgorithmId, algorithms } from "./registry.ts";

const ITEMS = 7;
const WIDTH = 4;
const TABLE = "items";

/** A row of the table for each example's item, and a perceptron on it. */
const createModel = (outputs: number | null): Model => ({
  statistics: "none",
  normalisation: [],
  tables: [TABLE],
  features: WIDTH,
  init: (random) => ({
    [TABLE]: glorotNormal(random, ITEMS, WIDTH),
    "hidden.weights": glorotNormal(random, WIDTH, WIDTH),
    "hidden.bias": filled(0, WIDTH),
    ...(outputs !== null && {
      [HEAD.weights]: glorotNormal(random, WIDTH, outputs),
      [HEAD.bias]: filled(0, outputs),
    }),
  }),
  apply(parameters, x) {
    const ids = reshape(x, x.shape.slice(0, 2));
    const rows = gather(parameters[TABLE]!, ids);
    const hidden = tanh(dense(rows, parameters["hidden.weights"]!, parameters["hidden.bias"]!));
    return outputs === null ? hidden : dense(hidden, parameters[HEAD.weights]!, parameters[HEAD.bias]!);
  },
});

const batchFor = (problem: "regression" | "classification"): EpisodeBatch => {
  const batch = batchOf(problem, [1]);
  const items = (count: number) =>
    Float32Array.from({ length: 2 * count }, (_, index) => (3 * index + 1) % ITEMS);
  const { support, query } = batch;
  return {
    ...batch,
    support: { ...support, x: items(support.count) },
    query: { ...query, x: items(query.count) },
  };
};

const steps: Options = { innerSteps: 2, innerLearningRate: 0.1, miniBatches: 1, samples: 2, members: 2 };
const metaOf = (id: AlgorithmId): AlgorithmMeta => algorithms[id].meta;
const optionsOf = (id: AlgorithmId) => {
  const { schema } = metaOf(id);
  const own = Object.entries(steps).filter(([name]) => name in schema);
  return { ...defaultsOf(schema), ...Object.fromEntries(own) };
};
const cases = (Object.keys(algorithms) as AlgorithmId[]).flatMap((id) =>
  (["regression", "classification"] as const)
    .filter((problem) => metaOf(id).problems.includes(problem))
    .map((problem) => [id, problem] as const),
);

let device: Device;
beforeAll(async () => {
  ({ device } = await startBackend("wasm"));
});

describe.each(cases)("%s, %s", (id, problem) => {
  const batch = batchFor(problem);

  // Reptile's gradient is no loss's, and what begins from scratch has none.
  it.skipIf(id === "reptile" || id === "scratch")(
    "learns the table by the meta-loss's gradient",
    async () => {
      const learner = await learnerOn(device, id, createModel, optionsOf(id), batch);
      const { gradients } = await learner.metaGradient(batch);
      expect(Math.hypot(...gradients[TABLE]!)).toBeGreaterThan(1e-4);
      expect(await metaGradientError(learner, batch)).toBeLessThan(0.02);
      learner.dispose();
    },
  );

  it("keeps nothing beside the table, and no copy of it for each task", async () => {
    const algorithm = await loadAlgorithm(id);
    const tasks = 5;
    const options = optionsOf(id);
    const context = {
      problem,
      outputs: batch.outputs,
      trainingClasses: 5,
      createModel,
      options: { ...options, ...algorithm.optionsAt?.(options, 0) },
      scalar: () => constant(0.1),
      noise: (name: string, shape: readonly number[]) => input(name, shape),
    };
    const parameters = Object.fromEntries(
      Object.entries(algorithm.initialise(context, new Random(1))).map(([name, { shape }]) => [
        name,
        input(name, shape),
      ]),
    );
    const wide = Object.keys(parameters).filter((name) => parameters[name]!.shape.includes(ITEMS));
    expect(wide).toEqual([TABLE]);
    const examples = (set: string, count: number, of = tasks) => ({
      x: input(`${set}.x`, [of, count, 1]),
      y: input(`${set}.y`, [of, count, batch.outputs]),
    });
    const [support, query] = [examples("support", 3), examples("query", 6)];
    const classes = input("classes", [tasks, batch.outputs, 5]);
    const { gradients, loss } = algorithm.metaGradient(context, parameters, { support, query, classes });
    const many = examples("many", 6, tasks * (metaOf(id).samples?.(options) ?? 1));
    const answers = algorithm
      .adapt(context, parameters, support, 2, batch.outputs)
      .map((predict) => predict(many));
    const tables = inOrder([...Object.values(gradients), loss, ...answers])
      .filter(({ shape }) => shape.includes(ITEMS) && shape.at(-1) === WIDTH)
      .map(({ shape }) => `${shape}`);
    // Each member of an ensemble has one.
    expect(new Set(tables)).toEqual(new Set([`${[Number(options.members ?? 1), ITEMS, WIDTH]}`]));
  });
});

it("Reptile moves the table as joint training does, where it takes one inner step", async () => {
  const batch = batchFor("regression");
  const gradientsOf = async (id: AlgorithmId, options: Options) => {
    const learner = await learnerOn(device, id, createModel, options, batch);
    const { gradients } = await learner.metaGradient(batch);
    learner.dispose();
    return gradients as Record<string, Float32Array>;
  };
  const rate = 0.3;
  const found = await gradientsOf("reptile", { innerSteps: 1, miniBatches: 1, innerLearningRate: rate });
  const joint = await gradientsOf("pretraining", {});
  expect(Math.hypot(...joint[TABLE]!)).toBeGreaterThan(1e-3);
  for (const [name, slopes] of Object.entries(joint))
    for (const [index, slope] of slopes.entries()) expect(found[name]![index]! / rate).toBeCloseTo(slope, 5);
});

it("an example that names no row of the table is told of before anything is computed", async () => {
  const batch = batchFor("regression");
  const learner = await learnerOn(device, "ridge", createModel, {}, batch);
  const wrong = { ...batch, query: { ...batch.query, x: batch.query.x.with(3, ITEMS) } };
  const sentence = "Id 7 at place 3 is no row of a table of 7: ids are whole numbers from 0 to 6.";
  await expect(learner.metaGradient(wrong)).rejects.toThrow(sentence);
  await expect(learner.predict(wrong, 0)).rejects.toThrow(sentence);
  learner.dispose();
});
