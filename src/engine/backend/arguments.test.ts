// Computations that are given and hand out more arrays than a WebAssembly function has parameters (1,000).

import { describe, expect, it } from "vitest";
import { shippedFor } from "../../cli/ownData.ts";
import { nodeThreads } from "../../cli/threads.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { createRun } from "../../training/createRun.ts";
import { compile, input } from "../graph/program.ts";
import { constant, multiply } from "../ops/elementwise.ts";
import { startBackend } from "./start.ts";

const glyphs = {
  task: { id: "glyphs", options: { ways: 2, shots: 1, query: 1, testWays: 2 } },
  model: { id: "conv4", options: { filters: 4, normalisation: "batch" } },
} as const;
const steps = { learnInnerRate: true, ratePerStep: true, innerLearningRate: 0.01 };
const configurations = {
  "Conv-4, 12 inner steps with learned rates and gains for each": {
    ...glyphs,
    algorithm: { id: "maml", options: { ...steps, innerSteps: 12, normalisePerStep: true } },
  },
  "Conv-4, 20 inner steps with gains for each": {
    ...glyphs,
    algorithm: { id: "maml", options: { innerLearningRate: 0.01, innerSteps: 20, normalisePerStep: true } },
  },
  "six layers, 20 inner steps with learned rates for each": {
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenLayers: 6, hiddenUnits: 8 } },
    algorithm: { id: "maml", options: { ...steps, innerSteps: 20 } },
  },
} as const;

describe("programs with many arguments", () => {
  it.each(Object.entries(configurations))("%s", async (_, parts) => {
    const experiment = experimentFrom({
      ...parts,
      training: { metaBatch: 1, optimiser: "adam" },
      run: { baseline: "none" },
    });
    const losses: Record<string, number[]> = {};
    for (const backend of ["cpu", "wasm"] as const) {
      const { device } = await startBackend(backend, { ...nodeThreads, count: 2 });
      const run = await createRun(experiment, device, shippedFor(experiment));
      losses[backend] = [];
      for (let step = 0; step < 2; step++)
        losses[backend].push((await (await run.metaStep()).read()).losses.learner!);
      run.dispose();
      device.dispose();
    }
    losses.wasm!.forEach((loss, step) => {
      expect(loss).toBeCloseTo(losses.cpu![step]!, 3);
    });
  });

  it("2,500 of them", async () => {
    const { device } = await startBackend("wasm");
    const names = Array.from({ length: 1250 }, (_, index) => `x${index}`);
    const program = compile(
      Object.fromEntries(names.map((name, index) => [name, multiply(input(name, [1]), constant(index))])),
    );
    const given = Object.fromEntries(
      names.map((name, index) => [name, device.upload(Float32Array.of(index + 1), [1])]),
    );
    const results = Object.values(program.run(device, given));
    expect((await device.readAll(results)).map(([value]) => value)).toEqual(
      names.map((_, index) => index * (index + 1)),
    );
  });
});
