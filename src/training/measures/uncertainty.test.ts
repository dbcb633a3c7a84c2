// Likelihood, bands and best samples against numbers worked out by hand, and calibration where it must hold.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { LEVELS, uncertaintyByTask, uncertaintyOver } from "./uncertainty.ts";

const coverageAt = (coverage: readonly number[], level: (typeof LEVELS)[number]) =>
  coverage[LEVELS.indexOf(level)]!;

describe("values", () => {
  const batch = (samples: number[], targets: number[]) => ({
    tasks: 1,
    samples: samples.length / targets.length,
    queries: targets.length,
    outputs: 1,
    predicted: Float32Array.from(samples),
    targets: Float32Array.from(targets),
    noise: 0.5,
  });

  it("of one sample the likelihood is the normal density around it", () => {
    const [found] = uncertaintyByTask(batch([1, 2], [1.5, 2]));
    const at = (z: number) => 0.5 * z * z + Math.log(0.5 * Math.sqrt(2 * Math.PI));
    expect(found!.negativeLogLikelihood).toBeCloseTo((at(1) + at(0)) / 2, 5);
    expect(found!.best).toBeCloseTo(0.125, 6);
  });

  it("a query counts by its weight, and one of weight 0 not at all", () => {
    const [found] = uncertaintyByTask({
      ...batch([1, 2, 7], [1.5, 2, 0]),
      weights: Float32Array.of(3, 1, 0),
    });
    const at = (z: number) => 0.5 * z * z + Math.log(0.5 * Math.sqrt(2 * Math.PI));
    expect(found!.negativeLogLikelihood).toBeCloseTo((3 * at(1) + at(0)) / 4, 5);
    expect(found!.best).toBeCloseTo((3 * 0.25) / 4, 6);
    // The truth one deviation off lies in the 70% band, and not in the 60% one.
    expect([0.6, 0.7].map((level) => coverageAt(found!.coverage, level as 0.6))).toEqual([0.25, 1]);
  });

  it("of two samples it is the mean of their densities, and the best is best over the whole task", () => {
    // One query: samples at 0 and 1, truth at 0.
    const [found] = uncertaintyByTask(batch([0, 1], [0]));
    const density = (z: number) => Math.exp(-0.5 * z * z) / (0.5 * Math.sqrt(2 * Math.PI));
    expect(found!.negativeLogLikelihood).toBeCloseTo(-Math.log((density(0) + density(2)) / 2), 5);
    // Two queries: each sample is right once and off by 2 once.
    expect(uncertaintyByTask(batch([0, 2, 2, 0], [0, 0]))[0]!.best).toBeCloseTo(2, 6);
  });

  it("truths drawn from the prediction lie in each band as often as it claims; a prediction too sure of itself does worse", () => {
    const random = new Random(3);
    const count = 4000;
    const centres = Array.from({ length: 3 * count }, () => random.uniform(-3, 3));
    const targets = Array.from(
      { length: count },
      (_, query) => centres[random.integer(3) * count + query]! + 0.5 * random.normal(),
    );
    const [honest] = uncertaintyByTask(batch(centres, targets));
    for (const [index, level] of LEVELS.entries())
      expect(Math.abs(honest!.coverage[index]! - level)).toBeLessThan(
        3 * Math.sqrt((level * (1 - level)) / count),
      );
    const [sure] = uncertaintyByTask(batch(centres.slice(0, count), targets));
    expect(coverageAt(sure!.coverage, 0.9)).toBeLessThan(0.7);
    expect(sure!.negativeLogLikelihood).toBeGreaterThan(honest!.negativeLogLikelihood);
  });

  it("far from all samples the likelihood is still told, where each density itself is too small for a number", () => {
    // z = 100 and 102 at σ = 0.5: only the nearer sample counts, and half of it.
    const [found] = uncertaintyByTask(batch([0, -1], [50]));
    const nearer = 0.5 * 100 ** 2 + Math.log(0.5 * Math.sqrt(2 * Math.PI));
    expect(found!.negativeLogLikelihood).toBeCloseTo(nearer + Math.LN2, 8);
    expect(uncertaintyByTask(batch([Number.POSITIVE_INFINITY], [0]))[0]!.negativeLogLikelihood).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it("bands are central: 95% reach 1.96 deviations to both sides", () => {
    const at = (target: number) => uncertaintyByTask(batch([0], [0.5 * target]))[0]!.coverage;
    for (const side of [-1, 1]) {
      expect(coverageAt(at(side * 1.959), 0.95)).toBe(1);
      expect(coverageAt(at(side * 1.961), 0.95)).toBe(0);
    }
    // Φ(1) − Φ(−1) = 0.6827.
    expect(coverageAt(at(1), 0.6)).toBe(0);
    expect(coverageAt(at(1), 0.7)).toBe(1);
  });

  it("of several outputs all count", () => {
    // One query of two values, two samples; σ = 0.5. z: sample 1 (0, 2), sample 2 (2, 0).
    const [found] = uncertaintyByTask({
      tasks: 1,
      samples: 2,
      queries: 1,
      outputs: 2,
      predicted: Float32Array.of(1, 3, 0, 2),
      targets: Float32Array.of(1, 2),
      noise: 0.5,
    });
    const scale = 2 * Math.log(0.5 * Math.sqrt(2 * Math.PI));
    expect(found!.negativeLogLikelihood).toBeCloseTo(2 + scale, 6);
    // (0² + 1²) / 2 of either.
    expect(found!.best).toBeCloseTo(0.5, 6);
    // Shares below: (Φ(0) + Φ(2)) / 2 = 0.7386 and (Φ(−2) + Φ(0)) / 2 = 0.2614: bands of 0.4772.
    expect(coverageAt(found!.coverage, 0.4)).toBe(0);
    expect(coverageAt(found!.coverage, 0.5)).toBe(1);
    // The second value alone misses: half of the values are within.
    const [half] = uncertaintyByTask({
      tasks: 1,
      samples: 1,
      queries: 1,
      outputs: 2,
      predicted: Float32Array.of(1, 3),
      targets: Float32Array.of(1, 2),
      noise: 0.5,
    });
    expect(coverageAt(half!.coverage, 0.9)).toBe(0.5);
  });
});

describe("over tasks", () => {
  it("figures are means over tasks with their interval, band by band", () => {
    const task = (negativeLogLikelihood: number, best: number, share: number) => ({
      negativeLogLikelihood,
      best,
      coverage: LEVELS.map(() => share),
    });
    const found = uncertaintyOver([task(1, 0.5, 0), task(3, 1.5, 1)], 7);
    const t = 12.706205;
    expect(found.samples).toBe(7);
    expect(found.negativeLogLikelihood).toEqual({ mean: 2, ci95: expect.closeTo(t, 5) });
    expect(found.best).toEqual({ mean: 1, ci95: expect.closeTo(t / 2, 5) });
    expect(found.coverage.map(({ level }) => level)).toEqual([...LEVELS]);
    expect(found.coverage[3]!.observed).toEqual({ mean: 0.5, ci95: expect.closeTo(t / 2, 5) });
  });
});

describe("classes", () => {
  const batch = (probabilities: number[][], labels: number[]) => ({
    tasks: 1,
    samples: probabilities.length / labels.length,
    queries: labels.length,
    outputs: probabilities[0]!.length,
    predicted: Float32Array.from(probabilities.flat().map(Math.log)),
    targets: Float32Array.from(
      labels.flatMap((label) => probabilities[0]!.map((_, at) => Number(at === label))),
    ),
    noise: undefined,
  });

  it("samples are averaged as probabilities", () => {
    const [found] = uncertaintyByTask(
      batch(
        [
          [0.9, 0.1],
          [0.5, 0.5],
        ],
        [0],
      ),
    );
    expect(found!.negativeLogLikelihood).toBeCloseTo(-Math.log(0.7), 5);
    expect(found!.best).toBeCloseTo(-Math.log(0.9), 5);
  });

  it("a class that all samples hold for all but impossible surprises by as much as that says: no cap", () => {
    const logarithms = (first: number, second: number) => ({
      ...batch([[0.5, 0.5]], [1]),
      samples: 2,
      predicted: Float32Array.of(0, first, 0, second),
    });
    // (e⁻⁴⁰ + e⁻⁵⁰) / 2, and e⁻²⁰⁰⁰ twice, which no number holds.
    expect(uncertaintyByTask(logarithms(-40, -50))[0]!.negativeLogLikelihood).toBeCloseTo(
      40 + Math.LN2 - Math.log1p(Math.exp(-10)),
      8,
    );
    const [impossible] = uncertaintyByTask(logarithms(-2000, -2000));
    expect(impossible!.negativeLogLikelihood).toBe(2000);
    expect(impossible!.best).toBe(2000);
    expect(impossible!.coverage.every((share) => share === 0)).toBe(true);
  });

  it("classes alike count in the order of their labels", () => {
    const [first] = uncertaintyByTask(batch([[0.5, 0.5]], [0]));
    const [second] = uncertaintyByTask(batch([[0.5, 0.5]], [1]));
    expect(coverageAt(first!.coverage, 0.5)).toBeCloseTo(1, 6);
    expect(coverageAt(second!.coverage, 0.5)).toBeCloseTo(0, 6);
  });

  it("a band is the likeliest classes, and of the one on its edge the share that is missing", () => {
    const [likeliest] = uncertaintyByTask(batch([[0.6, 0.3, 0.1]], [0]));
    expect(coverageAt(likeliest!.coverage, 0.5)).toBeCloseTo(0.5 / 0.6, 5);
    expect(coverageAt(likeliest!.coverage, 0.9)).toBe(1);
    const [second] = uncertaintyByTask(batch([[0.6, 0.3, 0.1]], [1]));
    expect(coverageAt(second!.coverage, 0.5)).toBe(0);
    expect(coverageAt(second!.coverage, 0.8)).toBeCloseTo(0.2 / 0.3, 5);
  });

  it("classes drawn by the predicted probabilities lie in each band as often as it claims", () => {
    const random = new Random(5);
    const count = 4000;
    const rows = Array.from({ length: count }, () => {
      const raw = [random.uniform(), random.uniform(), random.uniform()];
      const total = raw.reduce((sum, value) => sum + value, 0);
      return raw.map((value) => value / total);
    });
    const labels = rows.map((row) => {
      const point = random.uniform();
      return point < row[0]! ? 0 : point < row[0]! + row[1]! ? 1 : 2;
    });
    const [found] = uncertaintyByTask(batch(rows, labels));
    for (const [index, level] of LEVELS.entries())
      expect(Math.abs(found!.coverage[index]! - level)).toBeLessThan(0.03);
  });
});
