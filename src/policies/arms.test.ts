// Policies for arms, choice by choice against their formulas, and by how often they choose what.

import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { atOnce } from "../engine/work.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import { drawBeta } from "./beta.ts";
import { gittinsIndex } from "./gittinsIndex.ts";
import type { PolicyFamily } from "./policy.ts";
import { type PolicyId, policies } from "./registry.ts";

const nowhere = (tasks: number) => new Int32Array(tasks);

/** A family of arms of which policies know the law alone. */
const armsSampler = (payoffs: readonly number[], draws: number, length: number): TrialSampler => ({
  problem: "decisions",
  stateCount: 1,
  actions: payoffs.length,
  length,
  episode: 1,
  rewardScale: 1,
  arms: { payoffs: Float32Array.from(payoffs), draws },
  sample: () => {
    throw new Error("These trials are played by hand.");
  },
});

/** Half of the tries of each arm succeed, at random; what was chosen, beside what `score` would have chosen. */
function compared(
  family: PolicyFamily,
  sampler: TrialSampler,
  score: (arm: { tries: number; won: number; payoff: number }, step: number) => number,
) {
  const tasks = 200;
  const { payoffs, draws } = sampler.arms!;
  const policy = family.create(sampler, tasks, new Random(1));
  const random = new Random(2);
  const seen = Array.from({ length: tasks }, () => Array.from(payoffs, () => ({ tries: 0, won: 0 })));
  const pairs: [number, number][] = [];
  for (let step = 0; step < sampler.length; step++) {
    const chosen = policy.act(nowhere(tasks)).slice();
    const rewards = new Float32Array(tasks);
    for (let task = 0; task < tasks; task++) {
      const scores = seen[task]!.map((arm, index) => score({ ...arm, payoff: payoffs[index]! }, step));
      pairs.push([chosen[task]!, scores.indexOf(Math.max(...scores))]);
      const arm = seen[task]![chosen[task]!]!;
      let won = 0;
      for (let draw = 0; draw < draws; draw++) won += Number(random.uniform() < 0.5);
      arm.tries += draws;
      arm.won += won;
      rewards[task] = won * payoffs[chosen[task]!]!;
    }
    policy.see(rewards, nowhere(tasks));
  }
  return pairs;
}

// From a prior of one success and one failure.
const mean = ({ tries, won, payoff }: { tries: number; won: number; payoff: number }) =>
  (payoff * (won + 1)) / (tries + 2);
/** All but choices so close that rounding decides. */
const alike = (pairs: readonly [number, number][]) =>
  pairs.filter(([chosen, wanted]) => chosen === wanted).length / pairs.length;

describe.each([
  ["alike arms, one try each", [1, 1, 1], 1, 25],
  ["arms of their own payoff, three tries each", [1.5, 2, 3.5], 3, 12],
])("of %s", (_, payoffs, draws, length) => {
  const sampler = armsSampler(payoffs, draws, length);

  it("greedy takes the highest mean, the first of equals", () => {
    expect(alike(compared(policies.greedy, sampler, mean))).toBeGreaterThan(0.999);
  });

  it("UCB1 takes the highest mean plus 0.2 √(2 ln t / n)", () => {
    const bound = (arm: { tries: number; won: number; payoff: number }, step: number) =>
      mean(arm) + arm.payoff * 0.2 * Math.sqrt((2 * Math.log((step + 1) * draws)) / (arm.tries + 2));
    expect(alike(compared(policies.ucb1, sampler, bound))).toBeGreaterThan(0.999);
  });

  it("Gittins takes the highest index for the steps that are left", () => {
    const index = atOnce(gittinsIndex(length, draws));
    const worth = ({ tries, won, payoff }: { tries: number; won: number; payoff: number }, step: number) =>
      payoff * index(length - step, tries / draws, won);
    expect(alike(compared(policies.gittins, sampler, worth))).toBeGreaterThan(0.999);
  });
});

describe("shares of choices", () => {
  const tasks = 20_000;
  /** How often the first choice of each task is `arm`, and how often the second is the first again, if all that was paid is `reward`. */
  const shares = (id: PolicyId, payoffs: readonly number[], reward: number) => {
    const policy = policies[id].create(armsSampler(payoffs, 1, 2), tasks, new Random(4));
    const first = policy.act(nowhere(tasks)).slice();
    policy.see(
      Float32Array.from(first, (arm) => reward * payoffs[arm]!),
      nowhere(tasks),
    );
    const second = policy.act(nowhere(tasks));
    return {
      of: (arm: number) => first.filter((chosen) => chosen === arm).length / tasks,
      again: second.filter((chosen, task) => chosen === first[task]).length / tasks,
    };
  };
  const expectShare = (found: number, share: number) =>
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / tasks));

  it("random takes all alike, whatever they paid", () => {
    const { of, again } = shares("random", [1, 5, 1, 1], 1);
    for (const arm of [0, 1, 2, 3]) expectShare(of(arm), 1 / 4);
    expectShare(again, 1 / 4);
  });

  it("ε-greedy takes the best but for two in a hundred, which are any arm", () => {
    const { of } = shares("epsilonGreedy", [1, 1, 1, 1], 1);
    expectShare(of(0), 0.98 + 0.02 / 4);
    expectShare(of(3), 0.02 / 4);
  });

  it("Thompson takes an arm as often as it is the best by what is believed", () => {
    // Both uniform: alike. After a success Beta(2, 1) beats a uniform guess 2 of 3 times, after a failure 1 of 3 times.
    const won = shares("thompson", [1, 1], 1);
    expectShare(won.of(0), 1 / 2);
    expectShare(won.again, 2 / 3);
    expectShare(shares("thompson", [1, 1], 0).again, 1 / 3);
    // Of uniform guesses, twice the one beats the other 3 of 4 times.
    expectShare(shares("thompson", [1, 2], 0).of(1), 3 / 4);
  });
});

describe("draws from Beta distributions", () => {
  it.each([
    [1, 1],
    [3, 2],
    [1, 7],
    [20, 5],
  ])("Beta(%i, %i) has its mean and variance", (a, b) => {
    const random = new Random(6);
    const count = 40_000;
    const drawn = Array.from({ length: count }, () => drawBeta(random, a, b));
    const centre = drawn.reduce((total, value) => total + value, 0) / count;
    const spread = drawn.reduce((total, value) => total + (value - centre) ** 2, 0) / count;
    const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(Math.abs(centre - a / (a + b))).toBeLessThan(4 * Math.sqrt(variance / count));
    expect(spread / variance).toBeGreaterThan(0.95);
    expect(spread / variance).toBeLessThan(1.05);
  });

  it("Beta(3, 2) is below one half 5 of 16 times", () => {
    const random = new Random(7);
    const count = 40_000;
    const below = Array.from({ length: count }, () => drawBeta(random, 3, 2)).filter((x) => x < 0.5).length;
    expect(Math.abs(below / count - 5 / 16)).toBeLessThan(4 * Math.sqrt((5 * 11) / 256 / count));
  });
});

describe("the Gittins index", () => {
  /** What pulling once is worth, then acting best, where retiring pays `sure` a step; per try. Straight from the definition. */
  const pull = (left: number, a: number, b: number, draws: number, sure: number): number => {
    let value = a / (a + b);
    if (left === 1) return value;
    const rising = (x: number, n: number) => {
      let product = 1;
      for (let i = 0; i < n; i++) product *= x + i;
      return product;
    };
    const choose = (n: number, k: number) => rising(n - k + 1, k) / rising(1, k);
    for (let won = 0; won <= draws; won++) {
      const chance = (choose(draws, won) * rising(a, won) * rising(b, draws - won)) / rising(a + b, draws);
      const later = Math.max(sure * (left - 1), pull(left - 1, a + won, b + draws - won, draws, sure));
      value += chance * later;
    }
    return value;
  };
  const byBisection = (left: number, a: number, b: number, draws: number) => {
    let [low, high] = [0, 1];
    for (let turn = 0; turn < 30; turn++) {
      const sure = (low + high) / 2;
      if (pull(left, a, b, draws, sure) > sure * left) low = sure;
      else high = sure;
    }
    return low;
  };

  it.each([
    [3, 1, 0, 0],
    [5, 1, 0, 0],
    [4, 1, 3, 1],
    [4, 1, 2, 2],
    [3, 2, 1, 0],
    [4, 3, 2, 5],
  ])(
    "with %i steps left, %i tries a pull, after %i pulls with %i successes solves its equation",
    (left, draws, pulls, won) => {
      const found = atOnce(gittinsIndex(left + pulls, draws))(left, pulls, won);
      expect(found).toBeCloseTo(byBisection(left, won + 1, draws * pulls - won + 1, draws), 2.5);
    },
  );
});

it("each policy says what it plays: arms or worlds, Gittins where its tables are small", () => {
  const world: TrialSampler = { ...armsSampler([1], 1, 10), stateCount: 3 };
  const { arms: _, ...without } = world;
  const playing = (sampler: TrialSampler) =>
    (Object.keys(policies) as PolicyId[]).filter((id) => policies[id].plays(sampler));
  const byScore: PolicyId[] = ["random", "greedy", "epsilonGreedy", "ucb1", "thompson"];
  expect(playing(armsSampler([1, 1], 1, 200))).toEqual([...byScore, "gittins"]);
  expect(playing(armsSampler([1, 1], 1, 201))).toEqual(byScore);
  expect(playing(armsSampler([1, 1], 4, 101))).toEqual(byScore);
  expect(playing(without)).toEqual(["random", "greedyPlanning", "posteriorSampling"]);
});
