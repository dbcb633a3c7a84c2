// Arms with chances of their own: what bandits and pricing have in common.

import type { Random } from "../../engine/random.ts";
import type { Words } from "../../words/said.ts";
import type { ArmsLaw, DecisionTask } from "../episode.ts";
import type { Trials } from "../trials.ts";

/**
 * A batch of tasks with one state and `K` arms. `chances [T, K]`; `random` draws the successes;
 * `actions`: the arms' names.
 */
export function armsTrials(
  { payoffs, draws }: ArmsLaw,
  chances: Float32Array,
  random: Random,
  actions: readonly Words[],
  title: (task: number) => Words,
): Trials {
  const arms = payoffs.length;
  const tasks = chances.length / arms;
  const expected = (task: number, arm: number) => payoffs[arm]! * draws * chances[task * arms + arm]!;
  const best = Float32Array.from({ length: tasks }, (_, task) =>
    Math.max(...actions.map((_name, arm) => expected(task, arm))),
  );
  const rewards = new Float32Array(tasks);
  const regrets = new Float32Array(tasks);
  const ends = new Uint8Array(tasks).fill(1);
  return {
    tasks,
    states: new Int32Array(tasks),
    step(chosen) {
      for (let task = 0; task < tasks; task++) {
        const arm = chosen[task]!;
        let successes = 0;
        for (let draw = 0; draw < draws; draw++)
          if (random.uniform() < chances[task * arms + arm]!) successes++;
        rewards[task] = payoffs[arm]! * successes;
        regrets[task] = best[task]! - expected(task, arm);
      }
      return { rewards, ends, regrets };
    },
    description: (task): DecisionTask => ({
      kind: "decisions",
      title: title(task),
      actions,
      arms: { payoffs, draws, expected: Float32Array.from(actions, (_name, arm) => expected(task, arm)) },
    }),
  };
}
