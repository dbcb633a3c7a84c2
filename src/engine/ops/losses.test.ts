// Losses and logarithms of probabilities against numbers worked out by hand, far outside what e to their power can hold.

import { beforeAll, describe, expect, it } from "vitest";
import { compute } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import type { Value } from "../graph/value.ts";
import { constant } from "./elementwise.ts";
import { crossEntropy, logSoftmax, logSumExp, meanSquaredError } from "./losses.ts";

describe.each(["cpu", "wasm"] as const)("on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });
  const read = async (value: Value) => [...(await compute(device, () => value))];
  const of = (values: number[], shape: number[]) => constant(Float32Array.from(values), shape);

  it("log Σ exp runs over the axis asked for, without overflow or underflow", async () => {
    const x = of([500, 0, 500, 0, -500, 0], [1, 3, 2]);
    const [first, second] = await read(logSumExp(x, 1));
    expect(first).toBeCloseTo(500 + Math.LN2, 3);
    expect(second).toBeCloseTo(Math.log(3), 5);
    const rows = await read(logSumExp(of([-800, -800, 3, -900], [1, 2, 2]), -1));
    expect(rows[0]).toBeCloseTo(-800 + Math.LN2, 3);
    expect(rows[1]).toBeCloseTo(3, 5);
  });

  it("log-probabilities stay numbers where probabilities are none", async () => {
    const [right, wrong] = await read(logSoftmax(of([400, -600], [1, 1, 2])));
    expect(right).toBe(0);
    expect(wrong).toBe(-1000);
  });

  it("cross-entropy is the mean over examples, not capped", async () => {
    // −log ½ and 300: their mean.
    const [loss] = await read(crossEntropy(of([1, 1, 0, 300], [1, 2, 2]), of([0, 1, 1, 0], [1, 2, 2])));
    expect(loss).toBeCloseTo((Math.LN2 + 300) / 2, 3);
  });

  it("squared errors are averaged over examples and outputs, each task apart", async () => {
    const losses = await read(
      meanSquaredError(of([1, 2, 3, 4, 0, 0, 0, 0], [2, 2, 2]), of([1, 0, 0, 4, 1, 1, 1, 1], [2, 2, 2])),
    );
    expect(losses).toEqual([(4 + 9) / 4, 1]);
  });
});
