// Demand of products: what a task may know, by hand and on what ships.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackSales } from "../../data/sales/pack.ts";
import type { Sales } from "../../data/sales/sales.ts";
import { shippedSales } from "../../data/sales/shipped.ts";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import type { DemandTask, EpisodeBatch } from "../episode.ts";
import { asBatch } from "../padding.ts";
import { demand } from "./demand.ts";
import { answersOfMean } from "./demandBaselines.ts";
import { answersOf, examplesOf, seenIn, unitsOf, withoutWeek } from "./examples.ts";
import { demandMeta } from "./meta.ts";
import { scoringOf } from "./scoring.ts";
import { orderWeeks } from "./seasons.ts";
import { Shop } from "./shop.ts";

const COSTS = { short: 4, over: 1 };
const optionsWith = (changes: Options): Options => ({ ...defaultsOf(demandMeta.schema), ...changes });

/** A shop of `products` products over `weeks` weeks, each week of each its own number. */
const shopOf = (
  products: number,
  weeks: number,
  units: (product: number, week: number) => number,
): Sales => ({
  name: "a shop",
  products: Array.from({ length: products }, (_, product) => `P${product}`),
  weeks,
  units: Float32Array.from({ length: products * weeks }, (_, place) =>
    units(Math.floor(place / weeks), place % weeks),
  ),
});

describe("the weeks of each side", () => {
  it("are apart: 36 to train in, eight to choose by, eight to test", () => {
    const { training, validation, test } = orderWeeks(52, 8, "time");
    expect([training[0], training.at(-1), training.length]).toEqual([8, 28, 21]);
    expect([validation, test]).toEqual([[36], [44]]);
  });
  it("by product alone are RETAIL's starts, and all of the year to train in", () => {
    const { training, test } = orderWeeks(52, 12, "product");
    expect(test).toEqual([12, 24, 36, 44]);
    expect(training.at(-1)).toBe(44);
  });
  it("say how many they must be", () => {
    expect(orderWeeks(32, 8, "time").training).toEqual([8]);
    expect(() => orderWeeks(31, 8, "time")).toThrow("must span 32 weeks, and they span 31");
  });
});

describe("the shop", () => {
  // Product 0 sells 1, 2, 3, …; product 1 always 5; product 2 is no training product.
  const sales = shopOf(3, 12, (product, week) => [week + 1, 5, 100][product]!);
  const shop = new Shop(sales, [0, 1]);

  it("is what training products sold, as multiples of the weeks known", () => {
    // Totals 6, 7, 8, 9 before the order, mean 7.5; then 10 and 11.
    expect(shop.between(0, 2, 4, 4, 2)).toEqual([6 / 7.5, 7 / 7.5]);
    expect(shop.between(4, 6, 4, 4, 2)).toEqual([10 / 7.5, 11 / 7.5]);
  });
  it("is without a training product in its own task", () => {
    expect(shop.between(0, 6, 4, 4, 0)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(shop.between(3, 4, 4, 4, 1)).toEqual([4 / 2.5]);
  });
  it("is expected where it stands, and to grow as it did by the share that is taken to go on", () => {
    const now = 8.5 / 7.5;
    for (const found of shop.expected(4, 3, 4, 0, 2)) expect(found).toBeCloseTo(now, 12);
    // A slope of one a week on a mean of 7.5, half of it.
    shop.expected(4, 3, 4, 0.5, 2).forEach((found, week) => {
      expect(found).toBeCloseTo(now * Math.exp((0.5 / 7.5) * (week + 1)), 12);
    });
  });
  it("that sold nothing is said to be none", () => {
    const closed = new Shop(
      shopOf(3, 12, () => 0),
      [0, 1],
    );
    expect(() => closed.between(0, 4, 4, 4, 2)).toThrow("In weeks 1 to 4 the training products sold nothing");
  });
});

describe("examples", () => {
  // Level 3.5, scale 2: departures of 1.5, −1.5, −3.5, 3.5 units.
  const window = {
    known: Float32Array.of(5, 2, 0, 7),
    asked: Float32Array.of(9, 0),
    shopKnown: [1, 1, 1, 1],
    shopAsked: [2, 0.5],
  };
  const { support, query } = examplesOf(window);
  const batch = { tasks: 1, inputShape: [10], outputs: 1, support, query };

  it("count from the level moved with the shop, in roots of the level", () => {
    expect([...support.y]).toEqual([0.75, -0.75, -1.75, 1.75]);
    // 9 − 3.5 · 2 and 0 − 3.5 · 0.5.
    expect([...query.y]).toEqual([1, -0.875]);
  });
  it("tell the week, the shop in it, and how the product stood", () => {
    const first = [0.5, 0, -3 / 8, 0.5, 1.75, 0, 0, 1, 1.25, 0.25];
    // Trend: Σ (t − 1.5) r = 1.5 (1.75 − 0.75) + 0.5 (−1.75 + 0.75) = 1, over 5, times 4.
    first[7] = 0.8;
    expect([...support.x.subarray(0, 10)]).toEqual(first.map((value) => expect.closeTo(value, 6)));
    expect([...query.x.subarray(10, 13)]).toEqual([0.5, -0.5, 0.25]);
  });
  it("give back what was known, and where answers count from", () => {
    const seen = seenIn(batch, 0);
    expect([...seen.known]).toEqual([...window.known]);
    expect([...seen.standing]).toEqual([7, 1.75]);
    expect(unitsOf(seen, query.y)).toEqual([9, 0]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 2 }),
        (answers) => {
          answersOf(seen, unitsOf(seen, answers)).forEach((answer, week) => {
            expect(answer).toBeCloseTo(answers[week]!, 9);
          });
        },
      ),
    );
  });
  it("are worth what orders cost and how far forecasts were off", () => {
    // Forecasts 9 and 4 by answers 1 and 1.125: off by 0 and 4, of 9 sold.
    const answers = Float32Array.of(1, 1.125);
    const scores = scoringOf(COSTS, 1).score(batch, answers);
    expect(scores.wape).toEqual([[4, 9]]);
    // Orders 9 + 0.8416 · 3 and 4 + 0.8416 · 2: all of 2.5249 and 5.6832 left over, at 1 each.
    expect(scores.cost).toEqual([expect.closeTo((2.524864 + 5.683242) / 2, 5)]);
    // Nothing expected, nothing ordered: 9 too few at 4 in the first week.
    expect(scoringOf(COSTS, 1).score(batch, Float32Array.of(-3.5, -0.875)).cost).toEqual([18]);
  });
});

describe("tasks of what ships", () => {
  const sales = unpackSales(readFileSync(shippedSales.url));
  const sampler = demand.createSampler(optionsWith({ spread: "poisson" }), sales);

  it("hold every product of a side once", () => {
    expect(sampler.held).toEqual({ validation: 81, test: 163 });
    const names = new Set(
      Array.from(
        { length: 163 },
        (_, index) => `${(sampler.heldTask!("test", index).description(0) as DemandTask).title}`,
      ),
    );
    expect(names.size).toBe(163);
  });
  it("train on no week from the 37th on, and no product that is tested", () => {
    const later = { ...sales, units: sales.units.map((units, place) => (place % 52 < 36 ? units : 999)) };
    const other = demand.createSampler(optionsWith({ spread: "poisson" }), later);
    const drawn = [sampler, other].map((one) => one.sample(new Random(3), "training", 50));
    expect(drawn[0]!.support).toEqual(drawn[1]!.support);
    expect(drawn[0]!.query).toEqual(drawn[1]!.query);
    const tested = new Set(
      Array.from(
        { length: 163 },
        (_, index) => `${(sampler.heldTask!("test", index).description(0) as DemandTask).title}`,
      ),
    );
    for (let task = 0; task < 50; task++)
      expect(tested.has(`${(drawn[0]!.description(task) as DemandTask).title}`)).toBe(false);
  });
  it("order at test without knowing what any product then sold", () => {
    const later = { ...sales, units: sales.units.map((units, place) => (place % 52 < 44 ? units : 999)) };
    const other = demand.createSampler(optionsWith({ spread: "poisson" }), later);
    for (const index of [0, 17, 162]) {
      const [one, changed] = [sampler, other].map((each) => each.heldTask!("test", index));
      expect(one!.support).toEqual(changed!.support);
      expect(one!.query.x).toEqual(changed!.query.x);
      expect(one!.query.y).not.toEqual(changed!.query.y);
      for (const { role, answer } of sampler.baselines!) {
        const same = other.baselines!.find((baseline) => baseline.role === role)!;
        expect(answer(one!)).toEqual(same.answer(changed!));
      }
    }
  });
  it("have baselines that say what they are called", () => {
    const task = sampler.heldTask!("test", 5);
    const { known } = task.description(0) as DemandTask;
    const seen = seenIn(task, 0);
    const forecast = (role: string) =>
      unitsOf(seen, sampler.baselines!.find((baseline) => baseline.role === role)!.answer(task));
    const mean = known.reduce((sum, units) => sum + units, 0) / known.length;
    for (const units of forecast("meanOfSupport")) expect(units).toBeCloseTo(mean, 4);
    for (const units of forecast("lastValue")) expect(units).toBeCloseTo(known.at(-1)!, 4);
    expect(forecast("withTheShop")).toEqual([...seen.standing]);
  });
  it("hand weeks without a sale to baselines as just that", () => {
    for (let index = 0; index < 163; index++) {
      const task = sampler.heldTask!("test", index);
      expect([...seenIn(task, 0).known]).toEqual((task.description(0) as DemandTask).known);
    }
  });
  it("give the figures of RETAIL.md, section 3: the mean of eight weeks has WAPE .257 and cost 4.26", () => {
    let [off, sold, cost, weeks] = [0, 0, 0, 0];
    for (const division of [1, 2, 3, 4, 5]) {
      const options = optionsWith({ spread: "poisson", apart: "product", division });
      const own = demand.createSampler(options, sales);
      const { answer } = own.baselines!.find(({ role }) => role === "meanOfSupport")!;
      for (let index = 0; index < own.held!.test!; index++) {
        const task = own.heldTask!("test", index);
        const scores = own.scoring!.score(task, answer(task));
        const [error, all] = scores.wape![0] as readonly number[];
        off += error!;
        sold += all!;
        cost += scores.cost![0] as number;
        weeks += 1;
      }
    }
    expect(weeks).toBe(4 * 811);
    expect(off / sold).toBeCloseTo(0.257, 3);
    expect(Math.abs(cost / weeks - 4.26)).toBeLessThan(0.04);
  });
  it("say what they need", () => {
    expect(() => demand.createSampler(optionsWith({}), undefined)).toThrow("There are no sales");
    expect(() =>
      demand.createSampler(
        optionsWith({}),
        shopOf(2, 52, () => 1),
      ),
    ).toThrow("none is left for validation");
  });
});

describe("a week left out", () => {
  const shop = { shopKnown: [0.5, 1, 1, 1.5], shopAsked: [2, 3] };
  const window = { known: Float32Array.of(3, 4, 5, 10), asked: new Float32Array(2), ...shop };
  const task: EpisodeBatch = { tasks: 1, inputShape: [10], outputs: 1, ...examplesOf(window) };

  it("takes its sales out of level, trend and shop, and leaves the other weeks where they are", () => {
    const left = withoutWeek(task, 3);
    const { known, standing, scale } = seenIn(left, 0);
    expect([...known]).toEqual([3, 4, 5]);
    expect(scale).toBeCloseTo(Math.sqrt(4.5), 5);
    // The shop of the weeks that are left, 0.5, 1 and 1, has the mean 2.5 / 3; the level is 4.
    expect(standing[0]).toBeCloseTo((4 * 2) / (2.5 / 3), 4);
    expect(standing[1]).toBeCloseTo((4 * 3) / (2.5 / 3), 4);
    const other = withoutWeek(task, 1);
    const weeks = [0, 1, 2].map((row) => Math.round(8 * other.support.x[10 * row + 2]!));
    expect(weeks).toEqual([-3, -1, 0]);
  });

  it("is as the window that never held it, where it is the first", () => {
    const rest = { ...window, known: Float32Array.of(4, 5, 10) };
    const mean = 3.5 / 3;
    const shorter = examplesOf({
      ...rest,
      shopKnown: [1 / mean, 1 / mean, 1.5 / mean],
      shopAsked: [2 / mean, 3 / mean],
    });
    const left = withoutWeek(task, 0);
    for (const set of ["support", "query"] as const)
      left[set].x.forEach((value, at) => {
        expect(value).toBeCloseTo(shorter[set].x[at]!, 4);
      });
    left.support.y.forEach((value, at) => {
      expect(value).toBeCloseTo(shorter.support.y[at]!, 4);
    });
  });

  it("is not in what baselines see of a batch, either", () => {
    const variants = [task, withoutWeek(task, 3)];
    const batch = {
      ...task,
      tasks: 2,
      support: asBatch(variants.map(({ support }) => support)),
      query: asBatch(variants.map(({ query }) => query)),
    };
    const answers = answersOfMean(batch);
    const units = variants.map((variant, at) =>
      unitsOf(seenIn(variant, 0), answers.subarray(2 * at, 2 * at + 2)),
    );
    expect(units[0]![0]).toBeCloseTo(5.5, 4);
    expect(units[1]![0]).toBeCloseTo(4, 4);
  });
});
