// The loss over a plane: a straight line's, whose loss is a quadratic that is known everywhere; planes by hand.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";
import { lossPlane, placed, planeThrough } from "./lossPlane.ts";

const random = new Random(1);
const vectors = (...rows: number[][]) => rows.map((row) => Float32Array.from(row));

describe("a plane of weights", () => {
  it("has its first axis along adaptation, its second towards the other's weights, at right angles", () => {
    const path = vectors([1, 1, 1], [4, 1, 5], [4, 3, 5]);
    const plane = planeThrough(path, 1, { role: "random", weights: Float32Array.of(7, -1, 9) }, random)!;
    expect(plane.towards).toEqual({ kind: "contender", role: "random" });
    expect([...plane.across]).toEqual([0.6, 0, 0.8].map(Math.fround));
    // (6, −2, 8) is 10 along the first axis, and 2 against the second coordinate.
    for (const [index, value] of [0, -1, 0].entries()) expect(plane.up[index]).toBeCloseTo(value, 6);
    expect(placed(plane, path[2]!).x).toBeCloseTo(5, 5);
    expect(placed(plane, path[2]!).y).toBeCloseTo(-2, 5);
    expect(placed(plane, Float32Array.of(1 - 0.8, 1, 1 + 0.6)).off).toBeCloseTo(1, 5);
  });

  it("goes through the step farthest from the line where there is no other, or it lies on the line", () => {
    const path = vectors([0, 0, 0], [1, 0, 0], [2, 3, 0], [3, 1, 1]);
    for (const other of [undefined, { role: "random", weights: Float32Array.of(-5, 0, 0) }]) {
      const { towards, up } = planeThrough(path, 1, other, random)!;
      expect(towards).toEqual({ kind: "step", step: 2 });
      expect([...up]).toEqual([0, 1, 0]);
    }
  });

  it("of a straight path takes any other direction, and of one that stands still there is none", () => {
    const { towards, across, up } = planeThrough(
      vectors([0, 0, 0], [0, 2, 0], [0, 4, 0]),
      1,
      undefined,
      random,
    )!;
    expect(towards).toEqual({ kind: "random" });
    expect(across[0]! * up[0]! + across[1]! * up[1]! + across[2]! * up[2]!).toBeCloseTo(0, 6);
    expect(Math.hypot(...up)).toBeCloseTo(1, 5);
    expect(planeThrough(vectors([1, 2], [1, 2]), 1, undefined, random)).toBeUndefined();
  });
});

describe("the loss over it", () => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend("cpu")).device;
  });
  const support = { x: Float32Array.of(-1, 2), y: Float32Array.of(3, 1), count: 2 };
  const query = { x: Float32Array.of(0, 1, 4), y: Float32Array.of(1, -2, 0.5), count: 3 };
  const batch: EpisodeBatch = { tasks: 1, inputShape: [1], outputs: 1, support, query };
  const RATE = 0.1;
  /** y = w x + b from these. */
  const lineFrom = async (w: number, b: number) => {
    const learner = await learnerFor(
      device,
      "maml",
      "mlp",
      { hiddenLayers: 0 },
      { innerLearningRate: RATE },
      batch,
    );
    const { iteration, tensors } = await learner.save();
    const at = (name: string, value: number) => ({ ...tensors[name]!, values: Float32Array.of(value) });
    learner.restore({
      iteration,
      tensors: { ...tensors, "head.weights": at("head.weights", w), "head.bias": at("head.bias", b) },
    });
    return learner;
  };
  type Set = typeof support;
  const lossAt = ({ x, y, count }: Set, w: number, b: number) =>
    x.reduce((sum, at, row) => sum + (w * at + b - y[row]!) ** 2 / count, 0);
  const stepFrom = ([w, b]: readonly [number, number]): [number, number] => {
    const { x, y } = support;
    const errors = [0, 1].map((row) => w * x[row]! + b - y[row]!);
    return [w - RATE * (errors[0]! * x[0]! + errors[1]! * x[1]!), b - RATE * (errors[0]! + errors[1]!)];
  };

  it("is a line's own quadratic at every point, and its path and the other's end lie where they are", async () => {
    const [one, two] = [await lineFrom(0.5, 0.25), await lineFrom(-1, 2)];
    const start: [number, number] = [0.5, 0.25];
    const way = [start, stepFrom(start), stepFrom(stepFrom(start))];
    const end = stepFrom(stepFrom([-1, 2]));
    const walker = { steps: 2, at: 2 };
    const found = (await lossPlane(
      { learner: one, ...walker },
      { learner: two, role: "random", ...walker },
      batch,
      random,
    ))!;
    expect(found.side).toBe(21);
    expect(found.queries).toEqual([3, 3]);
    expect(found.samples).toBe(1);
    // Two weights: the plane is all of their space, turned (and perhaps mirrored).
    const length = Math.hypot(way[2]![0] - 0.5, way[2]![1] - 0.25);
    const [c, s] = [(way[2]![0] - 0.5) / length, (way[2]![1] - 0.25) / length];
    const cross = c * (end[1] - 0.25) - s * (end[0] - 0.5);
    const sign = Math.sign(cross);
    const placeOf = ([w, b]: readonly [number, number]) =>
      [c * (w - 0.5) + s * (b - 0.25), sign * (c * (b - 0.25) - s * (w - 0.5))] as const;
    for (const [step, weights] of way.entries()) {
      const [x, y] = placeOf(weights);
      expect(found.path[2 * step]).toBeCloseTo(x, 5);
      expect(found.path[2 * step + 1]).toBeCloseTo(y, 5);
      expect(found.off[step]).toBeCloseTo(0, 5);
      expect(found.lossAt.support[step]).toBeCloseTo(lossAt(support, ...weights), 4);
      expect(found.lossAt.query[step]).toBeCloseTo(lossAt(query, ...weights), 4);
    }
    expect(found.other![0]).toBeCloseTo(placeOf(end)[0], 5);
    expect(found.other![1]).toBeCloseTo(placeOf(end)[1], 5);
    for (const row of [0, 7, 20])
      for (const column of [0, 11, 20]) {
        const along = (axis: readonly [number, number], index: number) =>
          axis[0] + ((axis[1] - axis[0]) * index) / 20;
        const [x, y] = [along(found.across, column), sign * along(found.up, row)];
        const [w, b] = [0.5 + c * x - s * y, 0.25 + s * x + c * y];
        const place = row * 21 + column;
        expect(found.support[place]! / lossAt(support, w, b)).toBeCloseTo(1, 4);
        expect(found.query[place]! / lossAt(query, w, b)).toBeCloseTo(1, 4);
      }
    one.dispose();
    two.dispose();
  });

  it("at the first point is the loss before adaptation, whatever the learner by steps", async () => {
    const two = batchOf("classification", [2]);
    const half = ({ x, y, count }: typeof two.support) => ({
      x: x.slice(0, x.length / 2),
      y: y.slice(0, y.length / 2),
      count,
    });
    const task = { ...two, tasks: 1, support: half(two.support), query: half(two.query) };
    for (const id of ["maml", "metaSgd", "ensemble", "platipus", "pretraining"] as const) {
      const learner = await learnerFor(device, id, "mlp", { hiddenUnits: 4 }, {}, task);
      const walk = (await learner.walk(task, 2))!;
      const [first, , last] = walk.weights[0]!;
      const way = last!.map((value, index) => value - first![index]!);
      const length = Math.hypot(...way);
      const plane = {
        origin: first!,
        across: way.map((value) => value / length),
        up: new Float32Array(way.length),
      };
      const found = await learner.lossesOn(task, plane, [
        [0, 0],
        [length, 0],
      ]);
      expect(found.support[0], id).toBeCloseTo(walk.support[0]![0]!, 4);
      expect(found.query[0], id).toBeCloseTo(walk.query[0]![0]!, 4);
      expect(found.support[1], id).toBeCloseTo(walk.support[0]![2]!, 4);
      expect(found.query[1], id).toBeCloseTo(walk.query[0]![2]!, 4);
      learner.dispose();
    }
  });

  it("is none of a learner whose weights do not move", async () => {
    const learner = await learnerFor(device, "ridge", "mlp", { hiddenUnits: 4 }, {}, batch);
    expect(await lossPlane({ learner, steps: 1, at: 0 }, undefined, batch, random)).toBeUndefined();
    learner.dispose();
  });
});
