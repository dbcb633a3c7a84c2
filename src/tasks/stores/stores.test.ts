// Shops follow their law; what is asked, scored and held against them is worth what it says.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { deviationOf } from "../../measures/levers.ts";
import { defaultsOf, type Options } from "../../schema/fields.ts";
import { average, deviation } from "../../testing/statistics.ts";
import { inEnglish } from "../../words/said.ts";
import type { StoreTask } from "../episode.ts";
import { COLUMNS, dayOf, EVERY_DAY, HOURS, inputOf, WIDTH } from "./days.ts";
import { LEVERS } from "./levers.ts";
import { storesMeta } from "./meta.ts";
import { drawShop, expectedAt, LAW, SCATTER } from "./shops.ts";
import { stores } from "./stores.ts";

const samplerOf = (options: Options = {}) =>
  stores.createSampler({ ...defaultsOf(storesMeta.schema), ...options }, undefined);
const plain = { weekday: 0, promotion: false, rain: false, hours: 10 };

describe("days", () => {
  it("come back from the inputs that they are written as", () => {
    for (const day of EVERY_DAY) expect(dayOf(inputOf(day))).toEqual(day);
    expect([...inputOf({ weekday: 6, promotion: true, rain: false, hours: 20 })]).toEqual([
      ...[0, 0, 0, 0, 0, 0, 1, 1, 0],
      expect.closeTo(Math.log(2), 6),
    ]);
  });

  it("are each asked once", () => {
    expect(new Set(EVERY_DAY.map((day) => JSON.stringify(day))).size).toBe(7 * 2 * 2 * HOURS.length);
  });
});

describe("levers", () => {
  it("of sales that add up are what was added", () => {
    const { effects } = drawShop(new Random(8));
    const sold = EVERY_DAY.map((day) => expectedAt({ effects }, day));
    const week = average([...effects.subarray(0, 7)]);
    const wanted = [
      effects[7],
      effects[8],
      effects[9]! * Math.log(1.2),
      ...effects.subarray(0, 7).map((w) => w - week),
    ];
    LEVERS.forEach(({ weights, change }, lever) => {
      const by = (of: Float64Array, what: ArrayLike<number>) =>
        of.reduce((sum, value, at) => sum + value * what[at]!, 0);
      expect(by(weights, sold)).toBeCloseTo(wanted[lever]!, 5);
      expect(by(change, effects)).toBeCloseTo(wanted[lever]!, 5);
    });
  });

  it("are shown by days that have them now and then", () => {
    const shown = (...days: (typeof plain)[]) => LEVERS.map(({ shownBy }) => shownBy(days)).slice(0, 5);
    expect(shown(plain, plain)).toEqual([false, false, false, true, false]);
    expect(shown(plain, { ...plain, promotion: true, hours: 12 })).toEqual([true, false, true, true, false]);
    expect(shown({ ...plain, rain: true }, { ...plain, weekday: 1 })).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe("shops", () => {
  it("have the means and covariances that their law says", () => {
    const random = new Random(2);
    const shops = Array.from({ length: 6000 }, () => drawShop(random));
    for (let column = 0; column < WIDTH; column++) {
      const values = shops.map(({ effects }) => effects[column]!);
      const mean = average(LAW.map((kind) => kind.mean[column]!));
      const square = average(
        LAW.map((kind) => kind.covariance[column * (WIDTH + 1)]! + (kind.mean[column]! - mean) ** 2),
      );
      expect(Math.abs(average(values) - mean)).toBeLessThan(4 * Math.sqrt(square / values.length));
      expect(deviation(values) / Math.sqrt(square)).toBeCloseTo(1, 1);
    }
    // Two weekdays have their shop's level in common.
    const difference = shops.map(({ effects }) => effects[1]! - effects[2]!);
    const between =
      average(LAW.map(({ mean }) => (mean[1]! - mean[2]!) ** 2)) -
      average(LAW.map(({ mean }) => mean[1]! - mean[2]!)) ** 2;
    expect(deviation(difference)).toBeCloseTo(Math.sqrt(2 * 0.08 ** 2 + between), 2);
  });

  it("sell by chance about what is expected, day after day", () => {
    const batch = samplerOf({ testShots: 21 }).sample(new Random(3), "test", 200);
    const rest: number[] = [];
    for (let task = 0; task < 200; task++) {
      const { days, asked, truth } = batch.description(task) as StoreTask;
      days.forEach((day, place) => {
        expect(day.weekday).toBe((days[0]!.weekday + place) % 7);
        expect(
          dayOf(batch.support.x.subarray((task * 21 + place) * WIDTH, (task * 21 + place + 1) * WIDTH)),
        ).toEqual(day);
        const kind = asked.findIndex((one) => JSON.stringify(one) === JSON.stringify(day));
        rest.push(batch.support.y[task * 21 + place]! - truth[kind]!);
      });
    }
    expect(Math.abs(average(rest))).toBeLessThan((4 * SCATTER) / Math.sqrt(rest.length));
    expect(deviation(rest) / SCATTER).toBeCloseTo(1, 1);
  });

  it("promote and change their hours seldom, three and five in ten not at all; half as often as rain may be, it rains", () => {
    const tasks = 1500;
    const batch = samplerOf({ testShots: 100 }).sample(new Random(5), "test", tasks);
    const all = Array.from({ length: tasks }, (_, task) => (batch.description(task) as StoreTask).days);
    const never = (of: (day: StoreTask["days"][number]) => unknown) =>
      average(all.map((days) => Number(new Set(days.map(of)).size === 1)));
    const error = 4 * Math.sqrt(0.25 / tasks);
    expect(Math.abs(never(({ promotion }) => promotion) - 0.3)).toBeLessThan(error);
    expect(Math.abs(never(({ hours }) => hours) - 0.5)).toBeLessThan(error);
    const rains = average(all.flat().map(({ rain }) => Number(rain)));
    expect(Math.abs(rains - 0.25)).toBeLessThan((4 * 0.5) / Math.sqrt(12 * tasks));
  });

  it("are asked what is expected of every kind of day, and in training what happened on any", () => {
    const sampler = samplerOf({ query: 7 });
    const { query, support } = sampler.sample(new Random(6), "training", 2);
    expect([support.count, query.count]).toEqual([14, 7]);
    const test = sampler.sample(new Random(6), "validation", 2);
    const { truth, title } = test.description(1) as StoreTask;
    expect([...test.query.y.slice(EVERY_DAY.length)]).toEqual([...truth]);
    expect(inEnglish(title)).toMatch(
      /^simulated shop (by offices|on a high street|in a shopping centre), usually open \d+ hours$/,
    );
    expect(sampler.written!()).toEqual({ kind: "numbers", columns: COLUMNS });
  });
});

describe("scores", () => {
  const sampler = samplerOf();
  const batch = sampler.sample(new Random(9), "test", 3);
  const { scoring } = sampler;

  it("are whether effects and days lie within margins, counted in how unsure they are", () => {
    // Right but for the first shop, where promotion brings one more than it does.
    const answers = batch.query.y.map((value, row) =>
      row < EVERY_DAY.length && EVERY_DAY[row]!.promotion ? value + 1 : value,
    );
    const { covariance } = batch.description(0) as StoreTask;
    const off = 1 / deviationOf(LEVERS[0]!.change, covariance);
    const [effects, days] = scoring!.calibration!.misses(batch, answers);
    expect(effects).toHaveLength(3 * LEVERS.length);
    expect(days).toHaveLength(3 * EVERY_DAY.length);
    expect(effects![0]).toBeCloseTo(off, 4);
    expect(Math.max(...effects!.slice(1))).toBeLessThan(1e-4);
    const scored = (margin: number) =>
      scoring!.score(batch, answers, { each: answers, margins: [margin, 1e9] });
    expect(scored(0.99 * off).effectCoverage).toEqual([0.9, 1, 1]);
    expect(scored(1.01 * off).effectCoverage).toEqual([1, 1, 1]);
    expect(scored(0).forecastCoverage).toEqual([1, 1, 1]);
    const widths = LEVERS.map(({ change }) => 2 * off * deviationOf(change, covariance));
    expect((scored(off).effectWidth as number[])[0]).toBeCloseTo(average(widths), 6);
  });

  it("of several samples are of the intervals of theirs", () => {
    const one = EVERY_DAY.length;
    const each = new Float32Array(6 * one);
    // Samples a quarter below and above what is true, on every day: levers are as they are.
    for (let task = 0; task < 3; task++)
      for (const sample of [0, 1])
        for (let day = 0; day < one; day++)
          each[(2 * task + sample) * one + day] = batch.query.y[task * one + day]! + (sample - 0.5) / 2;
    const [effects, days] = scoring!.calibration!.misses(batch, each);
    expect(Math.max(...effects!.map(Math.abs))).toBeLessThan(1e-3);
    const { covariance } = batch.description(0) as StoreTask;
    expect(days![0]).toBeCloseTo(-0.25 / deviationOf(inputOf(EVERY_DAY[0]!), covariance), 3);
  });
});

describe("baselines", () => {
  const sampler = samplerOf();
  const batch = sampler.sample(new Random(11), "test", 150);
  const errorOf = (role: string) => {
    const answers = sampler.baselines!.find((one) => one.role === role)!.answer(batch);
    return average(Array.from(answers, (answer, row) => Math.abs(answer - batch.query.y[row]!)));
  };
  const ceiling = errorOf("knownLaw");

  it("of a law that is known are the best there is; a hierarchical regression is next, and others are far behind", () => {
    const hierarchical = errorOf("hierarchical");
    expect(hierarchical).toBeGreaterThan(ceiling);
    expect(hierarchical).toBeLessThan(1.4 * ceiling);
    for (const role of ["weekdayMeans", "shopAlone", "pooled"])
      expect(errorOf(role)).toBeGreaterThan(1.2 * hierarchical);
  });

  it("look at no target of the queries", () => {
    const blind = { ...batch, query: { ...batch.query, y: new Float32Array(batch.query.y.length) } };
    for (const { answer } of sampler.baselines!) expect(answer(blind)).toEqual(answer(batch));
  });

  it("are least unsure of what the days show, whatever was sold on them", () => {
    const { covariance, days, levers } = batch.description(0) as StoreTask;
    const other = sampler.sample(new Random(11), "test", 150).description(0) as StoreTask;
    expect(other.covariance).toEqual(covariance);
    const unsure = (shown: boolean) =>
      average(
        Array.from({ length: 150 }, (_, task) => (batch.description(task) as StoreTask).levers[0]!)
          .filter((lever) => lever.shown === shown)
          .map((lever) => lever.deviation),
      );
    expect(unsure(true)).toBeLessThan(0.9 * unsure(false));
    expect(days).toHaveLength(14);
    expect(levers).toHaveLength(LEVERS.length);
  });
});
