// Bandits follow their law: chances, rewards, regret.

import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { average, expectUniform } from "../../testing/statistics.ts";
import type { Trials } from "../trials.ts";
import { bandits } from "./bandits.ts";

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
      expect(rewards.every((reward) => reward === 0 || reward === 1)).toBe(true);
      expect(ends.every((end) => end === 1)).toBe(true);
      const own = (task: number) => chances[task]![task % 3]!;
      gaps.push(...Array.from(rewards, (reward, task) => reward - own(task)));
      const lost = regrets.map((regret, task) => Math.abs(regret - Math.max(...chances[task]!) + own(task)));
      expect(Math.max(...lost)).toBeLessThan(1e-5);
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
