// Prices, demand, sales and regret follow their law.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import { average, deviation, expectUniform } from "../../testing/statistics.ts";
import type { Trials } from "../trials.ts";
import { pricingMeta } from "./meta.ts";
import { pricing } from "./pricing.ts";

/** Expected reward of each arm of a task. */
const armsOf = (trials: Trials, task: number) => trials.description(task).arms!;

describe("dynamic pricing", () => {
  const tasks = 1500;
  const options = { ...defaultsOf(pricingMeta.schema), prices: 5, customers: 8, cheapest: 2, dearest: 10 };
  const sampler = pricing.createSampler(options);
  const { payoffs } = sampler.arms!;

  it("offers prices evenly from the lowest to the highest", () => {
    expect([...payoffs]).toEqual([2, 4, 6, 8, 10]);
    expect(sampler.arms!.draws).toBe(8);
    expect(sampler.rewardScale).toBe(20);
    expect(sampler.length).toBe(options.periods);
  });

  it("demand falls with the price along a logistic curve of the segment's own", () => {
    const dense = pricing.createSampler({ ...options, prices: 30 });
    const prices = dense.arms!.payoffs;
    const trials = dense.sample(new Random(5), "training", tasks);
    const segments = Array.from({ length: tasks }, (_, task) => {
      const { expected } = armsOf(trials, task);
      const chances = [...expected].map((value, arm) => value / (8 * prices[arm]!));
      expect(chances.every((chance, arm) => arm === 0 || chance <= chances[arm - 1]! + 1e-6)).toBe(true);
      // Log odds fall in a straight line: at `half` they are nothing, within `width` they fall by 1.
      const at = chances.findLastIndex((chance) => chance > 0.3);
      const [high, low] = [at - 1, at].map((arm) => Math.log(chances[arm]! / (1 - chances[arm]!)));
      const width = (prices[at]! - prices[at - 1]!) / (high! - low!);
      return { width, half: prices[at]! + width * low! };
    });
    expectUniform(
      segments.map(({ half }) => half),
      2 + 0.1 * 8,
      2 + 8,
    );
    expectUniform(
      segments.map(({ width }) => width),
      0.03 * 8,
      0.25 * 8,
    );
  });

  it("earns the price from each of the customers who buy, and regrets what the best price would have earned more", () => {
    const trials = sampler.sample(new Random(6), "training", tasks);
    const price = 1;
    const { rewards, regrets } = trials.step(new Int32Array(tasks).fill(price));
    const gaps = Array.from(rewards, (reward, task) => {
      const sales = reward / payoffs[price]!;
      expect(sales).toBe(Math.round(sales));
      expect(sales).toBeGreaterThanOrEqual(0);
      expect(sales).toBeLessThanOrEqual(8);
      const { expected } = armsOf(trials, task);
      expect(regrets[task]).toBeCloseTo(Math.max(...expected) - expected[price]!, 3);
      return reward - expected[price]!;
    });
    expect(Math.abs(average(gaps))).toBeLessThan((4 * deviation(gaps)) / Math.sqrt(tasks));
    expect(Math.max(...rewards)).toBe(32);
  });
});
