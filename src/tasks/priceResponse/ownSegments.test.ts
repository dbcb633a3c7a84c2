// A person's own segments as tasks: what is known and asked is theirs, and what is learned of them is what it would be.

import { describe, expect, it } from "vitest";
import type { Prices } from "../../data/prices/prices.ts";
import { Random } from "../../engine/random.ts";
import { bestPrice } from "../../measures/bestPrice.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { inEnglish } from "../../words/said.ts";
import type { PricesTask } from "../episode.ts";
import { priceResponseMeta } from "./meta.ts";
import { priceResponse } from "./priceResponse.ts";

/** Ten segments, each at six prices of its own, which buy by what `bought` says. */
function pricesOf(shares: boolean, bought: (segment: number, price: number) => number): Prices {
  const segments = Array.from({ length: 10 }, (_, segment) => `s${segment}`);
  const price = segments.flatMap((_, segment) => [2, 4, 6, 8, 10, 12].map((at) => at + segment / 10));
  return {
    name: "sales.csv",
    segments,
    starts: Uint32Array.from({ length: 11 }, (_, segment) => 6 * segment),
    price: Float64Array.from(price),
    bought: Float64Array.from(price, (at, pair) => bought(Math.floor(pair / 6), at)),
    shares,
    sides: { training: [0, 1, 2, 3, 4, 5], validation: [6, 7], test: [8, 9] },
  };
}
const samplerOf = (prices: Prices, options: Options = {}) =>
  priceResponse.createSampler({ ...defaultsOf(priceResponseMeta.schema), ...options }, prices);
/** A line that all but reaches 0 at 14: revenue is greatest at 7. */
const line = (_: number, price: number) => 1 - price / 14;
const shares = pricesOf(true, line);
const descriptionOf = (prices: Prices, index: number) =>
  samplerOf(prices).heldTask!("test", index).description(0) as PricesTask;

describe("own segments", () => {
  it("know some of their prices, and are asked at their others, once each", () => {
    const { heldTask, held } = samplerOf(shares);
    expect(held).toEqual({ validation: 2, test: 2 });
    const { support, query } = heldTask!("test", 1);
    expect([support.count, query.count]).toEqual([3, 3]);
    const both = [...support.x, ...query.x].toSorted((one, other) => one - other);
    const own = descriptionOf(shares, 1);
    const [first, second] = [own.inputs[0]!, own.inputs.at(-1)!];
    const priceAt = (input: number) =>
      own.prices[0]! + ((input - first) / (second - first)) * (own.prices.at(-1)! - own.prices[0]!);
    for (const [place, price] of [2.9, 4.9, 6.9, 8.9, 10.9, 12.9].entries())
      expect(priceAt(both[place]!)).toBeCloseTo(price, 4);
    expect(heldTask!("test", 1).support).toEqual(support);
  });

  it("may have named what training segments saw, and no price beyond", () => {
    const { prices, truth, of, whole } = descriptionOf(shares, 1);
    expect([prices[0], prices.at(-1)]).toEqual([2, 12.5]);
    expect([truth, of, whole]).toEqual([undefined, "visitors", 100]);
  });

  it("have no measure and no contender that knows the truth", () => {
    const { measures, scoring, baselines } = samplerOf(shares);
    expect(measures).toEqual(["mse", "mae"]);
    expect(scoring).toBeUndefined();
    expect(baselines!.map(({ role }) => role)).toEqual(["level", "linear", "logit", "pooled"]);
    expect(samplerOf(pricesOf(false, line)).baselines!.map(({ role }) => role)).toEqual([
      "level",
      "linear",
      "pooled",
    ]);
  });

  it.each(["linear", "pooled"])(
    "whose demand is one line are answered rightly by the %s fit, and so is their best price",
    (role) => {
      const sampler = samplerOf(shares);
      const batch = sampler.heldTask!("test", 0);
      const { prices, inputs } = descriptionOf(shares, 0);
      const { answer } = sampler.baselines!.find((one) => one.role === role)!;
      const found = answer({ ...batch, query: { x: inputs, y: inputs, count: inputs.length } });
      for (const [place, price] of prices.entries()) expect(found[place]).toBeCloseTo(1 - price / 14, 4);
      expect(Math.abs(prices[bestPrice(prices, found)]! - 7)).toBeLessThan(0.3);
    },
  );

  it("whose demand is logistic are answered nearly so by the logit fit", () => {
    const logistic = (segment: number, price: number) => 1 / (1 + Math.exp(0.5 * (price - 6 - segment / 5)));
    const sampler = samplerOf(pricesOf(true, logistic));
    const batch = sampler.heldTask!("test", 0);
    const { answer } = sampler.baselines!.find(({ role }) => role === "logit")!;
    const found = answer(batch);
    for (const [row, truth] of batch.query.y.entries())
      expect(Math.abs(found[row]! - truth)).toBeLessThan(0.02);
  });

  it("without visitors count from what they sold at their known prices, of which one sold something", () => {
    const once = (segment: number, price: number) => (price < 3 ? 40 * (segment + 1) : 0);
    const sampler = samplerOf(pricesOf(false, once));
    const batch = sampler.sample(new Random(2), "training", 40);
    for (let task = 0; task < 40; task++) {
      const known = batch.support.y.subarray(3 * task, 3 * task + 3);
      const mean = known.reduce((sum, part) => sum + part, 0) / 3;
      expect(mean).toBeCloseTo(1 / 4, 6);
      const { whole, title } = batch.description(task) as PricesTask;
      const segment = Number(/\d/.exec(inEnglish(title))![0]);
      // The one price that sells is among the three known: a third of it is the level.
      expect(whole).toBeCloseTo((4 * 40 * (segment + 1)) / 3, 4);
    }
  });

  it("must keep a price to be asked", () => {
    expect(() => samplerOf(shares, { shots: 6 })).toThrow("A segment saw 6 different prices: with 6 of them");
  });

  it("of unequal size fill up a batch with what counts for nothing", () => {
    const narrow = { ...shares, starts: shares.starts.map((start, at) => (at === 10 ? start - 2 : start)) };
    const batch = samplerOf(narrow).sample(new Random(1), "test", 12);
    const counting = Array.from({ length: 12 }, (_, task) =>
      batch.query.weights!.subarray(3 * task, 3 * task + 3).reduce((sum, weight) => sum + weight, 0),
    );
    expect(new Set(counting)).toEqual(new Set([1, 3]));
  });
});
