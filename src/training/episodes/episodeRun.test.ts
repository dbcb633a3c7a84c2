// Runs: repeatable, learning, and level in memory.

import { beforeAll, describe, expect, it, vi } from "vitest";
import { algorithms } from "../../algorithms/registry.ts";
import { shippedFor } from "../../cli/ownData.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { trainingFor } from "../../experiment/experiment.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { presets } from "../../experiment/presets/registry.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { outerStep } from "../outerLoop.ts";
import { Overtaken } from "../run.ts";
import { checkGradients } from "../session/gradientCheck.ts";
import { EpisodeRun } from "./episodeRun.ts";
import { Learner } from "./learner.ts";

const experiment = presets["sinusoid-maml-10shot"].experiment;

async function losses(device: Device, count: number): Promise<number[]> {
  const run = await EpisodeRun.create(experiment, device);
  const found: number[] = [];
  for (let index = 0; index < count; index++)
    found.push((await (await run.metaStep()).read()).losses.learner!);
  run.dispose();
  return found;
}

describe.each(["cpu", "wasm"] as const)("a run on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });

  it("repeats exactly", async () => {
    expect(await losses(device, 10)).toEqual(await losses(device, 10));
  });

  it("passes the gradient check", async () => {
    const report = await checkGradients(device);
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  it("keeps the number of tensors level and leaves none behind", async () => {
    const before = device.tensors();
    const run = await EpisodeRun.create(experiment, device);
    for (let index = 0; index < 3; index++) await (await run.metaStep()).read();
    const during = device.tensors();
    for (let index = 0; index < 5; index++) await (await run.metaStep()).read();
    expect(device.tensors()).toBe(during);
    run.dispose();
    expect(device.tensors()).toBe(before);
  });
});

it("of tasks that a family holds, no more are to be afforded than there are", async () => {
  const { device } = await startBackend("wasm");
  const ratings = presets["ratings-movielens-5"].experiment;
  const run = await EpisodeRun.create(ratings, device, shippedFor(ratings));
  expect(await run.affordable(10_000)).toBe(run.sampler.held!.validation);
  run.dispose();
});

describe("a turned knob", () => {
  const of = (options: Options) =>
    experimentFrom({
      task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
      model: { id: "mlp", options: { hiddenUnits: 8 } },
      algorithm: { id: "maml", options: { innerSteps: 1, innerLearningRate: 0.01, ...options } },
      training: { metaBatch: 4 },
      run: { baseline: "none" },
    });

  it.each([
    ["innerSteps", 3],
    ["order", "first"],
    ["innerLearningRate", 0.1],
  ] as const)(
    "(%s) is what the next meta-step follows, and no other computation than that",
    async (option, value) => {
      const { device } = await startBackend("wasm");
      const [turned, other] = [
        await EpisodeRun.create(of({}), device),
        await EpisodeRun.create(of({ [option]: value }), device),
      ];
      for (let step = 0; step < 2; step++) await (await turned.metaStep()).read();
      other.restore(await turned.save());
      turned.change({ section: "algorithm", option }, value);
      await (await turned.metaStep()).read();
      await (await other.metaStep()).read();
      expect(await turned.save()).toEqual(await other.save());
      turned.dispose();
      other.dispose();
    },
  );
});

describe("learners beside each other", () => {
  it("are each moved as their own algorithm has it", async () => {
    const { device } = await startBackend("wasm");
    const experiment = {
      ...experimentFrom({
        task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
        model: { id: "mlp", options: { hiddenUnits: 8 } },
        algorithm: { id: "maml", options: {} },
        training: { metaBatch: 4 },
        run: { baseline: "none" },
      }),
      beside: [{ id: "reptile" as const, options: defaultsOf(algorithms.reptile.meta.schema) }],
    };
    const run = await EpisodeRun.create(experiment, device);
    const step = vi.spyOn(Learner.prototype, "step");
    await (await run.metaStep()).read();
    const outer = (["maml", "reptile"] as const).map((id) => outerStep(trainingFor(experiment, id), 0));
    expect(step.mock.calls.map(([, taken]) => taken)).toEqual(outer);
    step.mockRestore();
    expect(outer[0]).not.toEqual(outer[1]);
    run.dispose();
  });

  it("whose options change by iteration follow their own", async () => {
    const { device } = await startBackend("wasm");
    const of = (options: Options) =>
      EpisodeRun.create(
        experimentFrom({
          task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
          model: { id: "mlp", options: { hiddenUnits: 8 } },
          algorithm: { id: "maml", options: { innerLearningRate: 0.1, ...options } },
          training: { metaBatch: 4 },
          run: { baseline: "none" },
        }),
        device,
      );
    const annealed = await of({ order: "annealed", secondOrderFrom: 1 });
    const [first, second] = [await of({ order: "first" }), await of({ order: "second" })];
    for (const run of [annealed, first]) await (await run.metaStep()).read();
    expect((await annealed.save()).learners).toEqual((await first.save()).learners);
    second.restore(await annealed.save());
    for (const run of [annealed, first, second]) await (await run.metaStep()).read();
    expect((await annealed.save()).learners).toEqual((await second.save()).learners);
    expect((await annealed.save()).learners).not.toEqual((await first.save()).learners);
    for (const run of [annealed, first, second]) run.dispose();
  });
});

describe("a meta-step that is ended", () => {
  it("at any of its pieces, changes nothing in any learner, and leaves nothing behind", async () => {
    const { device } = await startBackend("wasm");
    const two = { ...experiment, beside: [experiment.algorithm] };
    const before = device.tensors();
    const undisturbed = await EpisodeRun.create(two, device);
    const { losses: expected } = await (await undisturbed.metaStep()).read();
    undisturbed.dispose();
    for (let at = 1; ; at++) {
      const run = await EpisodeRun.create(two, device);
      const start = await run.save();
      let pieces = 0;
      const ended = await run
        .metaStep(async () => {
          if (++pieces === at) throw new Overtaken();
        })
        .then(
          () => false,
          () => true,
        );
      if (ended) {
        expect(await run.save()).toEqual(start);
        expect((await (await run.metaStep()).read()).losses).toEqual(expected);
      }
      run.dispose();
      if (ended) expect(device.tensors()).toBe(before);
      // Two learners and a baseline are made ready one after another.
      else expect(at).toBeGreaterThan(9);
      if (!ended) break;
    }
  });
});

describe("learning", () => {
  it("brings the loss after adaptation down, below that of joint pretraining", async () => {
    const { device } = await startBackend("wasm");
    const run = await EpisodeRun.create(experiment, device);
    const before = await run.evaluate("learner", "validation", 50);
    for (let index = 0; index < 600; index++) await (await run.metaStep()).read();
    const after = await run.evaluate("learner", "validation", 50);
    const pretrained = await run.evaluate("pretrained", "validation", 50);
    expect(after.bySteps[5]!.loss.mean).toBeLessThan(before.bySteps[5]!.loss.mean * 0.7);
    expect(after.bySteps[5]!.loss.mean).toBeLessThan(pretrained.bySteps[5]!.loss.mean);
    run.dispose();
  });
});

describe("a learner that samples", () => {
  it("draws the same at every measurement, repeats exactly, and is measured as a distribution", async () => {
    const { device } = await startBackend("wasm");
    const uncertain = experimentFrom({
      task: { id: "ambiguousRegression", options: {} },
      model: { id: "mlp", options: { hiddenUnits: 16 } },
      algorithm: { id: "platipus", options: { samples: 5, innerSteps: 2 } },
      beside: [{ id: "ensemble", options: { members: 2, innerSteps: 2 } }],
      training: {},
      run: { baseline: "none" },
    });
    const train = async () => {
      const run = await EpisodeRun.create(uncertain, device);
      const losses: number[] = [];
      for (let index = 0; index < 5; index++)
        losses.push((await (await run.metaStep()).read()).losses.learner!);
      const once = await run.evaluate("learner", "validation", 20);
      expect(await run.evaluate("learner", "validation", 20)).toEqual(once);
      const beside = await run.evaluate("beside1", "validation", 20);
      run.dispose();
      return { losses, once, beside };
    };
    const { losses, once, beside } = await train();
    expect(once.uncertainty?.samples).toBe(5);
    expect(beside.uncertainty?.samples).toBe(2);
    // Chosen after the fact, one of five is closer than their mean; wider bands hold no less.
    expect(once.uncertainty!.best.mean).toBeLessThan(once.bySteps[2]!.loss.mean);
    expect(once.uncertainty!.coverage.map(({ observed }) => observed.mean)).toEqual(
      once.uncertainty!.coverage.map(({ observed }) => observed.mean).toSorted((a, b) => a - b),
    );
    expect((await train()).losses).toEqual(losses);
  });
});

describe("baselines beside a metric learner", () => {
  it("are fine-tuned all the same, and gain by it", async () => {
    const { device } = await startBackend("wasm");
    const metric = experimentFrom({
      task: { id: "ambiguousClassification", options: { shots: 10, testShots: 10 } },
      model: { id: "mlp", options: {} },
      algorithm: { id: "prototypical", options: {} },
      training: {},
      run: { baseline: "scratch", baselineRate: 0.1 },
    });
    const run = await EpisodeRun.create(metric, device);
    expect(run.contenders.map(({ role }) => role)).toEqual(["learner", "random"]);
    expect((await run.evaluate("learner", "validation", 50)).bySteps.length).toBe(1);
    const { bySteps } = await run.evaluate("random", "validation", 50);
    expect(bySteps.length).toBe(11);
    expect(bySteps.at(-1)!.loss.mean).toBeLessThan(bySteps[0]!.loss.mean);
    run.dispose();
  });
});
