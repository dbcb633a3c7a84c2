// Every activation with its first and second derivative against closed forms, also where its pieces meet.

import { beforeAll, describe, expect, it } from "vitest";
import { computeAll, row } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { gradient } from "../graph/gradient.ts";
import { type ActivationName, activations } from "./activations.ts";
import { constant, multiply } from "./elementwise.ts";

const at = [-20, -3, -1, -0.25, 0, 0.25, 1, 3, 20];
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const bell = (x: number) => logistic(x) * (1 - logistic(x));

/** Value, slope, slope of the slope; at a kink what PyTorch says: the left-hand one. */
const closed: Record<
  ActivationName,
  readonly [(x: number) => number, (x: number) => number, (x: number) => number]
> = {
  relu: [(x) => Math.max(x, 0), (x) => Number(x > 0), () => 0],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2, (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
  sigmoid: [logistic, bell, (x) => bell(x) * (1 - 2 * logistic(x))],
  softplus: [(x) => Math.log1p(Math.exp(x)), logistic, bell],
  "leaky-relu": [(x) => (x > 0 ? x : 0.01 * x), (x) => (x > 0 ? 1 : 0.01), () => 0],
  elu: [
    (x) => (x > 0 ? x : Math.expm1(x)),
    (x) => (x > 0 ? 1 : Math.exp(x)),
    (x) => (x >= 0 ? 0 : Math.exp(x)),
  ],
  silu: [
    (x) => x * logistic(x),
    (x) => logistic(x) + x * bell(x),
    (x) => bell(x) * (2 + x * (1 - 2 * logistic(x))),
  ],
};

describe.each(["cpu", "wasm"] as const)("activations on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend(backend)).device;
  });

  it.each(Object.keys(activations) as ActivationName[])("%s", async (name) => {
    const found = await computeAll(
      device,
      (x) => {
        const y = activations[name](x);
        // Cotangents other than 1 show whether the chain rule is kept.
        const slope = gradient(multiply(y, constant(3)), [x])[0]!;
        return { y, slope, second: gradient(slope, [x])[0]! };
      },
      row(...at),
    );
    const [value, slope, second] = closed[name];
    at.forEach((x, index) => {
      expect(found.y![index], `value at ${x}`).toBeCloseTo(value(x), 5);
      expect(found.slope![index], `slope at ${x}`).toBeCloseTo(3 * slope(x), 5);
      expect(found.second![index], `second derivative at ${x}`).toBeCloseTo(3 * second(x), 5);
    });
  });
});
