// Planning in worlds: in the expected one choice by choice, in drawn ones by how often they make which choice.

import { describe, expect, it } from "vitest";
import { Random } from "../engine/random.ts";
import { mdps } from "../tasks/mdps/mdps.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import { meanPlanning, posteriorSampling } from "./posteriorSampling.ts";

const sampler = (states: number, actions: number, episode: number): TrialSampler => ({
  problem: "decisions",
  stateCount: states,
  actions,
  length: 100 * episode,
  episode,
  rewardScale: 1,
  sample: () => {
    throw new Error("These trials are played by hand.");
  },
});

describe("planning in the expected world", () => {
  it("acts best by the means of all that was seen, planned at an episode's start", () => {
    const [states, actions, horizon, tasks] = [3, 2, 4, 30];
    const family = mdps.createSampler({ states, actions, episodes: 6, horizon });
    const trials = family.sample(new Random(1), "test", tasks);
    const policy = meanPlanning.create(family, tasks, new Random(2));
    // Priors: a mean reward of 1 seen once, each transition seen once.
    const seen = Array.from({ length: tasks }, () => ({
      count: new Map<string, number>(),
      total: new Map<string, number>(),
    }));
    const of = (map: Map<string, number>, key: string, start: number) => map.get(key) ?? start;
    /** Expected worth of an action, by recursion over what is left of the episode. */
    const worth = (task: number, left: number, state: number, action: number): number => {
      const { count, total } = seen[task]!;
      const pair = `${state} ${action}`;
      const reward = of(total, pair, 1) / of(count, pair, 1);
      if (left === 1) return reward;
      const chances = Array.from({ length: states }, (_, next) => of(count, `${pair} ${next}`, 1));
      const all = chances.reduce((sum, value) => sum + value, 0);
      return chances.reduce((sum, chance, next) => {
        const values = Array.from({ length: actions }, (_, later) => worth(task, left - 1, next, later));
        return sum + (chance / all) * Math.max(...values);
      }, reward);
    };
    for (let episode = 0; episode < 6; episode++) {
      const told: [task: number, key: string, by: number, of: "count" | "total"][] = [];
      for (let left = horizon; left > 0; left--) {
        const from = trials.states.slice();
        const chosen = policy.act(trials.states).slice();
        for (let task = 0; task < tasks; task++) {
          const values = Array.from({ length: actions }, (_, action) =>
            worth(task, left, from[task]!, action),
          );
          expect(values[chosen[task]!]).toBeCloseTo(Math.max(...values), 4);
        }
        const { rewards } = trials.step(chosen);
        policy.see(rewards, trials.states);
        for (let task = 0; task < tasks; task++) {
          const pair = `${from[task]} ${chosen[task]}`;
          told.push([task, pair, 1, "count"], [task, pair, rewards[task]!, "total"]);
          // The last step's next state is where one is put back to.
          if (left > 1) told.push([task, `${pair} ${trials.states[task]}`, 1, "count"]);
        }
      }
      // The plan stands for the whole episode: what it brought counts from the next one on.
      for (const [task, key, by, kind] of told) {
        const map = seen[task]![kind];
        map.set(key, of(map, key, 1) + by);
      }
    }
  });
});

describe("PSRL", () => {
  const tasks = 20_000;
  const expectShare = (found: number, share: number, count = tasks) =>
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
  const still = new Int32Array(tasks);

  it("draws mean rewards from their posteriors, narrower the more was seen", () => {
    const policy = posteriorSampling.create(sampler(1, 2, 1), tasks, new Random(3));
    const first = policy.act(still).slice();
    expectShare(first.filter((action) => action === 0).length / tasks, 1 / 2);
    policy.see(new Float32Array(tasks).fill(3), still);
    const second = policy.act(still).slice();
    // Seen once: N((1 + 3)/2, 1/2) against N(1, 1). Φ(1 / √1.5) = 0.7929.
    expectShare(second.filter((action, task) => action === first[task]).length / tasks, 0.7929);
    policy.see(new Float32Array(tasks).fill(3), still);
    const third = policy.act(still);
    const twice = Array.from({ length: tasks }, (_, task) => task).filter(
      (task) => second[task] === first[task],
    );
    // Seen twice: N((1 + 6)/3, 1/3) against N(1, 1). Φ((4/3) / √(4/3)) = Φ(1.1547) = 0.8759.
    const again = twice.filter((task) => third[task] === first[task]).length / twice.length;
    expectShare(again, 0.8759, twice.length);
  });

  it("draws transitions from what it saw: it finds the way to the state that pays", () => {
    const many = 300;
    const policy = posteriorSampling.create(sampler(2, 2, 2), many, new Random(5));
    const start = new Int32Array(many);
    let chosen = new Int32Array(many);
    for (let episode = 0; episode < 60; episode++) {
      chosen = policy.act(start).slice();
      // The second action leads to state 1, where any action pays 3; state 0 pays −1.
      const next = chosen.slice();
      policy.see(new Float32Array(many).fill(1), next);
      policy.act(next);
      policy.see(
        Float32Array.from(next, (state) => (state === 1 ? 3 : -1)),
        start,
      );
    }
    expect(chosen.filter((action) => action === 1).length / many).toBeGreaterThan(0.97);
  });
});
