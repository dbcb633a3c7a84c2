// What several samples of a task say together, against numbers worked out by hand.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import type { Value } from "../engine/graph/value.ts";
import { constant } from "../engine/ops/elementwise.ts";
import { crossEntropy } from "../engine/ops/losses.ts";
import { compute } from "../testing/compute.ts";
import { forTasks, pooled, repeated } from "./samples.ts";

const of = (values: number[], shape: number[]) => constant(Float32Array.from(values), shape);

describe.each(["cpu", "wasm"] as const)("on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });
  const read = async (value: Value) => [...(await compute(device, () => value))];

  it("samples of a task lie beside each other", async () => {
    const { x, y } = repeated({ x: of([1, 2], [2, 1, 1]), y: of([3, 4], [2, 1, 1]) }, 2);
    expect(await read(x)).toEqual([1, 1, 2, 2]);
    expect(await read(y)).toEqual([3, 3, 4, 4]);
    expect(await read(forTasks({ w: of([5, 6], [2, 1, 1]) }, 2).w!)).toEqual([5, 6, 5, 6]);
  });

  it("values are averaged over a task's own samples", async () => {
    // Two tasks of two samples, one query of two outputs.
    const outputs = of([1, 2, 3, 6, 10, 20, 30, 60], [4, 1, 2]);
    expect(await read(pooled(outputs, 2, "regression"))).toEqual([2, 4, 20, 40]);
  });

  it("classes are averaged as probabilities", async () => {
    const logits = of([Math.log(0.9), Math.log(0.1), Math.log(0.5), Math.log(0.5)], [2, 1, 2]);
    const [first, second] = await read(pooled(logits, 2, "classification"));
    expect(first).toBeCloseTo(Math.log(0.7), 5);
    expect(second).toBeCloseTo(Math.log(0.3), 5);
  });

  it("a class that all samples hold for impossible is still a number, and the loss of the right one none but its own", async () => {
    // Both samples are sure of the first class: e⁻⁵⁰⁰ and e⁻⁶⁰⁰ of the second are 0 in float32.
    const logits = of([0, -500, 0, -600], [2, 1, 2]);
    const together = pooled(logits, 2, "classification");
    const [first, second] = await read(together);
    expect(first).toBeCloseTo(0, 5);
    expect(second).toBeCloseTo(-500 - Math.LN2, 3);
    expect((await read(crossEntropy(together, of([1, 0], [1, 1, 2]))))[0]).toBeCloseTo(0, 5);
    expect((await read(crossEntropy(together, of([0, 1], [1, 1, 2]))))[0]).toBeCloseTo(500 + Math.LN2, 3);
  });
});
