// Customer segments by what they buy at a few prices. Simulated: logistic demand, 100 visitors at each observed price,
// prices from 1 to 20; or a person's own (ownSegments.ts). Examples are prices (about their middle, at a scale of one) and shares of visitors who bought.

import type { Prices } from "../../data/prices/prices.ts";
import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { Examples, PricesTask, SampledBatch, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import type { priceResponseMeta } from "./meta.ts";
import { ownSampler } from "./ownSegments.ts";
import { priceBaselines } from "./priceBaselines.ts";
import { bestPriceScoring } from "./scoring.ts";
import {
  CHEAPEST,
  DEAREST,
  drawSegment,
  inputOf,
  observedShare,
  PRICES,
  type Segment,
  shareAt,
  VISITORS,
} from "./segments.ts";

type PriceOptions = OptionsOf<typeof priceResponseMeta.schema>;

/** Where prices are observed. */
const OBSERVED = { spread: [CHEAPEST, DEAREST], clustered: [7, 9] } as const;

/** Sales at `count` prices of a segment, evenly by chance from `low` to `high`. */
function observations(
  segment: Segment,
  count: number,
  [low, high]: readonly [number, number],
  random: Random,
): Examples {
  const prices = Array.from({ length: count }, () => random.uniform(low, high));
  return {
    x: Float32Array.from(prices, inputOf),
    y: Float32Array.from(prices, (price) => observedShare(segment, price, random)),
    count,
  };
}

/** What a segment is expected to buy at every price. */
const expectations = (segment: Segment): Examples => ({
  x: Float32Array.from(PRICES, inputOf),
  y: Float32Array.from(PRICES, (price) => shareAt(segment, price)),
  count: PRICES.length,
});

/** Sets of one task each, one after another. */
const joined = (sets: readonly Examples[]): Examples => ({
  x: Float32Array.from(sets.flatMap(({ x }) => [...x])),
  y: Float32Array.from(sets.flatMap(({ y }) => [...y])),
  count: sets[0]!.count,
});

/**
 * Splits draw from the same law; their random streams keep them apart. Training queries are sales as well, at prices of
 * the whole range; those of validation and test are what is expected at every price that may be named.
 */
function sampleSegments(
  { shots, testShots, query, observed }: PriceOptions,
  random: Random,
  split: Split,
  tasks: number,
): SampledBatch {
  const training = split === "training";
  const drawn = Array.from({ length: tasks }, () => {
    const segment = drawSegment(random);
    const known = OBSERVED[observed as keyof typeof OBSERVED];
    return {
      segment,
      support: observations(segment, training ? shots : testShots, known, random),
      query: training ? observations(segment, query, OBSERVED.spread, random) : expectations(segment),
    };
  });
  const description = (task: number): PricesTask => {
    const { segment } = drawn[task]!;
    return {
      kind: "prices",
      title: said`simulated segment: half buy at ${segment.half.toFixed(2)}, steepness ${segment.steepness.toFixed(2)}`,
      prices: Float32Array.from(PRICES),
      truth: Float32Array.from(PRICES, (price) => shareAt(segment, price)),
      inputs: Float32Array.from(PRICES, inputOf),
      of: "visitors",
      whole: VISITORS,
    };
  };
  const [support, queries] = [
    joined(drawn.map((task) => task.support)),
    joined(drawn.map((task) => task.query)),
  ];
  return { tasks, inputShape: [1], outputs: 1, support, query: queries, description };
}

export const priceResponse: TaskFamily<Prices> = {
  createSampler(all, own) {
    const options = all as PriceOptions;
    if (own !== undefined) return ownSampler(options, own);
    const sample = (random: Random, split: Split, tasks: number) =>
      sampleSegments(options, random, split, tasks);
    return {
      problem: "regression",
      measures: ["revenueShare", "bestPriceCoverage", "bestPriceWidth", "mse"],
      scoring: bestPriceScoring,
      inputShape: [1],
      outputs: 1,
      trainingClasses: 0,
      baselines: priceBaselines(sample),
      written: () => ({ kind: "prices", settings: {} }),
      sample,
    };
  },
};
