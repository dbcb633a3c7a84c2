// A learner's inside: the way of two weights by hand, and prototypes in the middle of their examples.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import type { InsidePath, InsideSpace } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";

const distance = (points: Float32Array, one: number, other: number) =>
  Math.hypot(points[2 * one]! - points[2 * other]!, points[2 * one + 1]! - points[2 * other + 1]!);

describe("a learner's inside", () => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend("cpu")).device;
  });

  it("is the way of its weights and the loss along it, for learners by steps", async () => {
    const x = Float32Array.of(-1, 2);
    const y = Float32Array.of(3, 1);
    const set = { x, y, count: 2 };
    const batch: EpisodeBatch = { tasks: 1, inputShape: [1], outputs: 1, support: set, query: set };
    const rate = 0.1;
    const learner = await learnerFor(
      device,
      "maml",
      "mlp",
      { hiddenLayers: 0 },
      { innerLearningRate: rate },
      batch,
    );
    // y = w x + b from (0.5, 0): two weights, so that two dimensions show all of the way.
    const { iteration, tensors } = await learner.save();
    const at = (name: string, value: number) => ({ ...tensors[name]!, values: Float32Array.of(value) });
    learner.restore({
      iteration,
      tensors: { ...tensors, "head.weights": at("head.weights", 0.5), "head.bias": at("head.bias", 0) },
    });
    const { kind, paths, losses, shares } = (await learner.inside(batch, 2)) as InsidePath;
    expect(kind).toBe("path");
    const way: [number, number][] = [[0.5, 0]];
    const lossAt = ([w, b]: readonly [number, number]) =>
      [0, 1].reduce((sum, index) => sum + (w * x[index]! + b - y[index]!) ** 2 / 2, 0);
    for (let step = 0; step < 2; step++) {
      const [w, b] = way.at(-1)!;
      const errors = [0, 1].map((index) => w * x[index]! + b - y[index]!);
      way.push([w - rate * (errors[0]! * x[0]! + errors[1]! * x[1]!), b - rate * (errors[0]! + errors[1]!)]);
    }
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const)
      expect(distance(paths[0]!, one, other)).toBeCloseTo(
        Math.hypot(way[one]![0] - way[other]![0], way[one]![1] - way[other]![1]),
        4,
      );
    for (const [step, weights] of way.entries()) expect(losses[0]![step]).toBeCloseTo(lossAt(weights), 4);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 5);
    learner.dispose();
  });

  it("has a way for each sample of a learner that samples", async () => {
    const { support, query, ...rest } = batchOf("regression", [2]);
    const half = ({ x, y, count }: typeof support) => ({
      x: x.slice(0, x.length / 2),
      y: y.slice(0, y.length / 2),
      count,
    });
    const batch = { ...rest, tasks: 1, support: half(support), query: half(query) };
    const learner = await learnerFor(device, "platipus", "mlp", { hiddenUnits: 4 }, { samples: 3 }, batch);
    const { paths, losses } = (await learner.inside(batch, 2)) as InsidePath;
    expect(paths.map(({ length }) => length)).toEqual([6, 6, 6]);
    expect(losses.map(({ length }) => length)).toEqual([3, 3, 3]);
    expect(new Set(losses.map(([first]) => first)).size).toBe(3);
    learner.dispose();
  });

  it("is a space in which each prototype is the mean of its class's examples, for learners that compare", async () => {
    const all = batchOf("classification", [4]);
    const cut = (values: Float32Array) => values.slice(0, values.length / 2);
    // Two classes, two examples of the first and one of the second.
    const support = {
      x: cut(all.support.x),
      y: Float32Array.of(1, 0, 1, 0, 0, 1),
      count: 3,
    };
    const query = { x: cut(all.query.x), y: new Float32Array(12), count: 6 };
    const batch: EpisodeBatch = { tasks: 1, inputShape: [4], outputs: 2, support, query };
    for (const id of ["prototypical", "matching"] as const) {
      const learner = await learnerFor(device, id, "mlp", { hiddenUnits: 5 }, {}, batch);
      const space = (await learner.inside(batch, 0)) as InsideSpace;
      expect(space.kind).toBe("space");
      expect(space.query.length).toBe(12);
      expect(space.distances.length).toBe(18);
      // A projection shows no distance longer than it is.
      for (let row = 0; row < 6; row++)
        for (let example = 0; example < 3; example++) {
          const [dx, dy] = [0, 1].map(
            (axis) => space.query[2 * row + axis]! - space.support[2 * example + axis]!,
          );
          expect(Math.hypot(dx!, dy!)).toBeLessThanOrEqual(
            Math.sqrt(space.distances[3 * row + example]!) + 1e-4,
          );
        }
      if (id === "prototypical") {
        const [first, second] = [space.support.subarray(0, 4), space.support.subarray(4)];
        expect(space.prototypes![0]).toBeCloseTo((first[0]! + first[2]!) / 2, 4);
        expect(space.prototypes![1]).toBeCloseTo((first[1]! + first[3]!) / 2, 4);
        expect(space.prototypes![2]).toBeCloseTo(second[0]!, 4);
        expect(space.prototypes![3]).toBeCloseTo(second[1]!, 4);
      } else expect(space.prototypes).toBeUndefined();
      learner.dispose();
    }
  });
});
