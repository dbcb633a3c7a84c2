// Nearest training tasks: by what a ridge head makes of lines, worked out by hand; by what classes hold together.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import type { EpisodeBatch, Examples } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { learnerFor } from "../../testing/smallLearner.ts";
import { nearestTasks } from "./nearest.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

/** Training tasks made by number. */
const sampling = (
  problem: "regression" | "classification",
  support: (task: number) => Pick<Examples, "x" | "y">,
  outputs: number,
): TaskSampler => ({
  problem,
  measures: [],
  inputShape: [1],
  outputs,
  trainingClasses: 0,
  sample: (_, split, tasks) => {
    expect(split).toBe("training");
    const all = Array.from({ length: tasks }, (_, task) => support(task));
    const joined = (part: "x" | "y") => Float32Array.from(all.flatMap((one) => [...one[part]]));
    const examples = { x: joined("x"), y: joined("y"), count: all[0]!.x.length };
    return {
      tasks,
      inputShape: [1],
      outputs,
      support: examples,
      query: examples,
      description: (task) => ({ kind: "images", title: `${task}`, classes: [] }),
    };
  },
});
const titles = (nearest: Awaited<ReturnType<typeof nearestTasks>>["nearest"]) =>
  nearest.map(({ task }) => Number(task.description.title));

describe("nearest training tasks", () => {
  it("are those after which a line would be answered most alike, by the root mean squared difference", async () => {
    const x = Float32Array.of(-1, 1);
    const lineOf = (slope: number) => ({ x, y: x.map((at) => slope * at) });
    const sampler = sampling("regression", (task) => lineOf(task / 10), 1);
    const query = { x: Float32Array.of(-2, 0, 2), y: new Float32Array(3), count: 3 };
    const task: EpisodeBatch = {
      tasks: 1,
      inputShape: [1],
      outputs: 1,
      support: { ...lineOf(2.04), count: 2 },
      query,
    };
    const learner = await learnerFor(
      device,
      "ridge",
      "mlp",
      { hiddenLayers: 0 },
      { regularisation: 1 },
      task,
    );
    const { nearest, sampled, median } = await nearestTasks(learner, sampler, new Random(1), task, 0);
    expect(sampled).toBe(64);
    expect(titles(nearest)).toEqual([20, 21, 19, 22]);
    // The slope that is found is 2 · slope / (2 + λ), and no intercept: at −2, 0, 2 answers differ by so much.
    const distance = (slope: number) => (2 / 3) * Math.abs(slope - 2.04) * Math.sqrt(8 / 3);
    for (const [place, slope] of [2, 2.1, 1.9, 2.2].entries())
      expect(nearest[place]!.distance).toBeCloseTo(distance(slope), 5);
    const all = Array.from({ length: 64 }, (_, index) => distance(index / 10)).toSorted((a, b) => a - b);
    expect(median).toBeCloseTo(all[32]!, 5);
    learner.dispose();
  });

  it("are told apart by what they hold together, whatever labels and however many classes they deal", async () => {
    const oneHot = (labels: readonly number[], ways: number) =>
      Float32Array.from(
        labels.flatMap((label) => Array.from({ length: ways }, (_, at) => Number(at === label))),
      );
    const places = Float32Array.of(-3, -2, 2, 3);
    // The first task parts left from right under other labels; all others part the inner from the outer places.
    const sampler = sampling(
      "classification",
      (task) => ({ x: places, y: oneHot(task === 0 ? [2, 2, 0, 0] : [0, 2, 2, 0], 3) }),
      3,
    );
    const task: EpisodeBatch = {
      tasks: 1,
      inputShape: [1],
      outputs: 2,
      support: { x: places, y: oneHot([0, 0, 1, 1], 2), count: 4 },
      query: { x: places, y: oneHot([0, 0, 1, 1], 2), count: 4 },
    };
    const learner = await learnerFor(device, "matching", "mlp", { hiddenLayers: 0 }, {}, task);
    const { nearest, median } = await nearestTasks(learner, sampler, new Random(1), task, 0);
    expect(titles(nearest)[0]).toBe(0);
    expect(nearest[0]!.distance).toBeLessThan(1e-3);
    expect(median).toBeGreaterThan(0.2);
    learner.dispose();
  });
});
