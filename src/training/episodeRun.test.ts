// Runs: repeatable, learning, and level in memory.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import { presets } from "../experiment/presets.ts";
import { DivergenceWatch } from "./divergence.ts";
import { EpisodeRun } from "./episodeRun.ts";
import { checkGradients } from "./gradientCheck.ts";

const experiment = presets["sinusoid-maml-10shot"].experiment;

async function losses(device: Device, count: number): Promise<number[]> {
  const run = await EpisodeRun.create(experiment, device);
  const found: number[] = [];
  for (let index = 0; index < count; index++) found.push((await run.metaStep().read()).loss);
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
    for (let index = 0; index < 3; index++) await run.metaStep().read();
    const during = device.tensors();
    for (let index = 0; index < 5; index++) await run.metaStep().read();
    expect(device.tensors()).toBe(during);
    run.dispose();
    expect(device.tensors()).toBe(before);
  });
});

describe("learning", () => {
  it("brings the loss after adaptation down, below that of joint pretraining", async () => {
    const { device } = await startBackend("wasm");
    const run = await EpisodeRun.create(experiment, device);
    const before = await run.evaluate("learner", "validation", 50);
    for (let index = 0; index < 600; index++) await run.metaStep().read();
    const after = await run.evaluate("learner", "validation", 50);
    const pretrained = await run.evaluate("pretrained", "validation", 50);
    expect(after.bySteps[5]!.loss.mean).toBeLessThan(before.bySteps[5]!.loss.mean * 0.7);
    expect(after.bySteps[5]!.loss.mean).toBeLessThan(pretrained.bySteps[5]!.loss.mean);
    run.dispose();
  });
});

describe("divergence", () => {
  it("names the knob and a smaller value for losses that are not numbers or explode", () => {
    const watch = new DivergenceWatch();
    expect(watch.see(experiment, 0, 3)).toBeUndefined();
    const found = watch.see(experiment, 1, Number.NaN);
    expect(found?.remedy.path.option).toBe("innerLearningRate");
    expect(found?.remedy.value).toBeCloseTo(0.0033);
    expect(watch.see(experiment, 2, 1e6)?.message).toContain("grew");
  });
});
