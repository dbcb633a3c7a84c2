// The price that a picture names, by hand.

import { describe, expect, it } from "vitest";
import { bandOf, namedPrice } from "./named.ts";

const task = { prices: Float32Array.of(1, 2, 3, 4), truth: Float32Array.of(0.9, 0.8, 0.5, 0.2) };
/** Lines that peak at 2 and at 3. */
const [low, high] = [2, 3].map((peak) => task.prices.map((price) => (2 * peak - price) / 8));

describe("the named price", () => {
  it("earns most by the contender's curve, and what it does by the truth", () => {
    // Earns 2 · 0.8 = 1.6 of the best, which is the same; at 3 it would earn 1.5.
    expect(namedPrice(task, low!)).toEqual({ price: 2, simulated: { best: 2, share: 1 } });
    expect(namedPrice(task, high!)).toMatchObject({
      price: 3,
      simulated: { best: 2, share: expect.closeTo(1.5 / 1.6, 6) },
    });
  });

  it("is named without a truth, and then nothing is said of one", () => {
    expect(namedPrice({ prices: task.prices }, high!)).toEqual({ price: 3 });
  });

  it("has an interval once that was calibrated, of the peaks of all its curves", () => {
    expect(namedPrice(task, low!, undefined, 0.5)!.interval).toEqual([1.5, 2.5]);
    const several = namedPrice(task, low!, [low!, high!], 0.25)!.interval!;
    expect(several[0]).toBeCloseTo(1.75, 6);
    expect(several[1]).toBeCloseTo(3.25, 6);
  });

  it("is none while answers are no numbers", () => {
    const broken = Float32Array.of(0.5, Number.NaN, 0.5, 0.5);
    expect(namedPrice(task, broken)).toBeUndefined();
    expect(namedPrice(task, low!, [low!, broken])).toBeUndefined();
  });
});

it("a band is from the least to the greatest of few curves, price by price", () => {
  const band = bandOf([Float32Array.of(0.1, 0.9), Float32Array.of(0.3, 0.2)]);
  expect([...band.low]).toEqual([expect.closeTo(0.1, 6), expect.closeTo(0.2, 6)]);
  expect([...band.high]).toEqual([expect.closeTo(0.3, 6), expect.closeTo(0.9, 6)]);
});
