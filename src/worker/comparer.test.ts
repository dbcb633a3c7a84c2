// The worker that compares runs: all on one task and on the same many, paired, in pieces, ended when it is told to.

import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { ComparedRun } from "../experiment/compared.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import type { Options } from "../schema/fields.ts";
import { Comparer } from "./comparer.ts";
import { Sweeper } from "./sweeper.ts";

const sweeper = new Sweeper();
/** A run after two meta-steps, as it is kept. */
async function run(algorithm: Options, seed = 1): Promise<ComparedRun> {
  const experiment = experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits: 8 } },
    algorithm: { id: "maml", options: { testSteps: 2, ...algorithm } },
    training: { metaBatch: 4, evaluateEvery: 6, evaluationTasks: 4, finalTasks: 4 },
    run: { baseline: "none", backend: "wasm", seed },
  });
  const { standing } = await sweeper.train(experiment, 2);
  return { experiment, saved: standing!.saved };
}
const quiet = () => {};

describe("the worker that compares runs", () => {
  it("shows how each answers one and the same task, with its own steps", async () => {
    const comparer = new Comparer();
    await comparer.open([await run({}), await run({ testSteps: 4 }, 5)], 1);
    const task = await comparer.sampleTask(0);
    expect(await comparer.sampleTask(0)).toEqual(task);
    expect(await comparer.sampleTask(1)).not.toEqual(task);
    const paths = await comparer.adapt({ support: task.support, query: task.query });
    expect(paths.map(({ role, outputs }) => [role, outputs.length])).toEqual([
      ["learner", 3],
      ["learner", 5],
    ]);
    expect(paths[0]!.outputs[0]).not.toEqual(paths[1]!.outputs[0]);
  });

  it("measures all on the same tasks, tells how far it is, and measures nothing twice", async () => {
    const comparer = new Comparer();
    const one = await run({});
    await comparer.open([one, one, await run({ innerLearningRate: 0.1 })], 1);
    const heard: [number, number][] = [];
    const found = await comparer.measure("validation", 120, 0, (...told) => heard.push(told));
    expect(found).toMatchObject({ split: "validation", tasks: 120 });
    const [first, same, other] = found.results;
    expect(first!.difference).toBeUndefined();
    // The same run twice differs from itself at no task.
    expect(same!.difference!.mse).toEqual({ mean: 0, ci95: 0 });
    expect(other!.difference!.mse!.mean).toBeCloseTo(
      other!.measures.mse!.mean - first!.measures.mse!.mean,
      6,
    );
    expect(heard.at(-1)).toEqual([360, 360]);
    expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).toSorted((a, b) => a - b));

    heard.length = 0;
    const turned = await comparer.measure("validation", 120, 2, (...told) => heard.push(told));
    expect(heard).toEqual([]);
    expect(turned.results[0]!.difference!.mse!.mean).toBe(-other!.difference!.mse!.mean);
  });

  it("stops in the middle, and answers looks meanwhile", async () => {
    const comparer = new Comparer();
    await comparer.open([await run({}), await run({})], 1);
    let looked = false;
    const measuring = comparer.measure("test", 1000, 0, (done) => {
      if (done === 0 || looked) return;
      looked = true;
      void comparer.sampleTask(0).then(() => comparer.stop());
    });
    await expect(measuring).rejects.toMatchObject({ name: "Overtaken" });
    expect(looked).toBe(true);
    expect((await comparer.measure("test", 10, 0, quiet)).tasks).toBe(10);
  });

  it("plays the same trials by each policy", async () => {
    const comparer = new Comparer();
    const experiment = experimentFrom({
      task: { id: "bandits", options: { arms: 3, pulls: 10 } },
      model: { id: "gru", options: { hiddenUnits: 4 } },
      algorithm: { id: "rl2", options: {} },
      training: { metaBatch: 4 },
      run: { baseline: "none", backend: "wasm" },
    });
    const { standing } = await sweeper.train(experiment, 1);
    const { saved } = standing!;
    await comparer.open(
      [
        { experiment, saved },
        { experiment: { ...experiment, run: { ...experiment.run, seed: 8 } }, saved },
      ],
      1,
    );
    const [one, other] = await comparer.playTrial(0);
    expect(one!.actions).toHaveLength(10);
    expect(other).toEqual(one);
    const { results } = await comparer.measure("validation", 100, 0, quiet);
    expect(results[1]!.difference).toEqual({ regret: { mean: 0, ci95: 0 }, reward: { mean: 0, ci95: 0 } });
  });
});
