// A sweep in a link: there and back, and the forms that links once had.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Domain } from "../sweep/points.ts";
import { writeLink } from "./link.ts";
import { readShared } from "./shared.ts";
import { sweepFromParts, sweepParts } from "./sweepLink.ts";
import { STRATEGIES, type SweepSpec } from "./sweepSpec.ts";

const number = fc.oneof(
  fc.integer({ min: -1000, max: 100_000 }),
  fc.double({ min: 1e-7, max: 1e22, noNaN: true }),
  fc.double({ min: -1e22, max: -1e-7, noNaN: true }),
);
const value = fc.oneof(number, fc.boolean(), fc.constantFrom("first", "no-descent", "conv4"));
const range = fc.record({
  from: number,
  to: number,
  scale: fc.constantFrom("linear" as const, "logarithmic" as const),
  count: fc.integer({ min: 1, max: 1000 }),
});
const domain: fc.Arbitrary<Domain> = fc.oneof(fc.array(value, { minLength: 1, maxLength: 5 }), range);
const option = fc.constantFrom("innerLearningRate", "order", "beside1.innerSteps", "task.target");
const spec: fc.Arbitrary<SweepSpec> = fc
  .tuple(
    fc.constantFrom(...STRATEGIES),
    fc.dictionary(option, domain, { minKeys: 1 }),
    fc.dictionary(fc.constantFrom("iterations", "baseline"), value, { minKeys: 1 }),
    fc.option(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 4 }), {
      nil: undefined,
    }),
    fc.option(fc.record({ from: fc.integer({ min: 1, max: 99 }), by: fc.integer({ min: 2, max: 9 }) }), {
      nil: undefined,
    }),
  )
  .map(([strategy, domains, set, seeds, halving]) => ({
    experiment: "#v=1",
    [strategy]: { ...domains },
    set: { ...set },
    ...(seeds && { seeds }),
    ...(halving && { halving }),
  }));

describe("a sweep in a link", () => {
  it("comes back as it went, in letters that every program leaves whole", () =>
    fc.assert(
      fc.property(spec, (given) => {
        const parts = sweepParts(given);
        for (const part of parts) expect(part).toMatch(/^[A-Za-z0-9=.-]+$/);
        expect(sweepFromParts(parts, given.experiment)).toEqual(given);
      }),
    ));

  it("stands beside its experiment, which it does not change", () => {
    const link =
      "#v=1&iterations=300&sweep=grid&sweep.innerLearningRate=from0.001to0.1log5&sweep.order=first--second&sweepSet.baseline=none&sweepSeeds=1--2&sweepHalving=from20by3";
    const { experiment, sweep, problems } = readShared(link);
    expect(problems).toEqual([]);
    expect(experiment.training.iterations).toBe(300);
    expect(sweep).toEqual({
      experiment: writeLink(experiment),
      grid: {
        innerLearningRate: { from: 0.001, to: 0.1, scale: "logarithmic", count: 5 },
        order: ["first", "second"],
      },
      set: { baseline: "none" },
      seeds: [1, 2],
      halving: { from: 20, by: 3 },
    });
  });

  it("of no known kind is said to be unreadable, and its experiment opens", () => {
    const { experiment, sweep, problems } = readShared("#v=1&iterations=300&sweep=bayes");
    expect(sweep).toBeUndefined();
    expect(experiment.training.iterations).toBe(300);
    expect(problems.map(({ field }) => field)).toEqual(["sweep"]);
  });
});
