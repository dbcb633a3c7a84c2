// Runs that were trained apart: measured on one and the same tasks, and their differences paired task by task.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import type { ComparedRun } from "../experiment/compared.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import type { TaskScores } from "../tasks/family.ts";
import { compared, openLearner } from "./comparison.ts";
import { createRun } from "./createRun.ts";
import { aggregated } from "./measures/aggregate.ts";

let device: Device;
beforeAll(async () => {
  ({ device } = await startBackend("wasm"));
});

const measured = (scores: TaskScores) => ({ measures: { mse: aggregated("mse", scores) } });

describe("a comparison", () => {
  it("takes differences task by task, the run less the reference, by hand", () => {
    const all = [measured([1, 5, 9]), measured([3, 7, 11]), measured([2, 5, 14])];
    const [first, second, third] = compared(all, 0);
    expect(first).toEqual({ measures: { mse: { mean: 5, ci95: expect.any(Number) } } });
    // Two more at every task: no interval is left, however far tasks lie apart.
    expect(second!.difference).toEqual({ mse: { mean: 2, ci95: 0 } });
    // Differences 1, 0 and 5: mean 2, standard deviation √7, of two degrees of freedom.
    expect(third!.difference!.mse).toEqual({
      mean: 2,
      ci95: expect.closeTo(4.302653 * Math.sqrt(7 / 3), 5),
    });
  });

  it("holds against whichever run is chosen", () => {
    const results = compared([measured([1, 5]), measured([3, 7])], 1);
    expect(results.map(({ difference }) => difference?.mse)).toEqual([{ mean: -2, ci95: 0 }, undefined]);
  });

  it("refuses runs that were measured on other tasks", () => {
    expect(() => compared([measured([1, 5, 9]), measured([1, 5])], 0)).toThrow("the same tasks only");
  });
});

/** A run of some meta-steps, as it is kept. */
async function trained(
  run: { readonly seed: number; readonly baseline: string },
  algorithm: Parameters<typeof experimentFrom>[0]["algorithm"],
  hiddenUnits = 8,
): Promise<ComparedRun> {
  const experiment = experimentFrom({
    task: { id: "sinusoid", options: {} },
    model: { id: "mlp", options: { hiddenUnits } },
    algorithm,
    training: { metaBatch: 4 },
    run,
  });
  const made = await createRun(experiment, device);
  for (let step = 0; step < 3; step++) await (await made.metaStep()).read();
  const saved = await made.save();
  made.dispose();
  return { experiment, saved };
}
const maml = (innerLearningRate: number) => ({ id: "maml", options: { innerLearningRate } }) as const;
const byTask = async (run: ComparedRun, seed: number) => {
  const learner = await openLearner(run, seed, device, undefined);
  const { measures } = await learner.measure("learner", "validation", 20);
  learner.dispose();
  return measures.mse!.byTask;
};

describe("a learner on the tasks of a seed", () => {
  it("reaches there what its own run reaches", async () => {
    const run = await trained({ seed: 1, baseline: "scratch" }, maml(0.01));
    const own = await createRun(run.experiment, device);
    own.restore(run.saved);
    const { measures } = await own.evaluate("learner", "validation", 20);
    own.dispose();
    const alone = await openLearner(run, 1, device, undefined);
    expect(alone.contenders.map(({ role }) => role)).toEqual(["learner"]);
    const found = await alone.measure("learner", "validation", 20);
    alone.dispose();
    expect(compared([found], 0)[0]!.measures).toEqual(measures);
  });

  it("meets the tasks of that seed, whatever it was trained with", async () => {
    const run = await trained({ seed: 7, baseline: "none" }, maml(0.01));
    const there = await createRun({ ...run.experiment, run: { ...run.experiment.run, seed: 1 } }, device);
    there.restore(run.saved);
    const { measures } = await (there as Awaited<ReturnType<typeof openLearner>>).measure(
      "learner",
      "validation",
      20,
    );
    there.dispose();
    expect(await byTask(run, 1)).toEqual(measures.mse!.byTask);
    expect(await byTask(run, 7)).not.toEqual(measures.mse!.byTask);
  });

  it("meets the same tasks as learners of other algorithms, models and seeds: hard tasks are hard for all", async () => {
    const one = await byTask(await trained({ seed: 1, baseline: "none" }, maml(0.01)), 1);
    const other = await byTask(
      await trained({ seed: 9, baseline: "none" }, { id: "reptile", options: {} }, 12),
      1,
    );
    // Hardly trained, each task costs about what its curve is high: in step on the same tasks, and not on others.
    expect(correlation(one, other)).toBeGreaterThan(0.9);
    const elsewhere = await byTask(await trained({ seed: 9, baseline: "none" }, maml(0.01)), 9);
    expect(correlation(one, elsewhere)).toBeLessThan(0.7);
  });
});

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  const moment = (f: (index: number) => number) => mean(one.map((_, index) => f(index)));
  const both = moment((index) => (one[index]! - a) * (other[index]! - b));
  return (
    both / Math.sqrt(moment((index) => (one[index]! - a) ** 2) * moment((index) => (other[index]! - b) ** 2))
  );
}
