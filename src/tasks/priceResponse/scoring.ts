// What a demand curve is worth: the revenue of the price that it would have one name, and whether the best price lies
// where it says.

import { bestPrice, peakInterval, peakPrice, revenueShare } from "../../measures/bestPrice.ts";
import { NOMINAL, outside } from "../../measures/calibrated.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { Scoring } from "../family.ts";
import { inputOf, PRICES } from "./segments.ts";

const COUNT = PRICES.length;

/** The curves of each task, and what truly buys: validation and test ask at every price that may be named, and know what is expected there. */
const curvesOf = ({ tasks, query }: EpisodeBatch, each: Float32Array) => {
  const row = (values: Float32Array, at: number) => values.subarray(at * COUNT, (at + 1) * COUNT);
  const samples = each.length / (tasks * COUNT);
  return Array.from({ length: tasks }, (_, task) => ({
    truth: row(query.y, task),
    curves: Array.from({ length: samples }, (_, sample) => row(each, task * samples + sample)),
  }));
};

export const bestPriceScoring: Scoring = {
  items: 0,
  asks: ({ tasks }) => ({
    x: Float32Array.from({ length: tasks * COUNT }, (_, row) => inputOf(PRICES[row % COUNT]!)),
    count: COUNT,
  }),
  calibration: {
    nominal: NOMINAL,
    misses: (batch, each) => [
      curvesOf(batch, each).map(({ truth, curves }) =>
        outside(peakInterval(PRICES, curves, 0), peakPrice(PRICES, truth)),
      ),
    ],
  },
  score(batch, answers, calibrated) {
    const { each, margins } = calibrated!;
    const named = curvesOf(batch, answers).map(({ truth, curves: [curve] }) => {
      const place = bestPrice(PRICES, curve!);
      return place < 0 ? Number.NaN : revenueShare(PRICES, truth, place);
    });
    const intervals = curvesOf(batch, each).map(({ truth, curves }) => {
      const [low, high] = peakInterval(PRICES, curves, margins[0]!);
      const best = peakPrice(PRICES, truth);
      return { width: high - low, within: Number(low <= best && best <= high) };
    });
    return {
      revenueShare: named,
      bestPriceCoverage: intervals.map(({ within }) => within),
      bestPriceWidth: intervals.map(({ width }) => width),
    };
  },
};
