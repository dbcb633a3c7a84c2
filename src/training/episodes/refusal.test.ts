// “None of these”: the threshold that parts what belongs from what does not, and shares measured by it on other tasks.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import type { EpisodeBatch, Split } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { bestThreshold, fitRefusals } from "./refusal.ts";

describe("the threshold", () => {
  it("parts what belongs from what does not where they can be parted", () => {
    // Below 0.7 lies all that does not belong, and nothing that does.
    expect(bestThreshold([0.7, 0.9], [0.3, 0.5])).toBe(0.7);
  });

  it("refuses so much more of the one than of the other as can be had", () => {
    // At 0.6: both below it do not belong, of three. At 0.9: all three, and two of four that belong.
    expect(bestThreshold([0.6, 0.8, 0.9, 0.95], [0.3, 0.5, 0.85])).toBe(0.6);
  });

  it("refuses nothing where what does not belong is surer", () => {
    expect(bestThreshold([0.3, 0.4], [0.8, 0.9])).toBe(0);
  });

  it("lies above all that does not belong even where everything that belongs is as unsure", () => {
    expect(bestThreshold([0.9], [0.2, 0.2, 0.4])).toBe(0.9);
  });
});

/** Tasks of two queries whose logits are their inputs, one apart by a task's own amount; strangers' are all alike. */
const sampler: TaskSampler = {
  problem: "classification",
  measures: ["accuracy"],
  inputShape: [2],
  outputs: 2,
  trainingClasses: 2,
  sample(_, split: Split) {
    const [one, other] = split === "validation" ? [2, 3] : [1, 2];
    const set = { x: Float32Array.of(one, 0, 0, other), y: Float32Array.of(1, 0, 0, 1), count: 2 };
    return {
      tasks: 1,
      inputShape: [2],
      outputs: 2,
      support: set,
      query: set,
      description: () => ({ kind: "images", title: "", classes: [] }),
    };
  },
  outOfScope: () => ({ x: Float32Array.of(0, 0, 4, 0), count: 2 }),
};
const learner = { answer: async ({ query }: EpisodeBatch) => query.x };

it("is fitted on validation tasks and measured on test tasks", async () => {
  const found = await fitRefusals(learner, sampler, new Random(1), { tasks: 3, steps: 0 });
  // Validation: σ(2) and σ(3) belong, σ(0) and σ(4) do not: at σ(2) a half is refused and nothing that belongs.
  expect(found.threshold).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
  // Test: σ(1) is below, σ(2) is as sure as is asked.
  expect(found.wrongly).toEqual({ mean: 0.5, ci95: 0 });
  expect(found.rightly).toEqual({ mean: 0.5, ci95: 0 });
  expect(found.tasks).toBe(3);
});

it("is refused where tasks know nothing that does not belong to them", async () => {
  const { outOfScope: _, ...without } = sampler;
  await expect(fitRefusals(learner, without, new Random(1), { tasks: 1, steps: 0 })).rejects.toThrow(
    "know nothing that belongs to none of their classes",
  );
});
