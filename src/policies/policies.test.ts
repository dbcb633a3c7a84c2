// Classical policies against the table of Duan et al. 2016 (table 1: mean reward of 1,000 bandits), and the Gittins
// index against closed forms.

import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { atOnce } from "../engine/work.ts";
import { bandits } from "../tasks/bandits/bandits.ts";
import { gittinsIndex } from "./gittinsIndex.ts";
import { type PolicyId, policies } from "./registry.ts";

const TASKS = 1000;

/** Mean reward of a trial and the standard error of that mean. */
function play(id: PolicyId, arms: number, pulls: number) {
  const sampler = bandits.createSampler({ arms, pulls });
  const trials = sampler.sample(new Random(7), "test", TASKS);
  const policy = policies[id].create(sampler, TASKS, new Random(3));
  const total = new Float64Array(TASKS);
  for (let step = 0; step < sampler.length; step++) {
    const { rewards } = trials.step(policy.act(trials.states));
    policy.see(rewards, trials.states);
    for (let task = 0; task < TASKS; task++) total[task]! += rewards[task]!;
  }
  const mean = total.reduce((sum, value) => sum + value, 0) / TASKS;
  const variance = total.reduce((sum, value) => sum + (value - mean) ** 2, 0) / TASKS;
  return { mean, error: Math.sqrt(variance / TASKS) };
}

describe("Bernoulli bandits", () => {
  it.each([
    [5, 10, { random: 5.0, gittins: 6.6, thompson: 5.7, ucb1: 6.7, epsilonGreedy: 6.6, greedy: 6.6 }],
    [10, 10, { random: 5.0, gittins: 6.6, thompson: 5.5, ucb1: 6.7, epsilonGreedy: 6.6, greedy: 6.6 }],
    [50, 10, { random: 5.1, gittins: 6.5, thompson: 5.2, ucb1: 6.6, epsilonGreedy: 6.5, greedy: 6.5 }],
    [5, 100, { random: 49.9, gittins: 78.3, thompson: 74.7, ucb1: 78.0, epsilonGreedy: 75.4, greedy: 74.8 }],
    [10, 100, { random: 49.9, gittins: 82.8, thompson: 76.7, ucb1: 82.4, epsilonGreedy: 77.4, greedy: 77.1 }],
    [50, 100, { random: 49.8, gittins: 85.2, thompson: 64.5, ucb1: 84.3, epsilonGreedy: 78.3, greedy: 78.0 }],
  ] as const)(
    "%i arms, %i pulls: the published means, to sampling error of both",
    (arms, pulls, published) => {
      for (const [id, value] of Object.entries(published)) {
        const { mean, error } = play(id as PolicyId, arms, pulls);
        // Both means have this error; theirs is rounded to 0.1.
        expect(Math.abs(mean - value), `${id}: ${mean}`).toBeLessThan(3 * Math.SQRT2 * error + 0.05);
      }
    },
  );
});

describe("the Gittins index", () => {
  it("is the posterior mean where one step is left", () => {
    const index = atOnce(gittinsIndex(6, 1));
    expect(index(1, 5, 3)).toBeCloseTo(4 / 7, 2);
    expect(index(1, 0, 0)).toBeCloseTo(1 / 2, 2);
  });

  it("with two steps left solves its own equation: p + p · max(p′, λ) + (1 − p) λ = 2 λ", () => {
    // From the prior: ½ + ½ · ⅔ + ½ λ = 2 λ gives λ = 5/9.
    expect(atOnce(gittinsIndex(2, 1))(2, 0, 0)).toBeCloseTo(5 / 9, 2);
  });

  it("grows with the steps that are left, and exceeds the mean", () => {
    const index = atOnce(gittinsIndex(20, 3));
    expect(index(10, 2, 3)).toBeGreaterThan(index(2, 2, 3));
    expect(index(2, 2, 3)).toBeGreaterThan(4 / 8);
  });
});
