// What a run of trials does, done by hand beside it: its batches, its recipe as it changes, its evaluations.

import { beforeAll, describe, expect, it, vi } from "vitest";
import { rl2 } from "../../algorithms/rl2/rl2.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { atOnce } from "../../engine/work.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { gru } from "../../models/gru/gru.ts";
import { policies } from "../../policies/registry.ts";
import type { Options } from "../../schema/fields.ts";
import type { Trials } from "../../tasks/trials.ts";
import { TrialLearner } from "./trialLearner.ts";
import { seenBy } from "./trialPrograms.ts";
import { TrialRun } from "./trialRun.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

const experimentOf = (algorithm: Options = {}, run: Options = {}) =>
  experimentFrom({
    task: { id: "bandits", options: { arms: 2, pulls: 3 } },
    model: { id: "gru", options: { hiddenUnits: 4 } },
    algorithm: {
      id: "rl2",
      options: { miniBatches: 4, epochs: 2, entropyWeight: 0.1, valueWeight: 2, ...algorithm },
    },
    training: { iterations: 2, metaBatch: 10, schedule: "linear", outerLearningRate: 0.05, gradientClip: 0 },
    run: { seed: 7, ...run },
  });
const totals = (rows: readonly Float32Array[]) =>
  Array.from(rows[0]!, (_, trial) => rows.reduce((total, row) => total + row[trial]!, 0));
const average = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;

describe("meta-steps", () => {
  it("play the meta-batch in parts and learn from all, by the recipe and the rate of the moment", async () => {
    const experiment = experimentOf();
    const run = await TrialRun.create(experiment, device);
    const learner = new TrialLearner(
      device,
      rl2,
      gru.createRecurrent(experiment.model.options, seenBy(run.sampler)),
      run.sampler,
      "adam",
      new Random(7).split("weights").split("initial"),
    );
    // Half of the run is done at the second meta-step: half the rate, half the entropy bonus.
    for (const [iteration, share] of [1, 0.5].entries()) {
      const random = new Random(7).split("training").split(`${iteration}`);
      const batches = [];
      for (const [part, count] of [2, 3, 2, 3].entries()) {
        const stream = random.split(`${part}`);
        const trials = run.sampler.sample(stream, "training", count);
        batches.push(await learner.play(trials, stream.split("actions"), "draw"));
      }
      atOnce(
        learner.learn(batches, {
          rate: 0.05 * share,
          momentum: 0.9,
          gradientClip: 0,
          epochs: 2,
          discount: 0.99,
          trace: 0.3,
          scalars: { clip: 0.2, valueWeight: 2, entropyWeight: 0.1 * share },
        }),
      ).take();
      const step = await run.metaStep();
      const { losses, accuracy } = await step.read();
      expect(step.iteration).toBe(iteration);
      expect(losses).toEqual({
        learner: expect.closeTo(average(batches.flatMap(({ regrets }) => totals(regrets))), 6),
      });
      expect(accuracy).toBeUndefined();
      const [[role, saved]] = (await run.save()).learners as [
        [string, Awaited<ReturnType<TrialLearner["save"]>>],
      ];
      expect(role).toBe("learner");
      expect(saved).toEqual(await learner.save());
    }
    for (const one of [learner, run]) one.dispose();
  });

  it.each([
    [4, 10, [2, 3, 2, 3]],
    [4, 2, [1, 1]],
    [3, 9, [3, 3, 3]],
    [1, 7, [7]],
  ])("in %s parts of a meta-batch of %s play %s trials", async (miniBatches, metaBatch, counts) => {
    const run = await TrialRun.create(experimentOf({ miniBatches }), device);
    run.change({ section: "training", option: "metaBatch" }, metaBatch);
    const drawn = vi.spyOn(run.sampler, "sample");
    await run.metaStep();
    expect(drawn.mock.calls.map(([, split, count]) => [split, count])).toEqual(
      counts.map((count) => ["training", count]),
    );
    drawn.mockRestore();
    run.dispose();
  });
});

describe("actions at test", () => {
  it.each(["draw", "likeliest"] as const)("are taken as the algorithm is told: %s", async (testActions) => {
    const run = await TrialRun.create(experimentOf({ testActions }), device);
    const play = vi.spyOn(TrialLearner.prototype, "play");
    await run.evaluate("learner", "test", 4);
    expect(new Set(play.mock.calls.map(([, , choose]) => choose))).toEqual(new Set([testActions]));
    play.mockRestore();
    run.dispose();
  });
});

describe("a saved run", () => {
  it("goes on bit for bit where it is restored", async () => {
    const whole = await TrialRun.create(experimentOf(), device);
    await whole.metaStep();
    const saved = structuredClone(await whole.save());
    const { losses } = await (await whole.metaStep()).read();
    const other = await TrialRun.create(experimentOf(), device);
    other.restore(saved);
    expect(other.iteration).toBe(1);
    expect((await (await other.metaStep()).read()).losses).toEqual(losses);
    expect(await other.save()).toEqual(await whole.save());
    // Eight steps of the optimiser a meta-step.
    expect((await whole.save()).learners[0]![1].iteration).toBe(16);
    for (const run of [whole, other]) run.dispose();
  });
});

describe("an evaluation", () => {
  it("of every contender is of the same tasks of the split asked for", async () => {
    const run = await TrialRun.create(experimentOf(), device);
    const drawn = vi.spyOn(run.sampler, "sample");
    const chances = (trials: Trials) =>
      Array.from({ length: trials.tasks }, (_, task) => [...trials.description(task).arms!.expected]);
    for (const split of ["validation", "test"] as const) {
      const byRole = [];
      for (const { role } of run.contenders) {
        drawn.mockClear();
        await run.evaluate(role, split, 4);
        expect(drawn.mock.calls.map(([, asked]) => asked)).toEqual([split]);
        byRole.push(chances(drawn.mock.results[0]!.value as Trials));
      }
      expect(byRole.length).toBeGreaterThan(4);
      for (const others of byRole) expect(others).toEqual(byRole[0]);
    }
    drawn.mockRestore();
    run.dispose();
  });

  it("is the regret so far after each step, the reward of whole trials, and the learner's regret less it", async () => {
    const run = await TrialRun.create(experimentOf(), device);
    const learner = await run.evaluate("learner", "test", 6);
    const found = await run.evaluate("random", "test", 6);
    const random = new Random(7).split("test").split("0");
    const trials = run.sampler.sample(random, "test", 6);
    const policy = policies.random.create(run.sampler, 6, random.split("actions of random"));
    const sofar = new Array<number>(6).fill(0);
    const reward = new Array<number>(6).fill(0);
    const means = [0];
    for (let step = 0; step < 3; step++) {
      const { rewards, regrets } = trials.step(policy.act(trials.states).slice());
      for (let trial = 0; trial < 6; trial++) {
        sofar[trial]! += regrets[trial]!;
        reward[trial]! += rewards[trial]!;
      }
      means.push(average(sofar));
    }
    expect(found.bySteps.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(found.bySteps.map(({ loss }) => loss.mean)).toEqual(
      means.map((value) => expect.closeTo(value, 6)),
    );
    expect(found.measures.reward!.mean).toBeCloseTo(average(reward), 6);
    expect(found.difference!.regret!.mean).toBeCloseTo(learner.bySteps[3]!.loss.mean - means[3]!, 6);
    run.dispose();
  });

  it("tells no part of itself where it is interrupted", async () => {
    const run = await TrialRun.create(experimentOf(), device);
    const done: number[] = [];
    const stop = async (_: unknown, count: number) => {
      done.push(count);
      if (count === 250) throw new Error("Enough.");
    };
    await expect(run.evaluate("learner", "test", 600, stop)).rejects.toThrow("Enough.");
    expect(done.at(-1)).toBe(250);
    expect((await run.evaluate("random", "test", 600)).difference).toBeUndefined();
    run.dispose();
  });
});
