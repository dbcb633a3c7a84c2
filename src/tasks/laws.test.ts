// Each family's tasks follow its law: ranges and shapes of what is drawn, and what comes of an action.

import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { defaultsOf, type Options } from "../schema/fields.ts";
import { ambiguousClassification } from "./ambiguousClassification/ambiguousClassification.ts";
import { ambiguousClassificationMeta } from "./ambiguousClassification/meta.ts";
import { ambiguousRegression } from "./ambiguousRegression/ambiguousRegression.ts";
import { ambiguousRegressionMeta } from "./ambiguousRegression/meta.ts";
import { bandits } from "./bandits/bandits.ts";
import { glyphs } from "./glyphs/glyphs.ts";
import { IMAGE_PIXELS, IMAGE_SIZE, type ImageClass } from "./glyphs/imageSet.ts";
import { glyphsMeta } from "./glyphs/meta.ts";
import { dirichlet, mdps } from "./mdps/mdps.ts";
import { optimalValues } from "./mdps/values.ts";
import { pricingMeta } from "./pricing/meta.ts";
import { pricing } from "./pricing/pricing.ts";
import { sinusoidMeta } from "./sinusoid/meta.ts";
import { sinusoid } from "./sinusoid/sinusoid.ts";
import type { Trials } from "./trials.ts";

const average = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const centre = average(values);
  return Math.sqrt(average(values.map((value) => (value - centre) ** 2)));
};
/** Numbers uniform between two bounds: within them, near both, and level in between. */
function expectUniform(values: readonly number[], low: number, high: number) {
  const range = high - low;
  expect(Math.min(...values)).toBeGreaterThanOrEqual(low - 1e-5 * range);
  expect(Math.max(...values)).toBeLessThanOrEqual(high + 1e-5 * range);
  const sigma = range / Math.sqrt(12);
  expect(Math.abs(average(values) - (low + high) / 2)).toBeLessThan((4 * sigma) / Math.sqrt(values.length));
  expect(deviation(values) / sigma).toBeGreaterThan(0.93);
  expect(deviation(values) / sigma).toBeLessThan(1.07);
}

describe("sinusoids", () => {
  const tasks = 1500;
  const changes = {
    shots: 7,
    testShots: 3,
    query: 9,
    amplitudeMin: 1,
    amplitudeMax: 3,
    phaseMax: 2,
    inputRange: 4,
  };
  const drawn = (more: Options, split: "training" | "test" = "training") => {
    const sampler = sinusoid.createSampler(
      { ...defaultsOf(sinusoidMeta.schema), ...changes, ...more },
      undefined,
    );
    const batch = sampler.sample(new Random(8), split, tasks);
    const waves = Array.from({ length: tasks }, (_, task) => {
      const description = batch.description(task);
      if (description.kind !== "function") throw new Error("These tasks are functions.");
      // y = a sin x − b cos x, from its value at 0 and at another point.
      const { x, y } = description.truth;
      const b = -y[50]!;
      const a = (y[70]! + b * Math.cos(x[70]!)) / Math.sin(x[70]!);
      return { amplitude: Math.hypot(a, b), phase: Math.atan2(b, a), range: description.range };
    });
    /** How far each point is from its task's wave. */
    const misses = ({ x, y, count }: typeof batch.support) =>
      Array.from(x, (at, index) => {
        const { amplitude, phase } = waves[Math.floor(index / count)]!;
        return y[index]! - amplitude * Math.sin(at - phase);
      });
    return { batch, waves, misses };
  };

  it("have amplitude, phase and inputs uniform in their ranges, and targets on the wave", () => {
    const { batch, waves, misses } = drawn({});
    expectUniform(
      waves.map(({ amplitude }) => amplitude),
      1,
      3,
    );
    expectUniform(
      waves.map(({ phase }) => phase),
      0,
      2,
    );
    for (const set of [batch.support, batch.query]) {
      expectUniform([...set.x], -4, 4);
      for (const miss of misses(set)) expect(Math.abs(miss)).toBeLessThan(1e-4);
    }
    expect([batch.support.count, batch.query.count]).toEqual([7, 9]);
    expect(waves[0]!.range[0]).toBeCloseTo(-3.3, 6);
    expect(waves[0]!.range[1]).toBeCloseTo(3.3, 6);
    // Support and query points are different ones.
    expect(new Set([...batch.support.x, ...batch.query.x]).size).toBeGreaterThan(0.99 * 16 * tasks);
  });

  it("have the noise asked for on the support points, and none on those that measure", () => {
    const { batch, misses } = drawn({ noise: 0.5 });
    expect(deviation(misses(batch.support))).toBeCloseTo(0.5, 1);
    expect(average(misses(batch.support))).toBeCloseTo(0, 1);
    for (const miss of misses(batch.query)) expect(Math.abs(miss)).toBeLessThan(1e-4);
  });

  it("are measured with the shots of test, on fifty points at least", () => {
    const { batch } = drawn({}, "test");
    expect([batch.support.count, batch.query.count]).toEqual([3, 50]);
    expect(drawn({ query: 70 }, "test").batch.query.count).toBe(70);
  });
});

describe("ambiguous tasks", () => {
  it("lines have slope and intercept uniform within 3", () => {
    const options = { ...defaultsOf(ambiguousRegressionMeta.schema), lines: 1 };
    const batch = ambiguousRegression
      .createSampler(options, undefined)
      .sample(new Random(2), "training", 1500);
    const lines = Array.from({ length: 1500 }, (_, task) => {
      const description = batch.description(task);
      if (description.kind !== "function") throw new Error("These tasks are functions.");
      const { x, y } = description.truth;
      return { slope: (y[100]! - y[0]!) / (x[100]! - x[0]!), intercept: y[50]! };
    });
    expectUniform(
      lines.map(({ slope }) => slope),
      -3,
      3,
    );
    expectUniform(
      lines.map(({ intercept }) => intercept),
      -3,
      3,
    );
    expectUniform([...batch.support.x], -5, 5);
  });

  it("waves have amplitudes from 0.1 to 5 and phases up to π", () => {
    const options = { ...defaultsOf(ambiguousRegressionMeta.schema), lines: 0 };
    const batch = ambiguousRegression
      .createSampler(options, undefined)
      .sample(new Random(2), "training", 1500);
    const numbers = Array.from({ length: 1500 }, (_, task) =>
      batch
        .description(task)
        .title.match(/[\d.]+/g)!
        .map(Number),
    );
    // Rounded to hundredths in the title.
    expectUniform(
      numbers.map(([amplitude]) => amplitude! + 0.005),
      0.095,
      5.015,
    );
    expectUniform(
      numbers.map(([, phase]) => phase!),
      0,
      Math.PI + 0.005,
    );
  });

  it("regions are circles in the share asked for, and query points fill the plane", () => {
    const options = { ...defaultsOf(ambiguousClassificationMeta.schema), circles: 0.3 };
    const sampler = ambiguousClassification.createSampler(options, undefined);
    const batch = sampler.sample(new Random(2), "training", 1500);
    const circles = Array.from({ length: 1500 }, (_, task) => batch.description(task).title).filter((title) =>
      title.startsWith("circle"),
    );
    expect(Math.abs(circles.length / 1500 - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 1500));
    expectUniform([...batch.query.x], -5, 5);
    const radii = circles.map((title) => Number(title.match(/radius ([\d.]+)/)![1]));
    expectUniform(radii, 1.45, 3.05);
  });
});

describe("glyphs", () => {
  /** One class of one drawing whose only ink is at row 1, column 2. */
  const marked = (number: number): ImageClass => {
    const pixels = new Uint8Array(4 * IMAGE_PIXELS);
    for (let image = 0; image < 4; image++) {
      pixels[image * IMAGE_PIXELS + IMAGE_SIZE + 2] = 255;
      pixels[image * IMAGE_PIXELS + IMAGE_PIXELS - 1] = 51;
    }
    return { group: "a", name: `${number}`, pixels, count: 4 };
  };
  const images = { training: [marked(1)], validation: [marked(2), marked(3)], test: [marked(4), marked(5)] };
  const options = {
    ...defaultsOf(glyphsMeta.schema),
    ...{ ways: 4, shots: 2, query: 1, testWays: 4, testShots: 1, testQuery: 2 },
  };

  it("turn anticlockwise by as many quarters as the class is of its drawing, and hold ink from 0 to 1", () => {
    const sampler = glyphs.createSampler({ ...options, rotations: true }, images);
    expect(sampler.trainingClasses).toBe(4);
    const batch = sampler.sample(new Random(3), "training", 1);
    const last = IMAGE_SIZE - 1;
    const places = [
      [1, 2],
      [last - 2, 1],
      [last - 1, last - 2],
      [2, last - 1],
    ] as const;
    const described = batch.description(0);
    if (described.kind !== "images") throw new Error("These tasks are images.");
    batch.classIds!.forEach((id, label) => {
      // Two shots of each class lie beside each other.
      const drawing = batch.support.x.slice(2 * label * IMAGE_PIXELS, (2 * label + 1) * IMAGE_PIXELS);
      const [row, column] = places[id % 4]!;
      expect(drawing.indexOf(1)).toBe(row * IMAGE_SIZE + column);
      expect(drawing.filter((ink) => ink > 0 && ink < 1)).toEqual(Float32Array.of(51 / 255));
      expect(described.classes[label]!.name).toBe(id % 4 === 0 ? "1" : `1 ↺${90 * (id % 4)}°`);
      const labels = [0, 1].map((shot) =>
        [...batch.support.y.slice((2 * label + shot) * 4, (2 * label + shot + 1) * 4)].indexOf(1),
      );
      expect(labels).toEqual([label, label]);
    });
  });

  it("without turns have as many classes as there are", () => {
    const upright = { ...options, rotations: false, ways: 2, testWays: 2 };
    const sampler = glyphs.createSampler(upright, { ...images, training: [marked(1), marked(6)] });
    expect(sampler.trainingClasses).toBe(2);
    expect(sampler.outputs).toBe(2);
  });

  it("label classes in an order drawn anew: each class gets each label alike", () => {
    const sampler = glyphs.createSampler({ ...options, rotations: true }, images);
    const batch = sampler.sample(new Random(9), "training", 2000);
    const counts = Array.from({ length: 16 }, () => 0);
    batch.classIds!.forEach((id, at) => {
      counts[(at % 4) * 4 + (id % 4)]! += 1 / 2000;
    });
    for (const share of counts) expect(Math.abs(share - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / 2000));
  });
});

/** Expected reward of each arm of a task. */
const armsOf = (trials: Trials, task: number) => trials.description(task).arms!;

describe("bandits", () => {
  const tasks = 1500;
  const sampler = bandits.createSampler({ arms: 3, pulls: 4 });

  it("have chances uniform from 0 to 1, and pay 1 by the chance of the arm that was pulled", () => {
    const trials = sampler.sample(new Random(5), "training", tasks);
    const chances = Array.from({ length: tasks }, (_, task) => [...armsOf(trials, task).expected]);
    expectUniform(chances.flat(), 0, 1);
    const actions = Int32Array.from({ length: tasks }, (_, task) => task % 3);
    const gaps: number[] = [];
    for (let pull = 0; pull < 40; pull++) {
      const { rewards, ends, regrets } = trials.step(actions);
      for (let task = 0; task < tasks; task++) {
        expect([0, 1]).toContain(rewards[task]);
        gaps.push(rewards[task]! - chances[task]![task % 3]!);
        expect(regrets[task]).toBeCloseTo(Math.max(...chances[task]!) - chances[task]![task % 3]!, 5);
        expect(ends[task]).toBe(1);
      }
    }
    expect(Math.abs(average(gaps))).toBeLessThan((4 * 0.41) / Math.sqrt(gaps.length));
    // Rewards follow each arm's own chance, not the mean of all: between tasks they go with it.
    const product = average(gaps.map((gap, at) => gap * chances[at % tasks]![(at % tasks) % 3]!));
    expect(Math.abs(product)).toBeLessThan((4 * 0.41) / Math.sqrt(gaps.length));
    expect([...trials.states]).toEqual(new Array(tasks).fill(0));
  });

  it("say their sizes", () => {
    expect(sampler).toMatchObject({ actions: 3, length: 4, episode: 1, stateCount: 1, rewardScale: 1 });
    expect(sampler.arms).toEqual({ payoffs: Float32Array.of(1, 1, 1), draws: 1 });
  });
});

describe("dynamic pricing", () => {
  const tasks = 1500;
  const options = { ...defaultsOf(pricingMeta.schema), prices: 5, customers: 8, cheapest: 2, dearest: 10 };
  const sampler = pricing.createSampler(options);
  const { payoffs } = sampler.arms!;

  it("offers prices evenly from the lowest to the highest", () => {
    expect([...payoffs]).toEqual([2, 4, 6, 8, 10]);
    expect(sampler.arms!.draws).toBe(8);
    expect(sampler.rewardScale).toBe(20);
    expect(sampler.length).toBe(options.periods);
  });

  it("demand falls with the price along a logistic curve of the segment's own", () => {
    const dense = pricing.createSampler({ ...options, prices: 30 });
    const prices = dense.arms!.payoffs;
    const trials = dense.sample(new Random(5), "training", tasks);
    const segments = Array.from({ length: tasks }, (_, task) => {
      const { expected } = armsOf(trials, task);
      const chances = [...expected].map((value, arm) => value / (8 * prices[arm]!));
      for (let arm = 1; arm < 30; arm++) expect(chances[arm]!).toBeLessThanOrEqual(chances[arm - 1]! + 1e-6);
      // Log odds fall in a straight line: at `half` they are nothing, within `width` they fall by 1.
      const at = chances.findLastIndex((chance) => chance > 0.3);
      const [high, low] = [at - 1, at].map((arm) => Math.log(chances[arm]! / (1 - chances[arm]!)));
      const width = (prices[at]! - prices[at - 1]!) / (high! - low!);
      return { width, half: prices[at]! + width * low! };
    });
    expectUniform(
      segments.map(({ half }) => half),
      2 + 0.1 * 8,
      2 + 8,
    );
    expectUniform(
      segments.map(({ width }) => width),
      0.03 * 8,
      0.25 * 8,
    );
  });

  it("earns the price from each of the customers who buy, and regrets what the best price would have earned more", () => {
    const trials = sampler.sample(new Random(6), "training", tasks);
    const price = 1;
    const { rewards, regrets } = trials.step(new Int32Array(tasks).fill(price));
    const gaps = Array.from(rewards, (reward, task) => {
      const sales = reward / payoffs[price]!;
      expect(sales).toBe(Math.round(sales));
      expect(sales).toBeGreaterThanOrEqual(0);
      expect(sales).toBeLessThanOrEqual(8);
      const { expected } = armsOf(trials, task);
      expect(regrets[task]).toBeCloseTo(Math.max(...expected) - expected[price]!, 3);
      return reward - expected[price]!;
    });
    expect(Math.abs(average(gaps))).toBeLessThan((4 * deviation(gaps)) / Math.sqrt(tasks));
    expect(Math.max(...rewards)).toBe(32);
  });
});

describe("tabular MDPs", () => {
  const [horizon, tasks] = [3, 20_000];
  const sampler = mdps.createSampler({ states: 2, actions: 2, episodes: 4, horizon });
  const zeros = new Int32Array(tasks);

  it("begin in state 0, and put it back there at an episode's end, which they tell", () => {
    const trials = sampler.sample(new Random(1), "training", tasks);
    expect(trials.states.every((state) => state === 0)).toBe(true);
    const elsewhere: number[] = [];
    for (let step = 1; step <= 2 * horizon; step++) {
      const { ends } = trials.step(zeros);
      elsewhere.push(trials.states.reduce((total, state) => total + state, 0));
      expect(ends.every((end) => end === Number(step % horizon === 0))).toBe(true);
    }
    // By the same action from state 0 one is in state 1 with p, then with (1 − p) p + p q: a half and 5/12 over all worlds.
    for (const [index, count] of elsewhere.entries())
      expect(Math.abs(count / tasks - [1 / 2, 5 / 12, 0][index % horizon]!)).toBeLessThan(0.015);
  });

  it("have a world that lasts: mean rewards of N(1, 1) seen through unit noise, transitions uniform over the simplex", () => {
    const trials = sampler.sample(new Random(2), "training", tasks);
    const rewards: number[][] = [];
    const next: Int32Array[] = [];
    for (let step = 0; step < 2 * horizon; step++) {
      rewards.push([...trials.step(zeros).rewards]);
      next.push(trials.states.slice());
    }
    const [one, other] = [rewards[0]!, rewards[horizon]!];
    expect(average(one)).toBeCloseTo(1, 1);
    expect(deviation(one) ** 2).toBeCloseTo(2, 1);
    // The same pair at two episodes' starts: its mean is shared, the noise is not.
    const together = average(one.map((value, task) => (value - 1) * (other[task]! - 1)));
    expect(Math.abs(together - 1)).toBeLessThan(0.06);
    // Its transition too: E[p² + (1 − p)²] is 2/3 for p uniform.
    const same = next[0]!.filter((state, task) => state === next[horizon]![task]).length / tasks;
    expect(Math.abs(same - 2 / 3)).toBeLessThan(0.015);
  });

  it("regret nothing of the best action, and of others what is lost by them", () => {
    // The same worlds thrice, with each first action, and the best by what was regretted.
    const regretOf = (actions: Int32Array) =>
      sampler.sample(new Random(3), "training", tasks).step(actions).regrets.slice();
    const regrets = [0, 1].map((action) => regretOf(new Int32Array(tasks).fill(action)));
    for (let task = 0; task < tasks; task++) {
      const [a, b] = [regrets[0]![task]!, regrets[1]![task]!];
      expect(Math.min(a, b)).toBe(0);
      expect(Math.max(a, b)).toBeGreaterThan(0);
    }
    // With one step left only rewards count: means of N(1, 1) differ by √2 σ, whose positive part averages 1/√π.
    const short = mdps.createSampler({ states: 2, actions: 2, episodes: 1, horizon: 1 });
    const lost = short.sample(new Random(4), "training", tasks).step(zeros).regrets;
    expect(Math.abs(average([...lost]) - 1 / Math.sqrt(Math.PI))).toBeLessThan(0.03);
  });

  it("say their sizes", () => {
    expect(sampler).toMatchObject({ actions: 2, length: 12, episode: 3, stateCount: 2, rewardScale: 1 });
    expect(sampler.arms).toBeUndefined();
  });

  it("are worth what dynamic programming says", () => {
    // State 0: stay for 1, or go to state 1 for nothing. State 1: stay for 3 by either action.
    const table = {
      states: 2,
      actions: 2,
      rewards: Float32Array.of(1, 0, 3, 3),
      transitions: Float32Array.of(1, 0, 0.25, 0.75, 0, 1, 0, 1),
    };
    const values = optimalValues(table, 2);
    expect([...values.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...values.slice(4, 8)]).toEqual([1, 0, 3, 3]);
    expect([...values.slice(8, 12)]).toEqual([2, 0.25 + 0.75 * 3, 6, 6]);
  });

  it("draw from a Dirichlet distribution by its weights", () => {
    const random = new Random(6);
    const drawn = Array.from({ length: 20_000 }, () => {
      const into = new Float32Array(3);
      dirichlet(random, [3, 1, 2], into);
      expect(into[0]! + into[1]! + into[2]!).toBeCloseTo(1, 5);
      return [...into];
    });
    // Means aᵢ / 6, variances aᵢ (6 − aᵢ) / (36 · 7).
    [3, 1, 2].forEach((weight, index) => {
      const values = drawn.map((row) => row[index]!);
      const variance = (weight * (6 - weight)) / 252;
      expect(Math.abs(average(values) - weight / 6)).toBeLessThan(4 * Math.sqrt(variance / 20_000));
      expect(Math.abs(deviation(values) ** 2 / variance - 1)).toBeLessThan(0.06);
    });
  });
});
