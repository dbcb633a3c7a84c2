// What a trial has told of each arm so far, for whoever begins with a Beta(1, 1) prior.

import type { TrialRecord } from "../../experiment/shown.ts";
import type { ArmsLaw } from "../../tasks/episode.ts";

/** Belief about an arm's expected reward: mean and standard deviation, and how often it was taken. */
export interface Belief {
  readonly mean: number;
  readonly deviation: number;
  readonly taken: number;
}

/** Beliefs after the first `step` steps, by arm. */
export function beliefsAfter(
  { actions, rewards }: Pick<TrialRecord, "actions" | "rewards">,
  { payoffs, draws }: ArmsLaw,
  step: number,
): Belief[] {
  const successes = new Float64Array(payoffs.length);
  const taken = new Int32Array(payoffs.length);
  for (let at = 0; at < step; at++) {
    const arm = actions[at]!;
    successes[arm]! += Math.round(rewards[at]! / payoffs[arm]!);
    taken[arm]!++;
  }
  return Array.from(payoffs, (payoff, arm) => {
    const a = 1 + successes[arm]!;
    const b = 1 + draws * taken[arm]! - successes[arm]!;
    const worth = payoff * draws;
    return {
      mean: (worth * a) / (a + b),
      deviation: worth * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
      taken: taken[arm]!,
    };
  });
}
