// Meta-gradients of each algorithm against central differences, and identities that must hold.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import { atOnce } from "../engine/work.ts";
import { ACTIVATIONS } from "../models/mlp/meta.ts";
import type { Options, OptionValue, Schema } from "../schema/fields.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import { algorithmCases } from "../testing/algorithmCases.ts";
import { batchOf, learnerFor, metaGradientError } from "../testing/smallLearner.ts";
import { gradientGap } from "../training/episodes/gradientGap.ts";
import { type AlgorithmId, algorithms } from "./registry.ts";

const outer = { rate: 0.01, momentum: 0.9, gradientClip: 0 };

describe.each(["cpu", "wasm"] as const)("meta-gradients on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });

  const cases = algorithmCases(0.02).filter(({ surrogate }) => !surrogate);

  describe.each(ACTIVATIONS.map(({ value }) => value))("perceptron with %s", (activation) => {
    const usual = activation === "tanh";
    it.each(cases.filter(({ plainest, normalises }) => !normalises && (usual || plainest)))(
      "$id, $problem, $options",
      async ({ id, problem, options }) => {
        const batch = batchOf(problem, [4]);
        const learner = await learnerFor(device, id, "mlp", { hiddenUnits: 6, activation }, options, batch);
        expect(await metaGradientError(learner, batch)).toBeLessThan(0.02);
        learner.dispose();
      },
    );
  });

  const classifiers = algorithmCases(0.01)
    .filter(
      ({ problem, surrogate, plainest, normalises }) =>
        problem === "classification" && !surrogate && (plainest || normalises),
    )
    // With gains for each step one step will do: over more, units that cross zero spoil the difference.
    .map((each) => (each.normalises ? { ...each, options: { ...each.options, innerSteps: 1 } } : each));
  describe.each([{}, { transductive: true }, { normalisation: "none" }])("Conv-4 %o", (model) => {
    const usual = Object.keys(model).length === 0;
    it.each(classifiers.filter(({ plainest }) => usual || plainest))(
      "$id, $options",
      async ({ id, options }) => {
        const batch = batchOf("classification", [17, 17, 1]);
        const learner = await learnerFor(device, id, "conv4", { filters: 4, ...model }, options, batch);
        expect(await metaGradientError(learner, batch)).toBeLessThan(0.03);
        learner.dispose();
      },
    );
  });
});

describe("the cases that are tested", () => {
  it.each((Object.keys(algorithms) as AlgorithmId[]).filter((id) => "load" in algorithms[id]))(
    "take every flag and every choice of %s at each of its values",
    (id) => {
      const schema: Schema = algorithms[id].meta.schema;
      const cases = algorithmCases(0.01).filter((each) => each.id === id);
      for (const [option, field] of Object.entries(schema)) {
        if (field.kind !== "flag" && field.kind !== "choice") continue;
        const values: OptionValue[] =
          field.kind === "flag" ? [false, true] : field.choices.map(({ value }) => value);
        const taken = cases.map(({ options }) => options[option] ?? field.default);
        expect(new Set(taken), option).toEqual(new Set(values));
      }
    },
  );
});

describe("identities", () => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend("cpu")).device;
  });
  const batch = batchOf("regression", [4]);
  const allGradientsOf = async (id: AlgorithmId, options: Options, of: EpisodeBatch = batch) => {
    const model = { hiddenUnits: 6, activation: "tanh" };
    const learner = await learnerFor(device, id, "mlp", model, options, of);
    const { gradients } = await learner.metaGradient(of);
    learner.dispose();
    return gradients;
  };
  const flat = (gradients: Record<string, Float32Array>) =>
    Object.values(gradients).flatMap((part) => [...part]);
  const gradientOf = async (options: Options, of: EpisodeBatch = batch) =>
    flat(await allGradientsOf("maml", options, of));
  const gap = (a: number[], b: number[]) =>
    Math.hypot(...a.map((value, index) => value - b[index]!)) / Math.hypot(...a);

  it("MAML without inner steps is plain training on the query set", async () => {
    const learner = await learnerFor(
      device,
      "pretraining",
      "mlp",
      { hiddenUnits: 6, activation: "tanh" },
      {},
      batch,
    );
    // Pretraining pools support and query; with the query set in both places it is the query loss alone.
    const { gradients } = await learner.metaGradient({ ...batch, support: batch.query });
    learner.dispose();
    const plain = Object.values(gradients).flatMap((part) => [...part]);
    expect(gap(plain, await gradientOf({ innerSteps: 0 }))).toBeLessThan(1e-5);
  });

  it("ANIL with every layer adapting is MAML, and with the last alone it is not", async () => {
    const options = { innerSteps: 2, innerLearningRate: 0.3 };
    const maml = await gradientOf(options);
    expect(gap(flat(await allGradientsOf("anil", { ...options, adapting: "all" })), maml)).toBeLessThan(1e-6);
    expect(gap(flat(await allGradientsOf("anil", options)), maml)).toBeGreaterThan(0.05);
  });

  it("PLATIPUS without variance and conditioning steps is MAML, in training and at test", async () => {
    const options = { innerSteps: 2, innerLearningRate: 0.3 };
    const model = { hiddenUnits: 6, activation: "tanh" };
    const certain = { ...options, conditioningSteps: 0, klWeight: 0, samples: 3 };
    const learner = await learnerFor(device, "platipus", "mlp", model, certain, batch);
    const maml = await learnerFor(device, "maml", "mlp", model, options, batch);
    const apart = gap(
      [...(await maml.predict(batch, 2)).outputs[2]!],
      [...(await learner.predict(batch, 2)).outputs[2]!],
    );
    expect(apart).toBeGreaterThan(0.001);
    const { iteration, tensors } = await learner.save();
    const without = Object.fromEntries(
      Object.entries(tensors).map(([name, { values, shape }]) => [
        name,
        { values: /^log-(prior|posterior):/.test(name) ? values.map(() => -20) : values, shape },
      ]),
    );
    learner.restore({ iteration, tensors: without });
    const { gradients } = await learner.metaGradient(batch);
    const weights = Object.entries(gradients).filter(([name]) => !name.startsWith("log-"));
    expect(gap(flat(Object.fromEntries(weights)), await gradientOf(options))).toBeLessThan(1e-6);
    const expected = await maml.predict(batch, 4);
    const found = await learner.predict(batch, 4);
    for (const [step, outputs] of expected.outputs.entries()) {
      expect(gap([...outputs], [...found.outputs[step]!])).toBeLessThan(1e-5);
      const each = batch.query.count;
      for (const task of [0, 1])
        for (const sample of [0, 1, 2]) {
          const start = (3 * task + sample) * each;
          const own = [...found.samples![step]!.slice(start, start + each)];
          expect(gap([...outputs.slice(task * each, (task + 1) * each)], own)).toBeLessThan(1e-5);
        }
    }
    learner.dispose();
    maml.dispose();
  });

  it("the members of an ensemble learn as MAMLs of their own, the first as the very same", async () => {
    const options = { innerSteps: 2, innerLearningRate: 0.3 };
    const found = await allGradientsOf("ensemble", { ...options, members: 3 });
    const maml = await allGradientsOf("maml", options);
    for (const [name, gradient] of Object.entries(maml)) {
      const first = [...found[name]!.slice(0, gradient.length)].map((value) => 3 * value);
      expect(gap([...gradient], first)).toBeLessThan(1e-5);
      const second = [...found[name]!.slice(gradient.length, 2 * gradient.length)].map((value) => 3 * value);
      expect(gap([...gradient], second)).toBeGreaterThan(0.1);
    }
  });

  it("Meta-SGD with equal rates is MAML", async () => {
    const options = { innerSteps: 2, innerLearningRate: 0.3 };
    const found = Object.entries(await allGradientsOf("metaSgd", options));
    const weights = found.filter(([name]) => !name.startsWith("rate:"));
    expect(gap(flat(Object.fromEntries(weights)), await gradientOf(options))).toBeLessThan(1e-6);
    expect(weights.length * 2).toBe(found.length);
  });

  it("Reptile with one inner step on all examples is joint training", async () => {
    const rate = 0.3;
    const found = flat(
      await allGradientsOf("reptile", { innerSteps: 1, miniBatches: 1, innerLearningRate: rate }),
    );
    const joint = flat(await allGradientsOf("pretraining", {}));
    expect(
      gap(
        joint,
        found.map((value) => value / rate),
      ),
    ).toBeLessThan(1e-5);
  });

  it("Reptile's step is the sum of the gradients along its inner loop", async () => {
    const rate = 0.3;
    const options = { innerSteps: 3, miniBatches: 1, innerLearningRate: rate };
    const found = flat(await allGradientsOf("reptile", options));
    // A task's weights after k steps on all its examples are where FOMAML measures its k-th gradient.
    const tasks = await Promise.all(
      [0, 1].map(async (task) => {
        const part = (values: Float32Array) =>
          values.slice((task * values.length) / 2, ((task + 1) * values.length) / 2);
        const x = Float32Array.of(...part(batch.support.x), ...part(batch.query.x));
        const y = Float32Array.of(...part(batch.support.y), ...part(batch.query.y));
        const all = { x, y, count: 9 };
        const alone = { ...batch, tasks: 1, support: all, query: all };
        const sums: number[][] = [];
        for (const innerSteps of [0, 1, 2])
          sums.push(await gradientOf({ innerSteps, innerLearningRate: rate, order: "first" }, alone));
        return sums[0]!.map((_, index) => rate * sums.reduce((total, part) => total + part[index]!, 0));
      }),
    );
    expect(
      gap(
        found,
        tasks[0]!.map((value, index) => (value + tasks[1]![index]!) / 2),
      ),
    ).toBeLessThan(1e-5);
  });

  it("one-shot matching answers with the nearest neighbour by cosine, and attends with weights that sum to 1", async () => {
    const one = batchOf("classification", [4]);
    const learner = await learnerFor(device, "matching", "mlp", { hiddenUnits: 6 }, { scale: 30 }, one);
    const [probabilities] = (await learner.predict(one, 0)).outputs;
    const attended = (await learner.attention(one))!;
    const [support, query] = [one.support.count, one.query.count];
    for (let row = 0; row < 2 * query; row++) {
      const weights = [...attended.slice(row * support, (row + 1) * support)];
      expect(weights.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 5);
      // One example of each class: its label is its row.
      const answers = [...probabilities!.slice(row * support, (row + 1) * support)];
      expect(answers.indexOf(Math.max(...answers))).toBe(weights.indexOf(Math.max(...weights)));
    }
    learner.dispose();
  });

  it("first and second order differ with inner steps, and agree at inner rate next to nothing", async () => {
    const rates = { innerSteps: 3, innerLearningRate: 0.3 };
    expect(
      gap(await gradientOf({ ...rates, order: "second" }), await gradientOf({ ...rates, order: "first" })),
    ).toBeGreaterThan(0.05);
    const still = { innerSteps: 3, innerLearningRate: 1e-6 };
    expect(
      gap(await gradientOf({ ...still, order: "second" }), await gradientOf({ ...still, order: "first" })),
    ).toBeLessThan(1e-4);
  });

  it("the gradient gap is none at inner rate next to nothing, and opens with it", async () => {
    const gapAt = async (innerLearningRate: number) => {
      const options = { innerSteps: 3, innerLearningRate };
      const learner = await learnerFor(
        device,
        "maml",
        "mlp",
        { hiddenUnits: 6, activation: "tanh" },
        options,
        batch,
      );
      const found = (await gradientGap(learner, batch))!;
      learner.dispose();
      return found;
    };
    const none = await gapAt(1e-6);
    expect(none.cosine).toBeCloseTo(1, 5);
    expect(none.ratio).toBeCloseTo(1, 4);
    const wide = await gapAt(0.3);
    expect(wide.cosine).toBeLessThan(0.999);
    expect(Math.abs(wide.ratio - 1)).toBeGreaterThan(0.01);
  });

  it("the adapted weights reach the outer loss: another support set, another meta-loss and meta-gradient", async () => {
    const options = { innerSteps: 1, innerLearningRate: 0.3 };
    const other = { ...batch, support: { ...batch.support, y: batch.support.y.map((value) => -2 * value) } };
    expect(gap(await gradientOf(options), await gradientOf(options, other))).toBeGreaterThan(0.05);
    expect(
      gap(
        await gradientOf({ ...options, order: "first" }),
        await gradientOf({ ...options, order: "first" }, other),
      ),
    ).toBeGreaterThan(0.05);
  });

  it("the multi-step loss averages over the steps at first, and ends as the last step's alone", async () => {
    const options = { innerSteps: 2, innerLearningRate: 0.3, multiStepLoss: true, multiStepUntil: 10 };
    const [one, two] = [
      await gradientOf({ innerSteps: 1, innerLearningRate: 0.3 }),
      await gradientOf({ innerSteps: 2, innerLearningRate: 0.3 }),
    ];
    const average = one.map((value, index) => (value + two[index]!) / 2);
    expect(gap(average, await gradientOf(options))).toBeLessThan(1e-5);
    const learner = await learnerFor(
      device,
      "maml",
      "mlp",
      { hiddenUnits: 6, activation: "tanh" },
      options,
      batch,
    );
    learner.iteration = 10;
    expect(gap(two, flat((await learner.metaGradient(batch)).gradients))).toBeLessThan(1e-5);
    learner.dispose();
  });

  it("equal rates for each step are one rate", async () => {
    const options = { innerSteps: 3, innerLearningRate: 0.2 };
    const found = Object.entries(
      await allGradientsOf("maml", { ...options, learnInnerRate: true, ratePerStep: true }),
    );
    const weights = found.filter(([name]) => !name.startsWith("log-rate:"));
    expect(gap(flat(Object.fromEntries(weights)), await gradientOf(options))).toBeLessThan(1e-5);
    expect(found.length).toBe(weights.length * 4);
  });

  it("each step's gains and biases are used at that step alone, and the last ones beyond", async () => {
    const images = batchOf("classification", [9, 9, 1]);
    const options = { innerSteps: 1, innerLearningRate: 0.1, normalisePerStep: true };
    const learner = await learnerFor(device, "maml", "conv4", { filters: 4 }, options, images);
    const before = (await learner.predict(images, 3)).outputs;
    const { iteration, tensors } = await learner.save();
    const own = Object.keys(tensors).filter((name) => name.startsWith("step:"));
    // Four layers' gains and biases, for the inner step and for the query set after it.
    expect(own.length).toBe(16);
    expect(tensors["conv1.gain"]).toBeUndefined();
    const changed = Object.fromEntries(
      Object.entries(tensors).map(([name, { values, shape }]) => [
        name,
        { shape, values: name.startsWith("step:1:") ? values.map((value) => value + 0.5) : values },
      ]),
    );
    learner.restore({ iteration, tensors: changed });
    const after = (await learner.predict(images, 3)).outputs;
    expect(after[0]).toEqual(before[0]);
    for (const step of [1, 2, 3]) expect(gap([...before[step]!], [...after[step]!])).toBeGreaterThan(1e-3);
    learner.dispose();
  });

  it("annealed order is first order before its iteration and second order from it", async () => {
    const { maml } = await import("./maml/maml.ts");
    const options = { order: "annealed", secondOrderFrom: 10 };
    expect(maml.optionsAt?.(options, 9).order).toBe("first");
    expect(maml.optionsAt?.(options, 10).order).toBe("second");
  });

  it("from scratch leaves its weights alone", async () => {
    const learner = await learnerFor(device, "scratch", "mlp", { hiddenUnits: 6 }, {}, batch);
    const before = await learner.save();
    const { loss, take } = atOnce(learner.step(batch, outer));
    take();
    device.free(loss);
    expect((await learner.save()).tensors).toEqual(before.tensors);
    learner.dispose();
  });
});
