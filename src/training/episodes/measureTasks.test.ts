// Measuring in parts: every task once, in order, on the split asked for; and nothing of it where it is interrupted.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import type { Split } from "../../tasks/episode.ts";
import type { Scoring, TaskSampler } from "../../tasks/family.ts";
import { sinusoidMeta } from "../../tasks/sinusoid/meta.ts";
import { sinusoid } from "../../tasks/sinusoid/sinusoid.ts";
import type { Learner } from "./learner.ts";
import { measureTasks } from "./measureTasks.ts";

const sinusoids = sinusoid.createSampler(defaultsOf(sinusoidMeta.schema), undefined);

/** Sinusoids whose inputs are so long that three tasks are measured at once, and a note of what was drawn. */
function longSampler(changes: Partial<TaskSampler> = {}) {
  const splits: Split[] = [];
  const sampler: TaskSampler = {
    ...sinusoids,
    inputShape: [860],
    sample: (random, split, tasks) => {
      splits.push(split);
      const set = () => ({ x: new Float32Array(43_000), y: random.normals(50), count: 50 });
      return {
        tasks,
        inputShape: [860],
        outputs: 1,
        support: set(),
        query: set(),
        description: () => nothing(),
      };
    },
    ...changes,
  };
  return { sampler, splits };
}
const nothing = (): never => {
  throw new Error("Nothing is described here.");
};

/** A learner whose loss at step s of task t is 10 t + s, and which notes how it was asked. */
function countingLearner() {
  const asked: { first: number; tasks: number; steps: number; at: number }[] = [];
  const measure = async (batch: { tasks: number }, steps: number, at: number, first: number) => {
    asked.push({ first, tasks: batch.tasks, steps, at });
    const figures = (by: number) =>
      Array.from({ length: steps + 1 }, (_, step) =>
        Float32Array.from({ length: batch.tasks }, (_, task) => by * (10 * (first + task) + step)),
      );
    return {
      loss: figures(1),
      figures: { mse: figures(1), mae: figures(0.01) },
      spread: Float32Array.from({ length: batch.tasks }, (_, task) => first + task),
      samples: new Float32Array(50 * batch.tasks),
    };
  };
  /** The answer to every input is the input itself. */
  const answer = async ({ query }: { query: { x: Float32Array } }) => query.x;
  return { learner: { samples: 1, measure, answer }, asked };
}
const asking = { split: "test", tasks: 5, steps: 1, at: 1 } as const;

describe("measuring in parts", () => {
  it("takes every task once, in order, step by step", async () => {
    const { sampler, splits } = longSampler({ measures: ["mae", "mse"] });
    const { learner, asked } = countingLearner();
    const done: number[] = [];
    const found = await measureTasks(learner, sampler, new Random(1), asking, async (_, count) => {
      done.push(count);
    });
    expect(asked).toEqual([
      { first: 0, tasks: 3, steps: 1, at: 1 },
      { first: 3, tasks: 2, steps: 1, at: 1 },
    ]);
    expect(done).toEqual([3, 5]);
    expect(found.loss).toEqual([
      [0, 10, 20, 30, 40],
      [1, 11, 21, 31, 41],
    ]);
    expect(found.bySteps[1]!.mae!.byTask[3]).toBeCloseTo(0.31, 6);
    expect(found.bySteps[0]!.mse!.value).toBe(20);
    expect(Object.keys(found.measures)).toEqual(["mae", "mse"]);
    expect(found.measures.mse!.value).toBe(21);
    expect(found.spread).toEqual([0, 1, 2, 3, 4]);
    expect(found.outputs).toBe(1);
    expect(new Set(splits)).toEqual(new Set(["test"]));
  });

  it("has the family score what outputs and targets do not decide, on the inputs that it asks for", async () => {
    const scoring: Scoring = {
      items: 10,
      // Of each task the first two inputs that it was drawn with.
      asks: ({ tasks, query }) => ({
        count: 1,
        x: Float32Array.from({ length: tasks * 860 }, (_, at) => query.x[at]! + Math.floor(at / 860)),
      }),
      score: ({ tasks }, answers) => ({
        ndcg5: Array.from({ length: tasks }, (_, task) => answers[task * 860]),
        coverage: Array.from({ length: tasks }, (_, task) => [task]),
      }),
    };
    const { sampler } = longSampler({ measures: ["ndcg5", "mse", "coverage"], scoring });
    const { learner } = countingLearner();
    const found = await measureTasks(learner, sampler, new Random(1), asking);
    expect(Object.keys(found.measures)).toEqual(["ndcg5", "mse", "coverage"]);
    // Five tasks at once now that there is one input to answer: 0 to 4, in order.
    expect(found.measures.ndcg5!.byTask).toEqual([0, 1, 2, 3, 4]);
    expect(found.measures.coverage!.value).toBe(0.5);
    expect(found.bySteps[1]!.ndcg5).toBeUndefined();
    const unasked = longSampler({ measures: ["mse", "hr10"] }).sampler;
    await expect(measureTasks(learner, unasked, new Random(1), asking)).rejects.toThrow(
      "are to be scored by “hr10”",
    );
  });

  it("calibrates intervals on validation tasks of their own, with what each sample answers", async () => {
    const seen: { margins: readonly number[]; each: Float32Array }[] = [];
    const calibrating: string[] = [];
    const scoring: Scoring = {
      items: 0,
      asks: ({ tasks }) => ({ count: 1, x: new Float32Array(860 * tasks) }),
      calibration: {
        nominal: 0.9,
        // 200 tasks, of which ⌈201 · 0.9⌉ = 181 miss by no more than the 181st of 0 to 199; and of −199 to 0.
        misses: ({ tasks }) => {
          const from = calibrating.length;
          for (let task = 0; task < tasks; task++) calibrating.push("task");
          const own = Array.from({ length: tasks }, (_, task) => from + task);
          return [own, own.map((miss) => -miss)];
        },
      },
      score: ({ tasks }, _, calibrated) => {
        seen.push(calibrated!);
        return { bestPriceCoverage: Array.from({ length: tasks }, () => 1) };
      },
    };
    const { sampler, splits } = longSampler({ measures: ["bestPriceCoverage"], scoring });
    const { learner } = countingLearner();
    const answered: (string | undefined)[] = [];
    const several = {
      ...learner,
      samples: 3,
      answer: async (...[batch, , , , by]: Parameters<Learner["answer"]>) => {
        answered.push(by);
        return batch.query.x;
      },
    };
    const found = await measureTasks(several, sampler, new Random(1), asking);
    expect(calibrating).toHaveLength(200);
    expect(found.margins).toEqual([180, -19]);
    expect(seen.every(({ margins }) => margins[0] === 180 && margins[1] === -19)).toBe(true);
    expect(new Set(splits)).toEqual(new Set(["test", "validation"]));
    // Calibrating asks for each sample; measuring for all together, and for each.
    expect(answered.slice(0, 4)).toEqual(["each", "each", "each", "each"]);
    expect(answered.slice(4, 6)).toEqual([undefined, "each"]);
    const plain = longSampler().sampler;
    expect((await measureTasks(learner, plain, new Random(1), asking)).margins).toBeUndefined();
  });

  it("measures uncertainty task by task where targets scatter, and not where they do not", async () => {
    const { learner } = countingLearner();
    const exact = await measureTasks(learner, longSampler().sampler, new Random(1), asking);
    expect(exact.uncertainty).toEqual([]);
    const noisy = await measureTasks(learner, longSampler({ queryNoise: 2 }).sampler, new Random(1), asking);
    expect(noisy.uncertainty).toHaveLength(5);
    // Targets are standard normal around a prediction of 0: each task has its own likelihood, near that at σ = 2.
    const found = noisy.uncertainty.map(({ negativeLogLikelihood }) => negativeLogLikelihood);
    expect(new Set(found).size).toBe(5);
    for (const value of found) expect(value).toBeCloseTo(Math.log(2 * Math.sqrt(2 * Math.PI)) + 1 / 8, 0);
  });

  it("gives nothing where it is interrupted, and asks for no further part", async () => {
    const { learner, asked } = countingLearner();
    const interrupted = measureTasks(
      learner,
      longSampler().sampler,
      new Random(1),
      asking,
      async (_, done) => {
        if (done === 3) throw new Error("Enough.");
      },
    );
    await expect(interrupted).rejects.toThrow("Enough.");
    expect(asked).toHaveLength(1);
  });
});
