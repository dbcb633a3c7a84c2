// Segments, sales and what is asked follow their law; scores and baselines are worth what they say.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { average, deviation, expectUniform } from "../../testing/statistics.ts";
import { inEnglish } from "../../words/said.ts";
import { priceResponseMeta } from "./meta.ts";
import { priceResponse } from "./priceResponse.ts";
import { bestPriceScoring } from "./scoring.ts";
import { inputOf, PRICES, priceOf, shareAt } from "./segments.ts";

const samplerOf = (options: Options = {}) =>
  priceResponse.createSampler({ ...defaultsOf(priceResponseMeta.schema), ...options }, undefined);
const half = { steepness: 0.3, half: 9 };

describe("segments", () => {
  it("buy by a logistic curve: half at the half price, e³ to one against ten above it", () => {
    expect(shareAt(half, 9)).toBe(0.5);
    expect(shareAt(half, 19)).toBeCloseTo(1 / (1 + Math.exp(3)), 12);
    expect(priceOf(inputOf(7.25))).toBeCloseTo(7.25, 12);
  });

  it("have normal half prices and log steepness, and prices observed where they are said to be", () => {
    const tasks = 1500;
    const batch = samplerOf({ observed: "clustered" }).sample(new Random(3), "training", tasks);
    const told = Array.from({ length: tasks }, (_, task) =>
      inEnglish(batch.description(task).title)
        .match(/[\d.]+/g)!
        .map(Number),
    );
    const halves = told.map(([at]) => at!);
    const logs = told.map(([, steepness]) => Math.log(steepness!));
    // Four standard errors; steepness is told to hundredths.
    expect(Math.abs(average(halves) - 9)).toBeLessThan((4 * 2) / Math.sqrt(tasks));
    expect(Math.abs(deviation(halves) - 2)).toBeLessThan((4 * 2) / Math.sqrt(2 * tasks));
    expect(Math.abs(average(logs) + 1.2)).toBeLessThan((4 * 0.35) / Math.sqrt(tasks) + 0.01);
    expect(Math.abs(deviation(logs) - 0.35)).toBeLessThan((4 * 0.35) / Math.sqrt(2 * tasks) + 0.01);
    expectUniform([...batch.support.x].map(priceOf), 7, 9);
    expectUniform([...batch.query.x].map(priceOf), 1, 20);
    expectUniform([...samplerOf().sample(new Random(4), "test", tasks).support.x].map(priceOf), 1, 20);
  });

  it("sell to each of a hundred visitors by chance", () => {
    const tasks = 1500;
    const batch = samplerOf().sample(new Random(5), "training", tasks);
    const scaled = Array.from(batch.support.y, (share, row) => {
      const description = batch.description(Math.floor(row / 3));
      if (description.kind !== "prices") throw new Error("These tasks are segments.");
      const [at, steepness] = inEnglish(description.title)
        .match(/[\d.]+/g)!
        .map(Number);
      expect(100 * share).toBeCloseTo(Math.round(100 * share), 4);
      const chance = shareAt({ half: at!, steepness: steepness! }, priceOf(batch.support.x[row]!));
      // The title rounds: only where that hardly matters.
      return chance > 0.2 && chance < 0.8
        ? (share - chance) / Math.sqrt((chance * (1 - chance)) / 100)
        : Number.NaN;
    }).filter(Number.isFinite);
    expect(Math.abs(average(scaled))).toBeLessThan(4 / Math.sqrt(scaled.length) + 0.05);
    expect(deviation(scaled)).toBeCloseTo(1, 1);
  });

  it("are asked at test at every price that may be named, and answered by what is expected", () => {
    const { query, support, description } = samplerOf({ testShots: 5 }).sample(new Random(6), "test", 2);
    expect([support.count, query.count]).toEqual([5, PRICES.length]);
    const second = description(1);
    if (second.kind !== "prices") throw new Error("These tasks are segments.");
    expect([...query.y.slice(PRICES.length)]).toEqual([...second.truth!]);
    expect([...query.x.slice(PRICES.length)]).toEqual([...second.inputs]);
  });
});

describe("scores", () => {
  const COUNT = PRICES.length;
  /** Demand that peaks at `peak`: a line. */
  const line = (peak: number) => Float32Array.from(PRICES, (price) => 1 - price / (2 * peak));
  const batch = {
    tasks: 2,
    inputShape: [1],
    outputs: 1,
    support: { x: new Float32Array(0), y: new Float32Array(0), count: 0 },
    query: { x: new Float32Array(2 * COUNT), y: Float32Array.from([...line(8), ...line(10)]), count: COUNT },
  };
  const answers = Float32Array.from([...line(8), ...line(12)]);

  it("are the revenue of the price named, as a share of the best", () => {
    const { revenueShare } = bestPriceScoring.score(batch, answers, { each: answers, margins: [0] });
    // 12 · (1 − 12/20) = 4.8 of 10 · (1 − 10/20) = 5.
    expect(revenueShare).toEqual([1, expect.closeTo(0.96, 6)]);
  });

  it("are whether the best price is within the margin of the one named", () => {
    const at = (margin: number) =>
      bestPriceScoring.score(batch, answers, { each: answers, margins: [margin] });
    // Off by 0 and by 2.
    expect(at(1.9).bestPriceCoverage).toEqual([1, 0]);
    expect(at(2.1).bestPriceCoverage).toEqual([1, 1]);
    expect(at(2.1).bestPriceWidth).toEqual([expect.closeTo(4.2, 4), expect.closeTo(4.2, 4)]);
    const [[right, wrong]] = bestPriceScoring.calibration!.misses(batch, answers) as [number[]];
    expect(right).toBeCloseTo(0, 4);
    expect(wrong).toBeCloseTo(2, 4);
  });

  it("of several curves are of the interval of their peaks", () => {
    const each = Float32Array.from([7, 9, 11, 12].flatMap((peak) => [...line(peak)]));
    const { bestPriceCoverage, bestPriceWidth } = bestPriceScoring.score(batch, answers, {
      each,
      margins: [0],
    });
    expect(bestPriceCoverage).toEqual([1, 0]);
    expect(bestPriceWidth).toEqual([expect.closeTo(2, 4), expect.closeTo(1, 4)]);
    const [[first, second]] = bestPriceScoring.calibration!.misses(batch, each) as [number[]];
    expect([first, second]).toEqual([expect.closeTo(-1, 4), expect.closeTo(1, 4)]);
  });

  it("of answers that are no numbers are none", () => {
    const broken = answers.map(() => Number.NaN);
    const found = bestPriceScoring.score(batch, broken, { each: broken, margins: [1] });
    expect(found.revenueShare).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("baselines", () => {
  /** Mean share of the best revenue over test segments. */
  const shareOf = (options: Options, role: string, tasks: number) => {
    const sampler = samplerOf(options);
    const batch = sampler.sample(new Random(9), "test", tasks);
    const { answer, samples = 1 } = sampler.baselines!.find((one) => one.role === role)!;
    const each = answer(batch);
    const together = Float32Array.from({ length: batch.query.x.length }, (_, row) => {
      const [task, place] = [Math.floor(row / PRICES.length), row % PRICES.length];
      let sum = 0;
      for (let sample = 0; sample < samples; sample++)
        sum += each[(task * samples + sample) * PRICES.length + place]!;
      return sum / samples;
    });
    const found = bestPriceScoring.score(batch, together, { each, margins: [0] }).revenueShare as number[];
    return { mean: average(found), error: deviation(found) / Math.sqrt(tasks) };
  };

  // RETAIL.md, section 4: other code, 2,000 segments.
  it.each([
    ["linear", "spread", 0.922, 800],
    ["linear", "clustered", 0.743, 800],
    ["pooled", "spread", 0.955, 800],
    ["knownLaw", "spread", 0.994, 150],
    ["knownLaw", "clustered", 0.981, 150],
  ])("%s, %s: %f of the best revenue, as was measured elsewhere", (role, observed, expected, tasks) => {
    const { mean, error } = shareOf({ observed }, role, tasks);
    expect(Math.abs(mean - expected)).toBeLessThan(3 * error * Math.sqrt(1 + tasks / 2000) + 0.001);
  });

  it("a logit fit with its penalty chosen on validation segments is better than the unpenalised 0.924 and 0.544", () => {
    expect(shareOf({}, "logit", 400).mean).toBeGreaterThan(0.94);
    expect(shareOf({ observed: "clustered" }, "logit", 400).mean).toBeGreaterThan(0.65);
  });
});
