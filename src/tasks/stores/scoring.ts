// Whether what a lever does, and what a day sells, lie where a contender says. Intervals are as wide, next to each
// other, as a hierarchical regression is unsure after the days that are known, and in all as validation shops ask for
// (locally weighted split conformal prediction: Lei, G'Sell, Rinaldo, Tibshirani, Wasserman 2018).

import { intervalOf, NOMINAL, outside } from "../../measures/calibrated.ts";
import { boundsOf, deviationOf, effectOf } from "../../measures/levers.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { Scoring } from "../family.ts";
import { EVERY_DAY, inputOf, WIDTH } from "./days.ts";
import { LEVERS } from "./levers.ts";

const DAYS = EVERY_DAY.length;
const INPUTS = EVERY_DAY.map(inputOf);

/** What an interval is of: a number made of what every day sells, and how unsure that is. */
interface Told {
  readonly of: (sold: ArrayLike<number>) => number;
  readonly deviation: (covariance: ArrayLike<number>) => number;
}
/** The effects of all levers, and the sales of all days. */
const KINDS: readonly [effects: readonly Told[], days: readonly Told[]] = [
  LEVERS.map(({ weights, change }) => ({
    of: (sold) => effectOf(weights, sold),
    deviation: (covariance) => deviationOf(change, covariance),
  })),
  EVERY_DAY.map((_, day) => ({
    of: (sold) => sold[day]!,
    deviation: (covariance) => deviationOf(INPUTS[day]!, covariance),
  })),
];

/**
 * @param covarianceOf How unsure a shop's effects are after its known days `x [K, WIDTH]`.
 */
export function storeScoring(covarianceOf: (x: Float32Array) => ArrayLike<number>): Scoring {
  /** Of each task and kind: intervals as contenders' samples have them, the truth, and how unsure. */
  const toldOf = ({ tasks, support, query }: EpisodeBatch, each: Float32Array) => {
    const samples = each.length / (tasks * DAYS);
    const row = (values: Float32Array, at: number) => values.subarray(at * DAYS, (at + 1) * DAYS);
    return Array.from({ length: tasks }, (_, task) => {
      const covariance = covarianceOf(
        support.x.subarray(task * support.count * WIDTH, (task + 1) * support.count * WIDTH),
      );
      const truth = row(query.y, task);
      const curves = Array.from({ length: samples }, (_, sample) => row(each, task * samples + sample));
      return KINDS.map((kind) =>
        kind.map(({ of, deviation }) => ({
          said: curves.map(of),
          truth: of(truth),
          deviation: deviation(covariance),
        })),
      );
    });
  };
  return {
    items: 0,
    asks: ({ query }) => query,
    calibration: {
      nominal: NOMINAL,
      misses: (batch, each) => {
        const tasks = toldOf(batch, each);
        return KINDS.map((_, kind) =>
          tasks.flatMap((kinds) =>
            kinds[kind]!.map(({ said, truth, deviation }) => outside(intervalOf(said), truth) / deviation),
          ),
        );
      },
    },
    score(batch, _, calibrated) {
      const { each, margins } = calibrated!;
      const tasks = toldOf(batch, each).map((kinds) =>
        kinds.map((kind, number) =>
          kind.map(({ said, truth, deviation }) => {
            const bounds = boundsOf(said, deviation, margins[number]!);
            return { width: bounds[1] - bounds[0], within: Number(outside(bounds, truth) <= 0) };
          }),
        ),
      );
      const mean = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      return {
        effectCoverage: tasks.map(([effects]) => mean(effects!.map(({ within }) => within))),
        effectWidth: tasks.map(([effects]) => mean(effects!.map(({ width }) => width))),
        forecastCoverage: tasks.map(([, days]) => mean(days!.map(({ within }) => within))),
      };
    },
  };
}
