// What a learner's predictions are worth: its figures against the predictions themselves, and noise by task.

import { beforeAll, describe, expect, it } from "vitest";
import { maml } from "../../algorithms/maml/maml.ts";
import { mamlMeta } from "../../algorithms/maml/meta.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { atOnce } from "../../engine/work.ts";
import { mlp } from "../../models/mlp/mlp.ts";
import { defaultsOf } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";
import { Learner } from "./learner.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

describe("the loss of predictions", () => {
  it("is over all outputs where a target has several", async () => {
    const tasks = 2;
    const random = new Random(4);
    const examples = (count: number) => ({
      x: random.normals(tasks * count),
      y: random.normals(tasks * count * 3),
      count,
    });
    const batch = { tasks, inputShape: [1], outputs: 3, support: examples(4), query: examples(5) };
    const sampler = {
      problem: "regression" as const,
      inputShape: [1],
      outputs: 3,
      trainingClasses: 0,
      measures: ["mse"] as const,
      sample: () => {
        throw new Error("Nothing is sampled here.");
      },
    };
    const learner = new Learner(
      device,
      {
        algorithm: maml,
        meta: mamlMeta,
        options: defaultsOf(mamlMeta.schema),
        createModel: (outputs) =>
          mlp.create({ hiddenLayers: 1, hiddenUnits: 5, activation: "tanh" }, [1], outputs),
        sampler,
        optimiser: "sgd",
      },
      random,
    );
    const { outputs, loss, figures } = await learner.predict(batch, 1);
    expect(figures).toEqual({ mse: loss });
    expect(loss).toHaveLength(2);
    const measured = await learner.measure(batch, 1, 1, 0);
    for (const step of [0, 1]) {
      const squares = outputs[step]!.map((value, at) => (value - batch.query.y[at]!) ** 2);
      for (const task of [0, 1]) {
        const own = squares.slice(15 * task, 15 * (task + 1));
        const wanted = own.reduce((total, value) => total + value, 0) / 15;
        expect(loss[step]![task]).toBeCloseTo(wanted, 5);
        expect(measured.loss[step]![task]).toBeCloseTo(wanted, 5);
      }
    }
    // Spread: the variance of each output over a task's five queries, averaged over outputs.
    for (const task of [0, 1]) {
      const own = outputs[1]!.slice(15 * task, 15 * (task + 1));
      const variances = [0, 1, 2].map((output) => {
        const column = own.filter((_, at) => at % 3 === output);
        const middle = column.reduce((total, value) => total + value, 0) / 5;
        return column.reduce((total, value) => total + (value - middle) ** 2, 0) / 5;
      });
      expect(measured.spread[task]).toBeCloseTo((variances[0]! + variances[1]! + variances[2]!) / 3, 5);
    }
    learner.dispose();
  });

  it("of a class held for impossible is what its logarithm says, without a cap, and of samples as of one", async () => {
    const batch = batchOf("classification", [4]);
    for (const id of ["maml", "platipus"] as const) {
      const learner = await learnerFor(device, id, "mlp", { hiddenUnits: 6 }, {}, batch);
      const { iteration, tensors } = await learner.save();
      // Weights a hundred times as large: logits of thousands.
      const sure = Object.fromEntries(
        Object.entries(tensors).map(([name, { values, shape }]) => [
          name,
          { values: name.startsWith("log-") ? values : values.map((value) => 100 * value), shape },
        ]),
      );
      learner.restore({ iteration, tensors: sure });
      const { loss, outputs } = await learner.predict(batch, 0);
      const measured = await learner.measure(batch, 0, 0, 0);
      expect([...loss[0]!]).toEqual([...measured.loss[0]!]);
      for (const task of [0, 1]) {
        expect(loss[0]![task]).toBeGreaterThan(100);
        expect(loss[0]![task]).toBeLessThan(1e6);
      }
      // The probability itself is none: 0 in float32.
      expect(Math.min(...outputs[0]!)).toBe(0);
      learner.dispose();
    }
  });
});

describe("noise at measurement", () => {
  it("is a task's own: the same in batches of any size, another for the same task elsewhere", async () => {
    const batch = batchOf("regression", [4]);
    const learner = await learnerFor(device, "platipus", "mlp", { hiddenUnits: 6 }, { samples: 3 }, batch);
    const half = (set: EpisodeBatch["support"], task: number) => {
      const part = (all: Float32Array) => all.slice((task * all.length) / 2, ((task + 1) * all.length) / 2);
      return { x: part(set.x), y: part(set.y), count: set.count };
    };
    const alone = (task: number): EpisodeBatch => ({
      ...batch,
      tasks: 1,
      support: half(batch.support, task),
      query: half(batch.query, task),
    });
    const samplesOf = async (of: EpisodeBatch, first: number) => [
      ...(await learner.measure(of, 2, 2, first)).samples,
    ];
    const together = await samplesOf(batch, 7);
    expect([...(await samplesOf(alone(0), 7)), ...(await samplesOf(alone(1), 8))]).toEqual(together);
    expect(await samplesOf(alone(0), 107)).not.toEqual(await samplesOf(alone(0), 7));
    learner.dispose();
  });
});

describe("noise in training", () => {
  it("is drawn anew for each meta-step, and the same again from the same iteration", async () => {
    const batch = batchOf("regression", [4]);
    const options = { spread: 0.5, innerLearningRate: 0.01 };
    const learner = await learnerFor(device, "platipus", "mlp", { hiddenUnits: 6 }, options, batch);
    const start = await learner.save();
    const still = { rate: 0, momentum: 0, gradientClip: 0 };
    const step = async () => {
      const { loss, take } = atOnce(learner.step(batch, still));
      take();
      const values = [...(await device.read(loss))];
      device.free(loss);
      return values;
    };
    const [first, second] = [await step(), await step()];
    expect(second).not.toEqual(first);
    learner.restore(start);
    expect(await step()).toEqual(first);
    learner.dispose();
  });
});
