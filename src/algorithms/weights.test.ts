// An example that weighs nothing is as if it were not there, and one that weighs double as if it stood twice: for every
// algorithm, in support and query set, in loss, accuracy, gradient, prediction and figures.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import { defaultsOf, type Options, type Schema } from "../schema/fields.ts";
import type { EpisodeBatch, Examples } from "../tasks/episode.ts";
import { asBatch, ofTask } from "../tasks/padding.ts";
import { batchOf, learnerFor } from "../testing/smallLearner.ts";
import type { AlgorithmMeta } from "./meta.ts";
import { type AlgorithmId, algorithms } from "./registry.ts";

let device: Device;
beforeAll(async () => {
  ({ device } = await startBackend("wasm"));
});

/** Examples of the batch with one more, full of junk and without weight, behind the first of each task. */
function withJunk(examples: Examples, tasks: number): Examples {
  const parts = Array.from({ length: tasks }, (_, task) => {
    const { x, y, count } = ofTask(examples, task, tasks);
    const [wide, outputs] = [x.length / count, y.length / count];
    const insert = (all: Float32Array, width: number, junk: ArrayLike<number>) =>
      Float32Array.from([...all.subarray(0, width), ...Array.from(junk), ...all.subarray(width)]);
    const label = Array.from({ length: outputs }, (_, index) => Number(index === 0));
    return {
      x: insert(x, wide, new Float32Array(wide).fill(3)),
      y: insert(y, outputs, outputs === 1 ? [50] : label),
      count: count + 1,
      weights: Float32Array.from({ length: count + 1 }, (_, index) => Number(index !== 1)),
    };
  });
  return asBatch(parts);
}
const padded = (batch: EpisodeBatch): EpisodeBatch => ({
  ...batch,
  support: withJunk(batch.support, batch.tasks),
  query: withJunk(batch.query, batch.tasks),
});

/** Where the mini-batches of an inner loop are dealt by place, one more example deals them anew: one batch then. */
const few = (schema: Schema): Options =>
  Object.fromEntries(
    Object.entries({ innerSteps: 2, miniBatches: 1, samples: 2, members: 2, fullContext: true }).filter(
      ([name]) => name in schema,
    ),
  );
const settings = [
  ["mlp", "regression", [4], { hiddenUnits: 8, activation: "tanh" }],
  ["mlp", "classification", [4], { hiddenUnits: 8, activation: "tanh" }],
  ["conv4", "classification", [17, 17, 1], { filters: 4 }],
  ["conv4", "classification", [17, 17, 1], { filters: 4, transductive: true }],
] as const;
const cases = settings.flatMap(([model, problem, shape, modelOptions]) =>
  (Object.keys(algorithms) as AlgorithmId[])
    .filter((id) => "load" in algorithms[id])
    .filter((id) => (algorithms[id].meta as AlgorithmMeta).problems.includes(problem))
    .map((id) => [id, model, problem, shape, modelOptions] as const),
);
const near = (found: Float32Array, wanted: Float32Array) => {
  expect(found.length).toBe(wanted.length);
  const scale = Math.max(1e-3, ...wanted.map(Math.abs));
  expect(Math.max(...found.map((value, index) => Math.abs(value - wanted[index]!))) / scale).toBeLessThan(
    2e-4,
  );
};

describe.each(cases)("%s on %s, %s, %j, %j", (id, model, problem, shape, modelOptions) => {
  it("does not see an example without weight", async () => {
    const batch = batchOf(problem, shape);
    const options = { ...defaultsOf(algorithms[id].meta.schema), ...few(algorithms[id].meta.schema) };
    const learner = await learnerFor(device, id, model, modelOptions, options, batch);
    const plain = await learner.metaGradient(batch);
    const more = await learner.metaGradient(padded(batch));
    near(more.objective, plain.objective);
    for (const [name, gradient] of Object.entries(plain.gradients)) near(more.gradients[name]!, gradient);
    const [measured, again] = [
      await learner.measure(batch, 2, learner.adaptsBySteps ? 2 : 0, 0),
      await learner.measure(padded(batch), 2, learner.adaptsBySteps ? 2 : 0, 0),
    ];
    for (const [step, loss] of measured.loss.entries()) near(again.loss[step]!, loss);
    expect(Object.keys(measured.figures)).toEqual(problem === "regression" ? ["mse"] : ["accuracy", "nll"]);
    for (const [measure, steps] of Object.entries(measured.figures))
      for (const [step, values] of steps.entries())
        near(again.figures[measure as keyof typeof again.figures]![step]!, values);
    near(again.spread, measured.spread);
    learner.dispose();
  });
});

it("counts an example of weight 2 as if it stood twice", async () => {
  const batch = batchOf("regression", [4]);
  const doubled = (examples: Examples): Examples => {
    const parts = [0, 1].map((task) => {
      const { x, y, count } = ofTask(examples, task, 2);
      return {
        x: Float32Array.from([...x, ...x.subarray(0, 4)]),
        y: Float32Array.from([...y, y[0]!]),
        count: count + 1,
      };
    });
    return asBatch(parts);
  };
  const weighed = (examples: Examples): Examples => ({
    ...examples,
    weights: Float32Array.from({ length: 2 * examples.count }, (_, index) =>
      index % examples.count === 0 ? 2 : 1,
    ),
  });
  const of = (change: (examples: Examples) => Examples) => ({
    ...batch,
    support: change(batch.support),
    query: change(batch.query),
  });
  const learner = await learnerFor(device, "maml", "mlp", { hiddenUnits: 8, activation: "tanh" }, {}, batch);
  const [twice, heavy] = [await learner.metaGradient(of(doubled)), await learner.metaGradient(of(weighed))];
  near(heavy.objective, twice.objective);
  for (const [name, gradient] of Object.entries(twice.gradients)) near(heavy.gradients[name]!, gradient);
});
