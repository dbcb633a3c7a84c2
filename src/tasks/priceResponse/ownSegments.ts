// A person's own segments, as tasks of prices: some of a segment's prices are known, its others are asked. What truly
// would be bought at any other price nobody knows, so that nothing is scored by it.

import type { DataUse } from "../../data/counts.ts";
import type { Prices } from "../../data/prices/prices.ts";
import { Random } from "../../engine/random.ts";
import { SaidError, said } from "../../words/said.ts";
import type { EpisodeBatch, Examples, PricesTask, SampledBatch, Split } from "../episode.ts";
import type { TaskSampler } from "../family.ts";
import { asBatch } from "../padding.ts";
import { ownBaselines } from "./ownBaselines.ts";
import { VISITORS } from "./segments.ts";

/** Prices among which the best is sought. */
const ASKED = 39;
/** Of the lots by which held segments' known prices are drawn: one for all runs, so that they compare. */
const SEED = 1;
/** An answer of 1 is so many times what a segment sold at its known prices on average: a sigmoid says no more. */
const LEVELS = 4;

/** Numbers by which tables of prices are read; prices as models read them are about their middle, in deviations. */
export interface PriceSettings {
  /** The cheapest and the dearest price that training segments saw. */
  readonly least: number;
  readonly most: number;
  readonly middle: number;
  readonly deviation: number;
  /** What an answer of 1 is in levels of the segment, what it sold at its known prices on average; 0 where answers are shares. */
  readonly levels: number;
}

interface OwnOptions {
  readonly shots: number;
  readonly testShots: number;
  readonly query: number;
}

/** A task of amounts without one of its records; the level that they count from stays, or answers could not be compared. */
function withoutRecord(task: EpisodeBatch, record: number): EpisodeBatch {
  const rest = (values: Float32Array) => values.filter((_, row) => row !== record);
  const { x, y, count } = task.support;
  return { ...task, support: { x: rest(x), y: rest(y), count: count - 1 } };
}

/** @throws SaidError where a segment has no price left to be asked beside so many known ones. */
export function ownSampler(options: OwnOptions, prices: Prices): TaskSampler {
  const { starts, sides, segments, shares } = prices;
  const pairsOf = (segment: number) => starts[segment + 1]! - starts[segment]!;
  const fewest = Math.min(...segments.map((_, segment) => pairsOf(segment)));
  const known = Math.max(options.shots, options.testShots);
  if (known >= fewest)
    throw new SaidError(
      said`A segment saw ${fewest} different prices: with ${known} of them known none is left to ask. Observe fewer prices, or bring segments that saw more.`,
    );
  const inTraining = sides.training.flatMap((segment) =>
    Array.from({ length: pairsOf(segment) }, (_, place) => starts[segment]! + place),
  );
  const seen = inTraining.map((pair) => prices.price[pair]!);
  const settings: PriceSettings = {
    least: seen.reduce((lower, price) => Math.min(lower, price)),
    most: seen.reduce((higher, price) => Math.max(higher, price)),
    middle: mean(seen),
    deviation: deviationOf(seen),
    levels: shares ? 0 : LEVELS,
  };
  const { least, most } = settings;
  const inputOf = (price: number) => (price - settings.middle) / settings.deviation;
  const grid = Float32Array.from(
    { length: ASKED },
    (_, place) => least + ((most - least) * place) / (ASKED - 1),
  );
  const inputs = grid.map(inputOf);

  const taskOf = (segment: number, split: Split, random: Random) => {
    const count = pairsOf(segment);
    const lot = random.choose(count, count).map((place) => starts[segment]! + place);
    const shots = split === "training" ? options.shots : options.testShots;
    // Amounts count from those known: something was sold at one of these at least.
    const sells = lot.findIndex((pair) => prices.bought[pair]! > 0);
    if (!shares && sells >= shots) [lot[0], lot[sells]] = [lot[sells]!, lot[0]!];
    const asked = split === "training" ? lot.slice(shots, shots + options.query) : lot.slice(shots);
    const whole = shares ? 1 : LEVELS * mean(lot.slice(0, shots).map((pair) => prices.bought[pair]!));
    const part = (pairs: readonly number[]): Examples => ({
      x: Float32Array.from(pairs, (pair) => inputOf(prices.price[pair]!)),
      y: Float32Array.from(pairs, (pair) => prices.bought[pair]! / whole),
      count: pairs.length,
    });
    return { segment, whole, support: part(lot.slice(0, shots)), query: part(asked) };
  };
  const batchOf = (drawn: readonly ReturnType<typeof taskOf>[]): SampledBatch => ({
    tasks: drawn.length,
    inputShape: [1],
    outputs: 1,
    support: asBatch(drawn.map(({ support }) => support)),
    query: asBatch(drawn.map(({ query }) => query)),
    description: (task): PricesTask => ({
      kind: "prices",
      title: said`segment ${segments[drawn[task]!.segment]!}`,
      prices: grid,
      inputs,
      of: shares ? "visitors" : "amount",
      whole: shares ? VISITORS : drawn[task]!.whole,
    }),
  });
  const held = (split: Split) => (segment: number) =>
    taskOf(segment, split, new Random(SEED).split(segments[segment]!));
  return {
    problem: "regression",
    measures: ["mse", "mae"],
    inputShape: [1],
    outputs: 1,
    trainingClasses: 0,
    baselines: ownBaselines({
      training: () => batchOf(sides.training.map(held("training"))),
      validation: () => batchOf(sides.validation.map(held("validation"))),
      shares,
    }),
    data: dataUse(prices, { least, most }),
    ...(!shares && {
      leaving: {
        without: withoutRecord,
        inUnits: (_: EpisodeBatch, answers: Float32Array) => answers.map((answer) => LEVELS * answer),
      },
    }),
    written: () => ({ kind: "ownPrices", settings: { ...settings } }),
    held: { validation: sides.validation.length, test: sides.test.length },
    heldTask: (split, index) => batchOf([held(split)(sides[split][index]!)]),
    sample: (random, split, tasks) =>
      batchOf(
        Array.from({ length: tasks }, () =>
          taskOf(sides[split][random.integer(sides[split].length)]!, split, random),
        ),
      ),
  };
}

/** How much each side holds, and what is to be known of a result. */
function dataUse(
  { sides, starts, shares }: Prices,
  { least, most }: { readonly least: number; readonly most: number },
): DataUse {
  const counted = (split: Split) => ({
    classes: sides[split].length,
    groups: 0,
    examples: sides[split].reduce((sum, segment) => sum + starts[segment + 1]! - starts[segment]!, 0),
  });
  return {
    counts: { training: counted("training"), validation: counted("validation"), test: counted("test") },
    notices: [
      said`Prices were no experiments: what sold at a price may have other reasons than the price. A curve fitted to it describes, and promises nothing.`,
      said`The best price is sought from ${least} to ${most}, the prices that training segments saw, and never beyond. Nobody knows the true one: there is no share of the best revenue, and no calibrated interval.`,
      shares
        ? said`Answers are shares of the visitors.`
        : said`Without visitors, answers are amounts as parts of ${LEVELS} times what the segment sold at its known prices on average; learners of shares say no more than that.`,
      shares
        ? said`A segment’s known prices are drawn from its own by lot, and its others are asked.`
        : said`A segment’s known prices are drawn from its own by lot, one at least at which something was sold, and its others are asked.`,
    ],
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** Standard deviation, 1 where all are alike. */
const deviationOf = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
};
