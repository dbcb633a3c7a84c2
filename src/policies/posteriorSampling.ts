// PSRL: before each episode draws a world from what it believes, and acts best in it (Osband, Russo, Van Roy 2013).

import type { Random } from "../engine/random.ts";
import { dirichlet } from "../tasks/mdps/mdps.ts";
import { optimalValues, type Table } from "../tasks/mdps/values.ts";
import type { TrialSampler } from "../tasks/trials.ts";
import type { Policy, PolicyFamily } from "./policy.ts";

/** What has been seen of one task. The priors are the family's own: rewards N(1, 1) with unit noise, transitions flat. */
interface Seen {
  readonly visits: Float32Array;
  readonly rewards: Float32Array;
  readonly transitions: Float32Array;
}

/** Draws a world from the posterior. */
function drawWorld(seen: Seen, states: number, actions: number, random: Random): Table {
  const transitions = new Float32Array(seen.transitions.length);
  for (let pair = 0; pair < states * actions; pair++) {
    const row = [pair * states, (pair + 1) * states] as const;
    dirichlet(random, seen.transitions.subarray(...row), transitions.subarray(...row));
  }
  const rewards = seen.rewards.map(
    (total, pair) =>
      (1 + total) / (1 + seen.visits[pair]!) + random.normal() / Math.sqrt(1 + seen.visits[pair]!),
  );
  return { states, actions, rewards, transitions };
}

/** The world that is expected. */
function meanWorld(seen: Seen, states: number, actions: number): Table {
  // Not the visits: those at an episode's end told nothing of where the pair leads.
  const counted = Array.from(seen.visits, (_, pair) =>
    seen.transitions.subarray(pair * states, (pair + 1) * states).reduce((total, count) => total + count, 0),
  );
  return {
    states,
    actions,
    rewards: seen.rewards.map((total, pair) => (1 + total) / (1 + seen.visits[pair]!)),
    transitions: seen.transitions.map((count, index) => count / counted[Math.floor(index / states)]!),
  };
}

/** Plans once an episode, in the world that `imagine` gives. */
function planner(
  { stateCount: states, actions, episode }: TrialSampler,
  tasks: number,
  imagine: (seen: Seen) => Table,
): Policy {
  const all = Array.from(
    { length: tasks },
    (): Seen => ({
      visits: new Float32Array(states * actions),
      rewards: new Float32Array(states * actions),
      transitions: new Float32Array(states * actions * states).fill(1),
    }),
  );
  const plans = new Array<Float32Array>(tasks);
  const chosen = new Int32Array(tasks);
  const from = new Int32Array(tasks);
  let left = 0;
  return {
    act(standing) {
      if (left === 0) {
        left = episode;
        all.forEach((seen, task) => {
          plans[task] = optimalValues(imagine(seen), episode);
        });
      }
      for (let task = 0; task < tasks; task++) {
        const start = (left * states + standing[task]!) * actions;
        let best = 0;
        for (let action = 1; action < actions; action++)
          if (plans[task]![start + action]! > plans[task]![start + best]!) best = action;
        chosen[task] = best;
        from[task] = standing[task]!;
      }
      return chosen;
    },
    see(rewards, standing) {
      left--;
      for (let task = 0; task < tasks; task++) {
        const pair = from[task]! * actions + chosen[task]!;
        const seen = all[task]!;
        seen.visits[pair]!++;
        seen.rewards[pair]! += rewards[task]!;
        // After an episode's last step one is put back to the start: that tells nothing.
        if (left > 0) seen.transitions[pair * states + standing[task]!]!++;
      }
    },
  };
}

const playsWorlds: PolicyFamily["plays"] = ({ arms }) => arms === undefined;

export const posteriorSampling: PolicyFamily = {
  label: "PSRL",
  summary: "Draws a world from what it believes before each episode, and acts best in it.",
  plays: playsWorlds,
  create: (sampler, tasks, random) =>
    planner(sampler, tasks, (seen) => drawWorld(seen, sampler.stateCount, sampler.actions, random)),
};

export const meanPlanning: PolicyFamily = {
  label: "Greedy",
  summary: "Acts best in the world that it expects, and explores by accident only.",
  plays: playsWorlds,
  create: (sampler, tasks) =>
    planner(sampler, tasks, (seen) => meanWorld(seen, sampler.stateCount, sampler.actions)),
};
