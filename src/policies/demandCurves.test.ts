// Policies that know the family of demand curves: decisions against Bayes's rule by hand, and what knowing it is worth.

import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { atOnce } from "../engine/work.ts";
import { pricing } from "../tasks/pricing/pricing.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import { demandGreedy, demandThompson } from "./demandCurves.ts";
import { type PolicyId, policies } from "./registry.ts";

const nowhere = new Int32Array(1);

/** Two arms that pay 1 and 3, on one of two curves, three to one. */
const twoCurves: TrialSampler = {
  problem: "decisions",
  stateCount: 1,
  actions: 2,
  length: 3,
  episode: 1,
  rewardScale: 1,
  arms: { payoffs: Float32Array.of(1, 3), draws: 2 },
  curves: { chances: Float32Array.of(0.8, 0.2, 0.9, 0.6), likely: Float64Array.of(0.75, 0.25) },
  sample: () => {
    throw new Error("These trials are played by hand.");
  },
};

describe("greedy on the posterior", () => {
  it("takes what is expected to pay most, as Bayes's rule has it after each step", () => {
    const policy = demandGreedy.create(twoCurves, 1, new Random(1));
    // 0.75 · 0.8 + 0.25 · 0.9 = 0.825 against 3 · (0.75 · 0.2 + 0.25 · 0.6) = 0.9.
    expect(policy.act(nowhere)[0]).toBe(1);
    // No success of two: weights 0.75 · 0.64 and 0.25 · 0.16, 12 to 1; 3 · (12 · 0.2 + 0.6) / 13 = 0.69.
    policy.see(Float32Array.of(0), nowhere);
    expect(policy.act(nowhere)[0]).toBe(0);
    // One success of two at the first arm: 12 · 0.16 to 0.09, 21 to 1: 3 · (21.3 · 0.2 + 0.6) / 22.3 = 0.65.
    policy.see(Float32Array.of(1), nowhere);
    expect(policy.act(nowhere)[0]).toBe(0);
  });

  it("learns of all arms from one", () => {
    const policy = demandGreedy.create(twoCurves, 1, new Random(1));
    policy.act(nowhere);
    // Two successes: 0.75 · 0.04 to 0.25 · 0.36, one to three: the second arm is worth 3 · 0.5.
    policy.see(Float32Array.of(6), nowhere);
    expect(policy.act(nowhere)[0]).toBe(1);
  });
});

describe("the learned prior", () => {
  it("is how often training segments lie on each curve, though no trial tells which", () => {
    const sampler: TrialSampler = {
      ...twoCurves,
      // Every fourth segment lies on the second curve.
      sample: (random, _, tasks) => ({
        tasks,
        states: new Int32Array(tasks),
        description: () => {
          throw new Error("Nobody looks at these segments.");
        },
        step(actions) {
          const rewards = Float32Array.from(actions, (arm, task) => {
            const chance = twoCurves.curves!.chances[(task % 4 === 0 ? 2 : 0) + arm]!;
            const won = [1, 2].filter(() => random.uniform() < chance).length;
            return won * twoCurves.arms!.payoffs[arm]!;
          });
          return { rewards, regrets: new Float32Array(tasks), ends: new Uint8Array(tasks) };
        },
      }),
    };
    atOnce(demandThompson.prepare!(sampler));
    // Whoever draws the first curve takes the first arm, 0.8 against 0.6; of the second, 0.9 against 1.8.
    const first = demandThompson.create(sampler, 4000, new Random(1)).act(nowhere);
    const share = first.filter((arm) => arm === 0).length / 4000;
    // 300 segments tell it to about 0.05; the posterior after one look, from a flat prior, lies 0.17 off.
    expect(Math.abs(share - 0.75)).toBeLessThan(0.1);
  });
});

describe("on the lab's segments", () => {
  const sampler = pricing.createSampler({ prices: 10, periods: 20, customers: 10, cheapest: 1, dearest: 10 });
  const TASKS = 100;
  /** Mean regret of a trial. */
  const regretOf = (id: PolicyId) => {
    const family = policies[id];
    if ("prepare" in family) atOnce(family.prepare(sampler));
    const trials = sampler.sample(new Random(7), "test", TASKS);
    const policy = family.create(sampler, TASKS, new Random(3));
    let total = 0;
    for (let step = 0; step < sampler.length; step++) {
      const { rewards, regrets } = trials.step(policy.act(trials.states));
      policy.see(rewards, trials.states);
      total += regrets.reduce((sum, regret) => sum + regret, 0);
    }
    return total / TASKS;
  };

  it("knowing the family is worth more than half of the regret of policies that treat each price apart", () => {
    const apart = Math.min(regretOf("thompson"), regretOf("ucb1"));
    expect(regretOf("demandGreedy")).toBeLessThan(apart / 2);
    expect(regretOf("demandThompson")).toBeLessThan(apart / 2);
  });

  it("the law's curves are those of the grid that lie within it", () => {
    const { likely, chances } = sampler.curves!;
    expect(chances.length).toBe(10 * likely.length);
    expect(likely.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    const some = likely.filter((value) => value > 0);
    expect(some.length).toBeGreaterThan(100);
    expect(some.length).toBeLessThan(likely.length / 2);
  });

  it("play no arms that lie on no curve, and no prior that was not learned", () => {
    const { curves: _, ...plain } = sampler;
    expect([demandGreedy.plays(plain), demandThompson.plays(plain), demandGreedy.plays(sampler)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(() => demandThompson.create({ ...sampler }, 1, new Random(1))).toThrow("is learned before");
  });
});
