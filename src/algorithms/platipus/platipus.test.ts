// PLATIPUS on a line and one task: where its deviations start, what the divergence comes to, what its samples are.

import { describe, expect, it } from "vitest";
import type { Value } from "../../engine/graph/value.ts";
import { constant } from "../../engine/ops/elementwise.ts";
import { Random } from "../../engine/random.ts";
import { contextOf, examplesOf, line, numbersOf } from "../../testing/byHand.ts";
import { platipus } from "./platipus.ts";

const sizes = { inputs: 1, outputs: 1 };
const options = {
  innerSteps: 1,
  innerLearningRate: 0.1,
  order: "second",
  conditioningSteps: 1,
  conditioningRate: 0.05,
  klWeight: 0.6,
  spread: 0.2,
  samples: 2,
};
const log = (value: number): Value => constant(Float32Array.of(Math.log(value)), [1, 1, 1]);
const [w, b] = [0.5, 0.2];
const u = w + b;
const [ySupport, yQuery] = [1.5, -0.4];
const [ratePrior, ratePosterior] = [0.05, 0.15];
const [sigmaP, sigmaQ] = [0.3, 0.1];
const parameters = {
  ...line(w, b),
  "log-prior:head.weights": log(sigmaP),
  "log-prior:head.bias": log(sigmaP),
  "log-posterior:head.weights": log(sigmaQ),
  "log-posterior:head.bias": log(sigmaQ),
  "log-rate:prior": log(ratePrior),
  "log-rate:posterior": log(ratePosterior),
};
// With x = 1, weight and bias move alike, by −rate · 2 (u − y).
const support = examplesOf([[1]], [[ySupport]]);
const query = examplesOf([[1], [1]], [[yQuery], [yQuery]]);

describe("PLATIPUS", () => {
  it("starts with the prior's deviation as asked and the posterior's a tenth of it", () => {
    const context = contextOf("regression", sizes, options);
    const start = platipus.initialise(context, new Random(1));
    expect(start["log-prior:head.weights"]!.values[0]).toBeCloseTo(Math.log(0.2), 6);
    expect(start["log-posterior:head.bias"]!.values[0]).toBeCloseTo(Math.log(0.02), 6);
    expect(start["log-rate:prior"]!.values[0]).toBeCloseTo(Math.log(0.05), 6);
    expect(start["log-rate:posterior"]!.values[0]).toBeCloseTo(Math.log(0.05), 6);
  });

  it.each([0, 1])(
    "trains on a draw from the posterior (noise of %i), at the price of KL(q ‖ p)",
    async (noise) => {
      const context = contextOf("regression", sizes, options, noise);
      const { loss, objective } = platipus.metaGradient(context, parameters, { support, query });
      const found = await numbersOf({ loss, objective: objective! });
      // The posterior's mean has seen the query set, the prior's the support set.
      const movedQ = -ratePosterior * 2 * (u - yQuery);
      const movedP = -ratePrior * 2 * (u - ySupport);
      const start = u + 2 * movedQ + 2 * sigmaQ * noise;
      const adapted = ySupport + (1 - 4 * 0.1) * (start - ySupport);
      expect(found.loss![0]).toBeCloseTo((adapted - yQuery) ** 2, 4);
      // Two weights, each with log(p/q) + (q² + (μq − μp)²) / 2p² − ½.
      const each =
        Math.log(sigmaP / sigmaQ) + (sigmaQ ** 2 + (movedQ - movedP) ** 2) / (2 * sigmaP ** 2) - 0.5;
      expect(found.objective![0]! - found.loss![0]!).toBeCloseTo((0.6 / 2) * 2 * each, 4);
    },
  );

  it("answers with draws from the prior: before adaptation as it was learned, then conditioned on the support set and adapted", async () => {
    const context = contextOf("regression", sizes, options, 1);
    const predictors = platipus.adapt(context, parameters, support, 1, 1);
    const x = { x: constant(Float32Array.of(1, 1), [2, 1, 1]) };
    const found = await numbersOf({ before: predictors[0]!(x), after: predictors[1]!(x) });
    const start = u + 2 * -ratePrior * 2 * (u - ySupport) + 2 * sigmaP;
    expect(found.before!.length).toBe(2);
    for (const sample of [0, 1]) {
      expect(found.before![sample]).toBeCloseTo(u + 2 * sigmaP, 5);
      expect(found.after![sample]).toBeCloseTo(ySupport + (1 - 4 * 0.1) * (start - ySupport), 5);
    }
  });
});
