// Optimisers and clipping against steps worked out by hand.

import { beforeAll, describe, expect, it } from "vitest";
import { computeAll, row } from "../testing/compute.ts";
import type { Device } from "./backend/device.ts";
import { startBackend } from "./backend/start.ts";
import { constant } from "./ops/elementwise.ts";
import { clip, type OptimiserName, optimisers } from "./optimisers.ts";

describe.each(["cpu", "wasm"] as const)("on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });

  /** One number's way under these gradients. */
  async function way(name: OptimiserName, rate: number, momentum: number, gradients: readonly number[]) {
    const optimiser = optimisers[name];
    let parameter = 1;
    let state = optimiser.state.map(() => 0);
    const visited: number[] = [];
    for (const [t, slope] of gradients.entries()) {
      const scalars = optimiser.scalars(t, rate, momentum);
      const found = await computeAll(
        device,
        (p, g, ...s) => {
          const next = optimiser.update(p, g, s, (scalar) => constant(scalars[scalar]));
          return {
            parameter: next.parameter,
            ...Object.fromEntries(next.state.map((value, index) => [`state${index}`, value])),
          };
        },
        row(parameter),
        row(slope),
        ...state.map((value) => row(value)),
      );
      parameter = found.parameter![0]!;
      state = state.map((_, index) => found[`state${index}`]![0]!);
      visited.push(parameter);
    }
    return visited;
  }
  const close = (found: readonly number[], wanted: readonly number[]) =>
    wanted.forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 6);
    });

  it("SGD carries its velocity on", async () => {
    // v: 2, 0.5·2 + 1 = 2, 0.5·2 − 4 = −3.
    close(await way("sgd", 0.1, 0.5, [2, 1, -4]), [0.8, 0.6, 0.9]);
    // Without momentum: 1 − 0.1·2, − 0.1·1.
    close(await way("sgd", 0.1, 0, [2, 1]), [0.8, 0.7]);
  });

  it("Adam takes the bias out of both its means", async () => {
    // First step: the means without bias are g and g², so the step is the rate, whatever g is, but for ε, which stands
    // beside the root of the second mean with its bias, as in the end of section 2: |g| / (|g| + ε / √(1 − β₂)).
    close(await way("adam", 0.1, 0, [1000]), [0.9]);
    close(await way("adam", 0.1, 0, [-1e-6]), [1 + (0.1 * 1e-6) / (1e-6 + 1e-8 / Math.sqrt(0.001))]);
    // Second: m = 0.9·0.1·2 + 0.1·(−1) = 0.08, over 1 − 0.81; v = 0.999·0.004 + 0.001 = 0.004996, over 1 − 0.998001.
    const second = 0.9 - (0.1 * (0.08 / 0.19)) / Math.sqrt(0.004996 / 0.001999);
    close(await way("adam", 0.1, 0, [2, -1]), [0.9, second]);
  });

  const clipped = async (limit: number, a: readonly number[], b: readonly number[]) => {
    const found = await computeAll(
      device,
      (x, y) => clip({ x, y }, constant(limit, [1])),
      { shape: [a.length, 1], values: Float32Array.from(a) },
      row(...b),
    );
    return [...found.x!, ...found.y!];
  };
  it("clips the common norm of all gradients, and keeps their direction", async () => {
    // Norm 13.
    close(await clipped(6.5, [3, 4], [12]), [1.5, 2, 6]);
    close(await clipped(0.13, [-3, 4], [12]), [-0.03, 0.04, 0.12]);
  });
  it("leaves what is within the limit as it is, to the bit", async () => {
    expect(await clipped(13.1, [3, 4], [12])).toEqual([3, 4, 12]);
    expect(await clipped(1e9, [1e-30, 0], [-3e-20])).toEqual([...Float32Array.of(1e-30, 0, -3e-20)]);
    expect(await clipped(10, [0, 0], [0])).toEqual([0, 0, 0]);
  });
  it("clips where squares are no numbers any more", async () => {
    close(await clipped(10, [3e25, 4e25], [0]), [6, 8, 0]);
    close(await clipped(5, [3e38], [-3e38]), [5 / Math.SQRT2, -5 / Math.SQRT2]);
    // An infinite gradient has no direction: that must show.
    expect((await clipped(5, [Number.POSITIVE_INFINITY], [1])).every(Number.isNaN)).toBe(true);
  });
});
