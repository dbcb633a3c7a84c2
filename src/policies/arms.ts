// Policies for arms: each scores every arm by what it paid so far and takes the best.

import type { Random } from "../engine/random.ts";
import type { ArmsLaw } from "../tasks/episode.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import type { Policy, PolicyFamily } from "./policy.ts";

/** What is known of one arm: one success and one failure before the first pull, a Beta(1, 1) prior. */
export interface Arm {
  readonly successes: number;
  readonly failures: number;
  /** What one success pays. */
  readonly payoff: number;
}

/** How promising an arm is. `step`: actions taken so far in this trial. */
type Score = (arm: Arm, step: number, random: Random) => number;

/** A policy that takes the arm with the highest score; ties go to the first. */
export function byScore(
  { arms }: TrialSampler,
  tasks: number,
  random: Random,
  score: Score,
  /** Chance of a random arm instead. */
  explore = 0,
): Policy {
  const { payoffs, draws } = arms as ArmsLaw;
  const count = payoffs.length;
  const successes = new Float32Array(tasks * count).fill(1);
  const failures = new Float32Array(tasks * count).fill(1);
  const chosen = new Int32Array(tasks);
  let step = 0;
  return {
    act() {
      for (let task = 0; task < tasks; task++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let arm = 0; arm < count; arm++) {
          const at = task * count + arm;
          const value = score(
            { successes: successes[at]!, failures: failures[at]!, payoff: payoffs[arm]! },
            step,
            random,
          );
          if (value > best) [best, chosen[task]] = [value, arm];
        }
        if (explore > 0 && random.uniform() < explore) chosen[task] = random.integer(count);
      }
      return chosen;
    },
    see(rewards) {
      for (let task = 0; task < tasks; task++) {
        const at = task * count + chosen[task]!;
        const won = Math.round(rewards[task]! / payoffs[chosen[task]!]!);
        successes[at]! += won;
        failures[at]! += draws - won;
      }
      step++;
    },
  };
}

/** Only families of arms can be played so. */
export const playsArms: PolicyFamily["plays"] = ({ arms }) => arms !== undefined;

/** Expected payoff of one try. */
export const meanPayoff = ({ successes, failures, payoff }: Arm): number =>
  (payoff * successes) / (successes + failures);
