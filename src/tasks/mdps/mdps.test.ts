// Worlds follow their law: rewards, transitions, the end of an episode, what acting best is worth.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { average, deviation } from "../../testing/statistics.ts";
import { dirichlet, mdps } from "./mdps.ts";
import { optimalValues } from "./values.ts";

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
    const pairs = Array.from(regrets[0]!, (regret, task) => [regret, regrets[1]![task]!] as const);
    expect(pairs.every(([a, b]) => Math.min(a, b) === 0 && Math.max(a, b) > 0)).toBe(true);
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
      return [...into];
    });
    expect(drawn.every((row) => Math.abs(row[0]! + row[1]! + row[2]! - 1) < 1e-5)).toBe(true);
    // Means aᵢ / 6, variances aᵢ (6 − aᵢ) / (36 · 7).
    [3, 1, 2].forEach((weight, index) => {
      const values = drawn.map((row) => row[index]!);
      const variance = (weight * (6 - weight)) / 252;
      expect(Math.abs(average(values) - weight / 6)).toBeLessThan(4 * Math.sqrt(variance / 20_000));
      expect(Math.abs(deviation(values) ** 2 / variance - 1)).toBeLessThan(0.06);
    });
  });
});
