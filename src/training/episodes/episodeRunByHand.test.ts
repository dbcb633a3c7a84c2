// What a run does, done by hand beside it: its episodes, meta-steps, evaluations, and going on after a break.

import { beforeAll, describe, expect, it, vi } from "vitest";
import { maml } from "../../algorithms/maml/maml.ts";
import { mamlMeta } from "../../algorithms/maml/meta.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { atOnce } from "../../engine/work.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { mlp } from "../../models/mlp/mlp.ts";
import type { Options } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { warningsFor } from "../session/warnings.ts";
import { EpisodeRun } from "./episodeRun.ts";
import { Learner } from "./learner.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

const experimentOf = (training: Options = {}, run: Options = {}) =>
  experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits: 6 } },
    algorithm: { id: "maml", options: { innerSteps: 1, testSteps: 2 } },
    beside: [{ id: "maml", options: { innerSteps: 2, testSteps: 2 } }],
    training: {
      metaBatch: 3,
      iterations: 4,
      schedule: "linear",
      outerLearningRate: 0.02,
      gradientClip: 0.5,
      ...training,
    },
    run: { baseline: "pretraining", seed: 7, ...run },
  });

const lossesOf = async (run: EpisodeRun, count: number) => {
  const found: Record<string, number>[] = [];
  for (let index = 0; index < count; index++) found.push((await (await run.metaStep()).read()).losses);
  return found;
};
const mean = (values: Float32Array) => values.reduce((total, value) => total + value, 0) / values.length;

describe("meta-steps", () => {
  it("are those of each learner by itself, on the seed's episodes, at the schedule's rates", async () => {
    const experiment = experimentOf();
    const run = await EpisodeRun.create(experiment, device);
    const byHand = (innerSteps: number) =>
      new Learner(
        device,
        {
          algorithm: maml,
          meta: mamlMeta,
          options: { ...experiment.algorithm.options, innerSteps },
          createModel: (outputs) => mlp.create(experiment.model.options, [1], outputs),
          sampler: run.sampler,
          optimiser: "adam",
        },
        new Random(7).split("weights").split("initial"),
      );
    const [learner, beside] = [byHand(1), byHand(2)];
    const training = new Random(7).split("training");
    for (const [iteration, rate] of [0.02, 0.015, 0.01, 0.005].entries()) {
      const batch = run.sampler.sample(training.split(`${iteration}`), "training", 3);
      const outer = { rate, momentum: 0.9, gradientClip: 0.5 };
      const wanted: Record<string, number> = {};
      for (const [role, one] of [
        ["learner", learner],
        ["beside1", beside],
      ] as const) {
        const { loss, take } = atOnce(one.step(batch, outer));
        take();
        wanted[role] = mean(await device.read(loss));
        device.free(loss);
      }
      const step = await run.metaStep();
      expect(step.iteration).toBe(iteration);
      const { losses, accuracy } = await step.read();
      expect(Object.keys(losses)).toEqual(["learner", "beside1", "pretrained"]);
      expect(losses.learner).toBeCloseTo(wanted.learner!, 6);
      expect(losses.beside1).toBeCloseTo(wanted.beside1!, 6);
      expect(accuracy).toBeUndefined();
    }
    const saved = new Map((await run.save()).learners);
    expect(saved.get("learner")!.tensors).toEqual((await learner.save()).tensors);
    expect(saved.get("beside1")!.tensors).toEqual((await beside.save()).tensors);
    // Random weights stay what they were.
    expect(saved.get("random")!.iteration).toBe(0);
    for (const one of [learner, beside, run]) one.dispose();
  });

  it("differ by seed, from the first on", async () => {
    const [one, other] = [
      await EpisodeRun.create(experimentOf(), device),
      await EpisodeRun.create(experimentOf({}, { seed: 8 }), device),
    ];
    expect((await one.save()).learners[0]![1].tensors).not.toEqual(
      (await other.save()).learners[0]![1].tensors,
    );
    expect(one.episodes(0).query.y).not.toEqual(other.episodes(0).query.y);
    expect(one.episodes(0).query.y).not.toEqual(one.episodes(1).query.y);
    for (const run of [one, other]) run.dispose();
  });
});

describe("a saved run", () => {
  it("goes on bit for bit where it is restored, even after it went elsewhere", async () => {
    const whole = await EpisodeRun.create(experimentOf(), device);
    await lossesOf(whole, 2);
    const saved = structuredClone(await whole.save());
    expect(saved.iteration).toBe(2);
    const after = await lossesOf(whole, 2);
    const end = await whole.save();
    const other = await EpisodeRun.create(experimentOf(), device);
    await lossesOf(other, 1);
    other.restore(saved);
    expect(other.iteration).toBe(2);
    expect(await lossesOf(other, 2)).toEqual(after);
    expect(await other.save()).toEqual(end);
    // Adam's two moments of every weight are part of it.
    const { tensors, iteration } = new Map(end.learners).get("learner")!;
    expect(iteration).toBe(4);
    const weights = Object.keys(tensors).filter((name) => !name.includes(":"));
    for (const name of weights)
      for (const state of ["first", "second"])
        expect(tensors[`${state}:${name}`]!.values.some((value) => value !== 0)).toBe(true);
    for (const run of [whole, other]) run.dispose();
  });
});

describe("an evaluation", () => {
  it("of every contender is of the same tasks of the split asked for", async () => {
    const run = await EpisodeRun.create(experimentOf(), device);
    const drawn = vi.spyOn(run.sampler, "sample");
    for (const split of ["validation", "test"] as const) {
      const byRole = [];
      for (const { role } of run.contenders) {
        drawn.mockClear();
        const evaluation = await run.evaluate(role, split, 5);
        expect(evaluation).toMatchObject({ role, split, tasks: 5, iteration: 0 });
        expect(drawn.mock.calls.every(([, asked]) => asked === split)).toBe(true);
        byRole.push(drawn.mock.results.map(({ value }) => [...(value as EpisodeBatch).query.y]));
      }
      expect(byRole).toHaveLength(4);
      for (const others of byRole) expect(others).toEqual(byRole[0]);
    }
    drawn.mockRestore();
    run.dispose();
  });

  it("is the mean over tasks of the loss at each step, with the difference paired by task", async () => {
    const run = await EpisodeRun.create(experimentOf(), device);
    await lossesOf(run, 2);
    const drawn = vi.spyOn(run.sampler, "sample");
    const learner = await run.evaluate("learner", "test", 3);
    const tasks = drawn.mock.results.slice(-3).map(({ value }) => value as EpisodeBatch);
    drawn.mockRestore();
    const beside = await run.evaluate("beside1", "test", 3);
    const lossesAt = async (role: string, step: number) => {
      const found: number[] = [];
      for (const task of tasks) found.push((await run.predict(role, task)).loss[step]!);
      return found;
    };
    const average = (values: number[]) => values.reduce((total, value) => total + value, 0) / 3;
    for (const [role, evaluation] of [
      ["learner", learner],
      ["beside1", beside],
    ] as const) {
      expect(evaluation.bySteps.map(({ step }) => step)).toEqual(
        role === "learner" ? [0, 1, 2] : [0, 1, 2, 3, 4],
      );
      for (const { step, loss } of evaluation.bySteps.slice(0, 3))
        expect(loss.mean).toBeCloseTo(average(await lossesAt(role, step)), 5);
    }
    // Each at its trained horizon: one step and two.
    const [own, theirs] = [await lossesAt("learner", 1), await lossesAt("beside1", 2)];
    const differences = own.map((value, task) => value - theirs[task]!);
    const middle = average(differences);
    const variance = differences.reduce((total, value) => total + (value - middle) ** 2, 0) / 2;
    // t of two degrees of freedom.
    const width = 4.302653 * Math.sqrt(variance / 3);
    expect(beside.difference!.mse!.mean).toBeCloseTo(middle, 5);
    expect(beside.difference!.mse!.ci95).toBeCloseTo(width, 4);
    expect(learner.difference).toBeUndefined();
    run.dispose();
  });

  it("of fewer tasks is of the first of them", async () => {
    const run = await EpisodeRun.create(experimentOf(), device);
    const [one, many] = [await run.evaluate("learner", "test", 1), await run.evaluate("learner", "test", 2)];
    expect(one.bySteps[1]!.loss.ci95).toBeUndefined();
    // Of two tasks the mean is half the way from the first to the second.
    const second = 2 * many.bySteps[1]!.loss.mean - one.bySteps[1]!.loss.mean;
    expect(Math.abs(second - one.bySteps[1]!.loss.mean) / 2).toBeCloseTo(
      many.bySteps[1]!.loss.ci95! / 12.706205,
      4,
    );
    run.dispose();
  });

  it("of classes is told with the chance of guessing, by the ways at test; blank drawings get one answer, said to be dead", async () => {
    const classes = Array.from({ length: 6 }, (_, name) => ({
      group: "blank",
      name: `${name}`,
      pixels: new Uint8Array(4 * 28 * 28),
      count: 4,
    }));
    const blank = { training: classes, validation: classes, test: classes };
    const metric = experimentFrom({
      task: {
        id: "glyphs",
        options: { ways: 5, shots: 1, query: 1, testWays: 3, testShots: 1, testQuery: 2 },
      },
      model: { id: "mlp", options: { hiddenUnits: 4 } },
      algorithm: { id: "prototypical", options: {} },
      training: {},
      run: { baseline: "none" },
    });
    const run = await EpisodeRun.create(metric, device, blank);
    const evaluation = await run.evaluate("learner", "test", 4);
    expect(evaluation.chance).toBe(1 / 3);
    expect(evaluation.spread).toBe(0);
    expect(evaluation.bySteps).toHaveLength(1);
    const { loss, measures } = evaluation.bySteps[0]!;
    expect(loss.mean).toBeCloseTo(Math.log(3), 5);
    expect(measures).toEqual({ accuracy: { mean: expect.closeTo(1 / 3, 6), ci95: 0 }, nll: loss });
    expect(evaluation.measures).toEqual(measures);
    expect(evaluation.uncertainty!.negativeLogLikelihood.mean).toBeCloseTo(Math.log(3), 5);
    expect(warningsFor(evaluation, "MAML")).toEqual([expect.stringContaining("units are dead")]);
    run.dispose();
  });

  it("that is interrupted gives nothing, and is no reference for others", async () => {
    const run = await EpisodeRun.create(experimentOf(), device);
    const stop = async () => {
      throw new Error("Enough.");
    };
    await expect(run.evaluate("learner", "test", 200, stop)).rejects.toThrow("Enough.");
    expect((await run.evaluate("beside1", "test", 200)).difference).toBeUndefined();
    run.dispose();
  });
});
