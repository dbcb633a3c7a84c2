// RL²: its gradient against central differences, through stretches too; learning; repeatability.

import { beforeAll, describe, expect, it } from "vitest";
import { rl2 } from "../../algorithms/rl2/rl2.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { atOnce } from "../../engine/work.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { gru } from "../../models/gru/gru.ts";
import { mdps } from "../../tasks/mdps/mdps.ts";
import { gradientError } from "../../testing/smallLearner.ts";
import { Overtaken } from "../run.ts";
import { TrialLearner } from "./trialLearner.ts";
import { seenBy } from "./trialPrograms.ts";
import { TrialRun } from "./trialRun.ts";

const step = {
  rate: 0.01,
  momentum: 0,
  gradientClip: 0,
  epochs: 1,
  discount: 0.95,
  trace: 0.8,
  scalars: { clip: 0.2, valueWeight: 1, entropyWeight: 0.01 },
};
const MOVE = 1e-2;

describe.each(["cpu", "wasm"] as const)("RL² on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });

  it("has the gradient of its loss through a trial of several stretches", async () => {
    const sampler = mdps.createSampler({ states: 3, actions: 2, episodes: 5, horizon: 5 });
    const model = gru.createRecurrent({ hiddenUnits: 6 }, seenBy(sampler));
    const learner = new TrialLearner(device, rl2, model, sampler, "adam", new Random(2));
    const batch = await learner.play(sampler.sample(new Random(3), "training", 4), new Random(4), "draw");
    expect(await gradientError(learner, () => learner.gradient(batch, step), MOVE)).toBeLessThan(0.02);
    learner.dispose();
  });

  it("frees what it takes", async () => {
    const sampler = mdps.createSampler({ states: 3, actions: 2, episodes: 3, horizon: 4 });
    const model = gru.createRecurrent({ hiddenUnits: 4 }, seenBy(sampler));
    const before = device.tensors();
    const learner = new TrialLearner(device, rl2, model, sampler, "adam", new Random(2));
    const once = async () => {
      const batch = await learner.play(sampler.sample(new Random(3), "training", 4), new Random(4), "draw");
      atOnce(learner.learn([batch], step)).take();
      return device.tensors();
    };
    const level = await once();
    expect(await once()).toBe(level);
    learner.dispose();
    expect(device.tensors()).toBe(before);
  });
});

describe("a run of trials", () => {
  it("whose meta-step is ended at any of its pieces stands where it stood", async () => {
    const { device } = await startBackend("wasm");
    const experiment = experimentFrom({
      task: { id: "mdps", options: { states: 3, actions: 2, episodes: 4, horizon: 4 } },
      model: { id: "gru", options: { hiddenUnits: 4 } },
      algorithm: { id: "rl2", options: {} },
      training: { metaBatch: 4 },
      run: { baseline: "none" },
    });
    const before = device.tensors();
    const undisturbed = await TrialRun.create(experiment, device);
    await undisturbed.metaStep();
    const expected = await undisturbed.save();
    undisturbed.dispose();
    let ended = 0;
    for (let at = 1; ; at = Math.ceil(1.4 * at)) {
      const run = await TrialRun.create(experiment, device);
      const start = await run.save();
      let pieces = 0;
      const step = run.metaStep(async () => {
        if (++pieces === at) throw new Overtaken();
      });
      const whole = await step.then(
        () => true,
        () => false,
      );
      if (!whole) {
        ended += 1;
        expect(await run.save()).toEqual(start);
        await run.metaStep();
      }
      expect(await run.save()).toEqual(expected);
      run.dispose();
      expect(device.tensors()).toBe(before);
      if (whole) break;
    }
    expect(ended).toBeGreaterThan(8);
  });

  const experiment = experimentFrom({
    task: { id: "bandits", options: { arms: 3, pulls: 6 } },
    model: { id: "gru", options: { hiddenUnits: 16 } },
    algorithm: { id: "rl2", options: { valueWeight: 10 } },
    training: { iterations: 60, metaBatch: 200 },
  });

  it("learns to lose less than random play does, and repeats exactly", async () => {
    const { device } = await startBackend("wasm");
    const train = async () => {
      const run = await TrialRun.create(experiment, device);
      for (let iteration = 0; iteration < 60; iteration++) await run.metaStep();
      const learner = await run.evaluate("learner", "validation", 500);
      const floor = await run.evaluate("random", "validation", 500);
      run.dispose();
      return { learner, floor };
    };
    const { learner, floor } = await train();
    expect(learner.bySteps.at(-1)!.loss.mean).toBeLessThan(0.75 * floor.bySteps.at(-1)!.loss.mean);
    expect(floor.difference!.regret!.mean + floor.difference!.regret!.ci95!).toBeLessThan(0);
    expect((await train()).learner).toEqual(learner);
  });
});
