// Fixed tasks: the same in whatever company, another for each number, split and seed; and how many are measured at once.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { sinusoidMeta } from "../../tasks/sinusoid/meta.ts";
import { sinusoid } from "../../tasks/sinusoid/sinusoid.ts";
import { affordableTasks, fixedTasks, tasksAtOnce } from "./fixedTasks.ts";

const sampler = sinusoid.createSampler(defaultsOf(sinusoidMeta.schema), undefined);
const task = (number: number, split: "validation" | "test" = "test", seed = 1) =>
  fixedTasks(sampler, new Random(seed), split, number, 1).query.y;

describe("fixed tasks", () => {
  it("are the same in whatever company they are measured", () => {
    const all = fixedTasks(sampler, new Random(1), "test", 3, 4);
    expect(all.tasks).toBe(4);
    for (const set of ["support", "query"] as const)
      for (const part of ["x", "y"] as const)
        expect([...all[set][part]]).toEqual(
          [3, 4, 5, 6].flatMap((number) => [
            ...fixedTasks(sampler, new Random(1), "test", number, 1)[set][part],
          ]),
        );
  });

  it("differ by number, split and seed, and from training tasks", () => {
    const training = sampler.sample(new Random(1).split("training").split("0"), "training", 1).query.y;
    const all = [task(0), task(1), task(0, "validation"), task(0, "test", 2), training].map(String);
    expect(new Set(all).size).toBe(all.length);
  });

  it("keep the classes behind labels", () => {
    const drawn = (random: Random): EpisodeBatch => ({
      tasks: 1,
      inputShape: [1],
      outputs: 2,
      support: { x: Float32Array.of(1, 2), y: Float32Array.of(1, 0, 0, 1), count: 2 },
      query: { x: Float32Array.of(3), y: Float32Array.of(1, 0), count: 1 },
      classIds: Int32Array.of(random.integer(100), 7),
    });
    const labelled = {
      ...sampler,
      sample: (random: Random) => ({ ...drawn(random), description: () => never() }),
    };
    const { classIds } = fixedTasks(labelled, new Random(1), "test", 0, 2);
    const own = (number: string) => new Random(1).split("test").split(number).integer(100);
    expect([...classIds!]).toEqual([own("0"), 7, own("1"), 7]);
  });
});

const never = (): never => {
  throw new Error("Nothing is described here.");
};

describe("tasks measured at once", () => {
  /** An episode of so many tasks, each with `examples` inputs of a shape and targets of one number. */
  const episode = (inputShape: number[], examples: number, tasks = 1): EpisodeBatch => {
    const size = inputShape.reduce((product, length) => product * length, 1);
    const set = {
      x: new Float32Array((tasks * examples * size) / 2),
      y: new Float32Array((tasks * examples) / 2),
      count: examples / 2,
    };
    return { tasks, inputShape, outputs: 1, support: set, query: set };
  };
  // A MiB is 2¹⁸ numbers.
  it.each([
    { shape: [1], examples: 64, samples: 1, tasks: 40, wanted: 40 },
    { shape: [1], examples: 64, samples: 1, tasks: 600, wanted: 100 },
    { shape: [1], examples: 64, samples: 1, tasks: 102, wanted: 51 },
    { shape: [1], examples: 64, samples: 1, tasks: 101, wanted: 100 },
    // 2¹⁸ / (32 · 128) = 64; of 600 by 60.
    { shape: [1], examples: 64, samples: 32, tasks: 600, wanted: 60 },
    // Inputs of rank 2: 2¹⁸ / (64 · 256) = 16; of 600 by 15.
    { shape: [15, 17], examples: 64, samples: 1, tasks: 600, wanted: 15 },
    // 2¹⁸ / (80 · 785) = 4.17; of 50 by 2, of 7 by 4 and the rest.
    { shape: [28, 28, 1], examples: 80, samples: 1, tasks: 50, wanted: 2 },
    { shape: [28, 28, 1], examples: 80, samples: 1, tasks: 7, wanted: 4 },
    // A single task that is larger than the room is measured alone.
    { shape: [105, 105, 3], examples: 320, samples: 1, tasks: 50, wanted: 1 },
  ])("$wanted of $tasks, of $examples examples of $shape, by $samples samples", (one) => {
    expect(tasksAtOnce(episode(one.shape, one.examples), one.samples, one.tasks)).toBe(one.wanted);
    expect(tasksAtOnce(episode(one.shape, one.examples, 2), one.samples, one.tasks)).toBe(one.wanted);
  });
});

describe("tasks that an evaluation can afford", () => {
  it.each([
    // 5·10¹⁰ operations are always allowed.
    { tasks: 100, each: 4e8, training: 0, wanted: 100 },
    { tasks: 100, each: 1e9, training: 0, wanted: 50 },
    // As much as the training around it.
    { tasks: 100, each: 1e9, training: 8e10, wanted: 80 },
    { tasks: 100, each: 1e9, training: 1e12, wanted: 100 },
    // Five, whatever they cost, and no more than there are.
    { tasks: 100, each: 1e11, training: 0, wanted: 5 },
    { tasks: 3, each: 1e11, training: 0, wanted: 3 },
  ])("$wanted of $tasks, at $each each beside $training", ({ tasks, each, training, wanted }) =>
    expect(affordableTasks(tasks, each, training)).toBe(wanted),
  );
});
