// What a trial has told of a tabular world so far, for whoever begins with PSRL's priors.

import type { TrialRecord } from "../../experiment/shown.ts";
import type { WorldLaw } from "../../tasks/episode.ts";
import type { Belief } from "./beliefs.ts";

export interface WorldSeen {
  /** Where the trial stands. */
  readonly state: number;
  /** Steps taken of the episode under way. */
  readonly inEpisode: number;
  /** States passed in the episode under way, the last where it stands. */
  readonly path: readonly number[];
  /** Visits of each state, `[S]`. */
  readonly visits: readonly number[];
  /** How often one state was followed by another, whatever was done, `[S][S]`. */
  readonly moves: readonly (readonly number[])[];
  /** Rewards of each action in the state where it stands: prior N(1, 1), unit noise. */
  readonly beliefs: readonly Belief[];
}

/** What is known after the first `step` steps. An episode's last step leads back to the start, which tells nothing. */
export function worldAfter(
  { states, actions, rewards }: Pick<TrialRecord, "states" | "actions" | "rewards">,
  { states: count, episode, rewards: means }: WorldLaw,
  step: number,
): WorldSeen {
  const visits = new Array<number>(count).fill(0);
  const moves = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let at = 0; at < step; at++) {
    visits[states[at]!]!++;
    if ((at + 1) % episode !== 0 && at + 1 < states.length) moves[states[at]!]![states[at + 1]!]!++;
  }
  // After the very last step there is nowhere left to stand but where it was taken.
  const ended = step === states.length;
  const state = states[ended ? step - 1 : step]!;
  const inEpisode = ended ? episode : step % episode;
  const width = means.length / count;
  const beliefs = Array.from({ length: width }, (_, action): Belief => {
    let [taken, total] = [0, 0];
    for (let at = 0; at < step; at++) {
      if (states[at] !== state || actions[at] !== action) continue;
      taken++;
      total += rewards[at]!;
    }
    return { mean: (1 + total) / (1 + taken), deviation: 1 / Math.sqrt(1 + taken), taken };
  });
  const first = step - inEpisode;
  return {
    state,
    inEpisode,
    path: Array.from(states.subarray(first, ended ? step : step + 1)),
    visits,
    moves,
    beliefs,
  };
}
