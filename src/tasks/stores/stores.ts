// Store operations: a task is a shop, of which some days in a row are known. Simulated (shops.ts has the law). Examples
// are days, as weekday, promotion, rain and opening hours, and the logarithm of what they sold in thousands: so what a
// lever does is a sum, and near zero a share of sales.

import type { Random } from "../../engine/random.ts";
import { deviationOf } from "../../measures/levers.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { EpisodeBatch, Examples, SampledBatch, ShopDay, Split, StoreTask } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { asBatch } from "../padding.ts";
import { COLUMNS, EVERY_DAY, inputsOf, WIDTH } from "./days.ts";
import { LEVERS } from "./levers.ts";
import type { storesMeta } from "./meta.ts";
import { storeScoring } from "./scoring.ts";
import { daysInARow, drawShop, expectedAt, type Shop, soldAt, UNIT } from "./shops.ts";
import { storeBaselines } from "./storeBaselines.ts";

type StoreOptions = OptionsOf<typeof storesMeta.schema>;

const examplesOf = (days: readonly ShopDay[], sold: (day: ShopDay) => number): Examples => ({
  x: inputsOf(days),
  y: Float32Array.from(days, sold),
  count: days.length,
});

/**
 * Splits draw from the same law; their random streams keep them apart. Training queries are sales as well, on days of
 * any kind; those of validation and test are what is expected of every kind of day.
 */
function sampleShops(
  { shots, testShots, query }: StoreOptions,
  random: Random,
  split: Split,
  tasks: number,
  covarianceOf: (x: Float32Array) => Float64Array,
): SampledBatch {
  const training = split === "training";
  const anyDay = () => EVERY_DAY[random.integer(EVERY_DAY.length)]!;
  const drawn = Array.from({ length: tasks }, () => {
    const shop = drawShop(random);
    const days = daysInARow(shop, training ? shots : testShots, random);
    return {
      shop,
      days,
      support: examplesOf(days, (day) => soldAt(shop, day, random)),
      query: training
        ? examplesOf(Array.from({ length: query }, anyDay), (day) => soldAt(shop, day, random))
        : examplesOf(EVERY_DAY, (day) => expectedAt(shop, day)),
    };
  });
  const description = (task: number): StoreTask => {
    const { shop, days, support } = drawn[task]!;
    const covariance = covarianceOf(support.x);
    return {
      kind: "store",
      title: titleOf(shop),
      days,
      unit: UNIT,
      usualHours: shop.usualHours,
      levers: LEVERS.map(({ label, weights, change, shownBy }) => ({
        label,
        weights,
        shown: shownBy(days),
        deviation: deviationOf(change, covariance),
      })),
      asked: EVERY_DAY,
      covariance,
      truth: Float32Array.from(EVERY_DAY, (day) => expectedAt(shop, day)),
    };
  };
  return {
    tasks,
    inputShape: [WIDTH],
    outputs: 1,
    support: asBatch(drawn.map(({ support }) => support)),
    query: asBatch(drawn.map((one) => one.query)),
    description,
  };
}

/** A task without one of its days. */
function withoutDay(task: EpisodeBatch, day: number): EpisodeBatch {
  const { x, y, count } = task.support;
  const left = (values: Float32Array, width: number) =>
    values.filter((_, at) => Math.floor(at / width) !== day);
  return { ...task, support: { x: left(x, WIDTH), y: left(y, 1), count: count - 1 } };
}

const titleOf = ({ kind, usualHours }: Shop) =>
  said`simulated shop ${kind}, usually open ${usualHours} hours`;

export const stores: TaskFamily = {
  createSampler(all) {
    const options = all as StoreOptions;
    const sample = (random: Random, split: Split, tasks: number): SampledBatch =>
      sampleShops(options, random, split, tasks, (x) => known.covarianceOf(x));
    const known = storeBaselines(sample);
    return {
      problem: "regression",
      measures: ["mae", "rmse", "effectCoverage", "effectWidth", "forecastCoverage", "mse"],
      scoring: storeScoring(known.covarianceOf),
      leaving: {
        without: withoutDay,
        inUnits: (_, answers) => answers.map((value) => UNIT * Math.exp(value)),
      },
      inputShape: [WIDTH],
      outputs: 1,
      trainingClasses: 0,
      baselines: known.baselines,
      written: () => ({ kind: "numbers", columns: COLUMNS }),
      sample,
    };
  },
};
