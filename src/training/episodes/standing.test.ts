// Contenders that training does not change: measured once, while the learner's difference from them follows it; and
// those that are no networks, whose answers come from the host.

import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Intents } from "../../data/intents/intents.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { EpisodeRun } from "./episodeRun.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

const sinusoids = experimentFrom({
  task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
  model: { id: "mlp", options: { hiddenUnits: 8 } },
  algorithm: { id: "maml", options: { innerSteps: 1, testSteps: 2 } },
  training: { metaBatch: 4, outerLearningRate: 0.01 },
  run: { baseline: "scratch", baselineRate: 0.01 },
});

describe("a contender that training does not change", () => {
  it("is measured once, and the learner's difference from it follows training", async () => {
    const run = await EpisodeRun.create(sinusoids, device);
    const both = async () => [
      await run.evaluate("learner", "test", 3),
      await run.evaluate("random", "test", 3),
    ];
    const [learner, standing] = (await both()) as [EvaluationOf, EvaluationOf];
    for (let step = 0; step < 5; step++) await (await run.metaStep()).read();
    const drawn = vi.spyOn(run.sampler, "sample");
    const [trained, again] = (await both()) as [EvaluationOf, EvaluationOf];
    // The learner's tasks alone were drawn.
    expect(drawn.mock.calls.filter(([, split]) => split === "test")).toHaveLength(4);
    drawn.mockRestore();
    expect(again.measures).toEqual(standing.measures);
    expect(trained.measures.mse!.mean).not.toBe(learner.measures.mse!.mean);
    expect(standing.difference!.mse!.mean).toBeCloseTo(
      learner.measures.mse!.mean - standing.measures.mse!.mean,
      6,
    );
    expect(again.difference!.mse!.mean).toBeCloseTo(
      trained.measures.mse!.mean - standing.measures.mse!.mean,
      6,
    );
    expect(again.iteration).toBe(5);
    run.dispose();
  });

  it("is measured anew once a knob of its own is turned", async () => {
    const run = await EpisodeRun.create(sinusoids, device);
    const before = await run.evaluate("random", "test", 3);
    run.change({ section: "run", option: "baselineRate" }, 0.2);
    const after = await run.evaluate("random", "test", 3);
    expect(after.bySteps[0]!.loss).toEqual(before.bySteps[0]!.loss);
    expect(after.measures.mse).not.toEqual(before.measures.mse);
    // Begun with that rate it is the same.
    const begun = { ...sinusoids, run: { ...sinusoids.run, baselineRate: 0.2 } };
    const other = await EpisodeRun.create(begun, device);
    expect((await other.evaluate("random", "test", 3)).measures).toEqual(after.measures);
    for (const one of [run, other]) one.dispose();
  });
});
type EvaluationOf = Awaited<ReturnType<EpisodeRun["evaluate"]>>;

/** Sentences that one word tells apart. */
const LABELS = ["order", "refund", "loan", "card"];
const texts = LABELS.flatMap((label) => [1, 2, 3, 4].map((place) => `${label} please ${place}`));
const sides = { training: [0, 1, 2, 3], validation: [0, 1, 2, 3], test: [0, 1, 2, 3] };
const set: Intents = {
  name: "made up",
  labels: LABELS,
  texts,
  labelOf: Uint16Array.from(texts, (_, place) => Math.floor(place / 4)),
  folds: [sides],
  outOfScope: { training: [], validation: [], test: [] },
};

describe("a baseline that is no network", () => {
  it("is a contender like any other, and can be asked what belongs to none", async () => {
    const experiment = experimentFrom({
      task: {
        id: "intents",
        options: {
          buckets: 256,
          ways: 3,
          shots: 2,
          query: 2,
          testWays: 3,
          testShots: 2,
          testQuery: 2,
          sentences: "banking77",
        },
      },
      model: { id: "residual", options: { units: 4 } },
      algorithm: { id: "prototypical", options: { distance: "cosine" } },
      training: { metaBatch: 1 },
      run: { baseline: "none" },
    });
    const run = await EpisodeRun.create(experiment, device, set);
    expect(run.contenders.map(({ role, learns }) => [role, learns])).toEqual([
      ["learner", true],
      ["centroid", false],
      ["logistic", false],
    ]);
    // It takes no meta-step, and none is in its way.
    expect(Object.keys((await (await run.metaStep()).read()).losses)).toEqual(["learner"]);
    await run.evaluate("learner", "test", 4);
    const found = await run.evaluate("logistic", "test", 4);
    expect(found.measures.accuracy).toEqual({ mean: 1, ci95: 0 });
    expect(found.bySteps).toHaveLength(1);
    expect(Object.keys(found.difference!)).toEqual(["accuracy", "nll"]);
    const batch = run.sampler.sample(new Random(3), "test", 1);
    const { outputs } = await run.predict("logistic", batch);
    const logits = run.sampler.baselines![0]!.answer(batch).subarray(0, 3);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    [...logits].forEach((logit, label) => {
      expect(outputs[0]![label]).toBeCloseTo(Math.exp(logit) / total, 5);
    });
    expect(await run.inside("logistic", batch)).toEqual({ kind: "nothing" });
    const refusals = await run.refusals("logistic", 5);
    expect(refusals.threshold).toBeGreaterThan(1 / 3);
    expect(refusals.rightly.mean).toBeGreaterThan(refusals.wrongly.mean);
    run.dispose();
  });
});
