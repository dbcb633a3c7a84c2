// Likelihood, bands and best samples against numbers worked out by hand, and calibration where it must hold.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { LEVELS, normalDistribution, uncertaintyByTask } from "./uncertainty.ts";

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

  it("knows the normal distribution", () => {
    expect(normalDistribution(0)).toBeCloseTo(0.5, 6);
    expect(normalDistribution(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalDistribution(-1)).toBeCloseTo(0.158655, 6);
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
