// How far layers go: by hand for a straight line, by the learner's own part for ANIL.

import { beforeAll, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";
import { layerChanges } from "./layerChanges.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("cpu")).device;
});

it("is the way of a line's weights over their length, by hand", async () => {
  const [x, y, rate] = [Float32Array.of(-1, 2), Float32Array.of(3, 1), 0.1];
  const set = { x, y, count: 2 };
  const batch: EpisodeBatch = { tasks: 1, inputShape: [1], outputs: 1, support: set, query: set };
  const options = { innerLearningRate: rate };
  const learner = await learnerFor(device, "maml", "mlp", { hiddenLayers: 0 }, options, batch);
  const { iteration, tensors } = await learner.save();
  const at = (name: string, value: number) => ({ ...tensors[name]!, values: Float32Array.of(value) });
  learner.restore({
    iteration,
    tensors: { ...tensors, "head.weights": at("head.weights", 0.5), "head.bias": at("head.bias", 0.25) },
  });
  const way: [number, number][] = [[0.5, 0.25]];
  for (let step = 0; step < 2; step++) {
    const [w, b] = way.at(-1)!;
    const errors = [0, 1].map((row) => w * x[row]! + b - y[row]!);
    way.push([w - rate * (errors[0]! * x[0]! + errors[1]! * x[1]!), b - rate * (errors[0]! + errors[1]!)]);
  }
  const [head, ...others] = await learner.changes(batch, 2);
  expect([head!.layer, others]).toEqual(["head", []]);
  for (const [step, [w, b]] of way.entries())
    expect(head!.relative[step]).toBeCloseTo(Math.hypot(w - 0.5, b - 0.25) / Math.hypot(0.5, 0.25), 5);
  learner.dispose();
});

it("is nothing for layers that do not adapt, and empty for learners of which none does", async () => {
  const { support, query, ...rest } = batchOf("regression", [2]);
  const half = (values: Float32Array) => values.slice(0, values.length / 2);
  const batch = {
    ...rest,
    tasks: 1,
    support: { x: half(support.x), y: half(support.y), count: support.count },
    query: { x: half(query.x), y: half(query.y), count: query.count },
  };
  const of = async (id: "anil" | "ridge") => {
    const learner = await learnerFor(device, id, "mlp", { hiddenUnits: 4, hiddenLayers: 2 }, {}, batch);
    const changes = await learner.changes(batch, 2);
    learner.dispose();
    return changes;
  };
  const [first, second, head] = await of("anil");
  expect([first!.layer, second!.layer, head!.layer]).toEqual(["hidden1", "hidden2", "head"]);
  expect([...first!.relative, ...second!.relative]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(head!.relative[1]).toBeGreaterThan(0);
  expect(await of("ridge")).toEqual([]);
});

it("takes samples one by one, and what they share as each one's", () => {
  const read = {
    "size:head.weights": Float32Array.of(4),
    "size:head.bias": Float32Array.of(0),
    "moved:1:head.weights": Float32Array.of(4, 16),
    "moved:1:head.bias": Float32Array.of(0, 0),
    "size:fresh.bias": Float32Array.of(0),
    "moved:1:fresh.bias": Float32Array.of(1, 0),
  };
  expect(layerChanges(read, 1)).toEqual([
    { layer: "head", relative: Float32Array.of(0, (1 + 2) / 2) },
    { layer: "fresh", relative: Float32Array.of(0, Number.POSITIVE_INFINITY) },
  ]);
});
