// Demand fits against closed forms and direct computation.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { learnedPrior } from "./learnedPrior.ts";
import { linearFit } from "./linearFit.ts";
import { logitFit } from "./logitFit.ts";
import { demandGrid, drawnEvenly, posterior, shareBuying } from "./posterior.ts";

const PRIOR = { logSteepness: { mean: -1.2, deviation: 0.35 }, half: { mean: 9, deviation: 2 } };

describe("the linear fit", () => {
  it("is the line of least squares", () => {
    // Through (1, 0.9), (2, 0.5), (3, 0.4): slope −0.25 about (2, 0.6).
    const fit = linearFit({ prices: [1, 2, 3], shares: [0.9, 0.5, 0.4], visitors: 100 }, [0, 2, 4]);
    expect([...fit]).toEqual([expect.closeTo(1.1, 12), expect.closeTo(0.6, 12), expect.closeTo(0.1, 12)]);
  });

  it("is flat where all prices are one", () => {
    expect([...linearFit({ prices: [5, 5], shares: [0.2, 0.4], visitors: 100 }, [1, 9])]).toEqual([
      expect.closeTo(0.3, 12),
      expect.closeTo(0.3, 12),
    ]);
  });
});

describe("the logit fit", () => {
  const odds = (share: number) => Math.log(share / (1 - share));

  it("goes through two points: as many parameters as there are", () => {
    const [fit] = [logitFit(1e-9)({ prices: [4, 8], shares: [0.75, 0.25], visitors: 100 }, [4, 8, 6, 10])];
    expect(fit[0]).toBeCloseTo(0.75, 6);
    expect(fit[1]).toBeCloseTo(0.25, 6);
    expect(fit[2]).toBeCloseTo(0.5, 6);
    // Log odds fall by 2 log 3 over 4.
    expect(odds(fit[3]!)).toBeCloseTo(-2 * Math.log(3), 5);
  });

  it("makes the likelihood greatest: its score is zero", () => {
    const observed = { prices: [3, 7, 12, 15], shares: [0.81, 0.44, 0.3, 0.07], visitors: 100 };
    const fit = logitFit(1e-9)(observed, observed.prices);
    const rest = observed.shares.map((share, row) => share - fit[row]!);
    expect(rest.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
    expect(rest.reduce((sum, value, row) => sum + value * observed.prices[row]!, 0)).toBeCloseTo(0, 7);
  });

  it("has a finite answer where all buy at one price and none at another, and pays the penalty for it", () => {
    const [high, low] = logitFit(0.1)({ prices: [2, 3], shares: [1, 0], visitors: 100 }, [2, 3]);
    expect(high! + low!).toBeCloseTo(1, 9);
    // With a = 0: 100 · (1 − p) = λ b / (2 · ½) for log odds b / 2 at the first price.
    const slope = -2 * odds(high!);
    expect(100 * (1 - high!)).toBeCloseTo((-0.1 * slope) / 1, 6);
  });
});

describe("the posterior on a grid", () => {
  it("is prior times likelihood, computed directly", () => {
    const grid = demandGrid(PRIOR, 5);
    const observed = { prices: [6, 11], shares: [0.8, 0.25], visitors: 4 };
    const normal = (value: number, { mean, deviation }: { mean: number; deviation: number }) =>
      Math.exp(-(((value - mean) / deviation) ** 2) / 2);
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const whole = { ...observed, shares: [0.75, 0.25] };
    const joint = Array.from(grid.half, (half, curve) =>
      whole.prices.reduce(
        (product, price, row) => {
          const chance = shareBuying(grid.steepness[curve]!, half, price);
          const sales = 4 * whole.shares[row]!;
          return product * choose(4, sales) * chance ** sales * (1 - chance) ** (4 - sales);
        },
        normal(Math.log(grid.steepness[curve]!), PRIOR.logSteepness) * normal(half, PRIOR.half),
      ),
    );
    const total = joint.reduce((sum, value) => sum + value, 0);
    const found = posterior(grid, whole);
    joint.forEach((value, curve) => {
      expect(found[curve]).toBeCloseTo(value / total, 12);
    });
  });

  it("is the prior where nothing was observed", () => {
    const grid = demandGrid(PRIOR);
    const likely = posterior(grid, { prices: [], shares: [], visitors: 100 });
    const mean = likely.reduce((sum, value, curve) => sum + value * grid.half[curve]!, 0);
    const square = likely.reduce((sum, value, curve) => sum + value * (grid.half[curve]! - mean) ** 2, 0);
    expect(mean).toBeCloseTo(9, 6);
    expect(Math.sqrt(square)).toBeCloseTo(2, 2);
  });

  it("is drawn from evenly: each curve as often as it is likely, to one", () => {
    const likely = Float64Array.of(0.5, 0.3, 0, 0.2);
    const times = [0, 0, 0, 0];
    for (const curve of drawnEvenly(likely, 10, new Random(4))) times[curve]! += 1;
    expect(times).toEqual([5, 3, 0, 2]);
  });
});

describe("the learned prior", () => {
  it("is that of the law by which segments were drawn, to the error of so few", () => {
    const random = new Random(3);
    const segments = Array.from({ length: 60 }, () => {
      const steepness = Math.exp(-1.2 + 0.35 * random.normal());
      const half = 9 + 2 * random.normal();
      const prices = Array.from({ length: 8 }, () => random.uniform(1, 20));
      const shares = prices.map((price) => {
        const chance = shareBuying(steepness, half, price);
        let sales = 0;
        for (let visitor = 0; visitor < 100; visitor++) sales += Number(random.uniform() < chance);
        return sales / 100;
      });
      return { prices, shares, visitors: 100 };
    });
    const wide = { logSteepness: { mean: -1, deviation: 1 }, half: { mean: 10.5, deviation: 5 } };
    const { logSteepness, half } = learnedPrior(segments, wide);
    // Four standard errors of mean and deviation over 60 segments.
    const error = (deviation: number) => (4 * deviation) / Math.sqrt(60);
    expect(Math.abs(logSteepness.mean + 1.2)).toBeLessThan(error(0.35));
    expect(Math.abs(half.mean - 9)).toBeLessThan(error(2));
    expect(Math.abs(logSteepness.deviation - 0.35)).toBeLessThan(error(0.35) / Math.SQRT2);
    expect(Math.abs(half.deviation - 2)).toBeLessThan(error(2) / Math.SQRT2);
  });
});
