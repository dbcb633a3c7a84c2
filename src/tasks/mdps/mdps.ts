// Tabular MDPs: mean rewards normal around 1, transitions uniform over the simplex, rewards with unit noise
// (Duan et al. 2016, section 3.2; Osband et al. 2013).

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import type { TrialFamily, Trials } from "../trials.ts";
import type { mdpsMeta } from "./meta.ts";
import { optimalValues, type Table } from "./values.ts";

/** A flat Dirichlet: exponentials over their sum. */
export function dirichlet(random: Random, weights: ArrayLike<number>, into: Float32Array): void {
  let total = 0;
  for (let index = 0; index < into.length; index++) {
    // A gamma variate of whole shape is a sum of exponentials.
    let part = 0;
    for (let unit = 0; unit < weights[index]!; unit++) part -= Math.log(1 - random.uniform());
    into[index] = part;
    total += part;
  }
  for (let index = 0; index < into.length; index++) into[index]! /= total;
}

function drawTable(random: Random, states: number, actions: number): Table {
  const rewards = Float32Array.from({ length: states * actions }, () => 1 + random.normal());
  const transitions = new Float32Array(states * actions * states);
  const flat = new Array<number>(states).fill(1);
  for (let pair = 0; pair < states * actions; pair++)
    dirichlet(random, flat, transitions.subarray(pair * states, (pair + 1) * states));
  return { states, actions, rewards, transitions };
}

function trials(tables: readonly Table[], horizon: number, random: Random): Trials {
  const { states: stateCount, actions } = tables[0]!;
  const tasks = tables.length;
  const optimal = tables.map((table) => optimalValues(table, horizon));
  const states = new Int32Array(tasks);
  const rewards = new Float32Array(tasks);
  const regrets = new Float32Array(tasks);
  const ends = new Uint8Array(tasks);
  let left = horizon;
  return {
    tasks,
    states,
    step(chosen) {
      for (let task = 0; task < tasks; task++) {
        const { rewards: means, transitions } = tables[task]!;
        const pair = states[task]! * actions + chosen[task]!;
        rewards[task] = means[pair]! + random.normal();
        const start = (left * stateCount + states[task]!) * actions;
        const values = optimal[task]!.subarray(start, start + actions);
        regrets[task] = Math.max(...values) - values[chosen[task]!]!;
        let point = random.uniform();
        let next = 0;
        while (next < stateCount - 1 && point >= transitions[pair * stateCount + next]!) {
          point -= transitions[pair * stateCount + next]!;
          next++;
        }
        states[task] = left === 1 ? 0 : next;
        ends[task] = left === 1 ? 1 : 0;
      }
      left = left === 1 ? horizon : left - 1;
      return { rewards, ends, regrets };
    },
    description: (task) => ({
      kind: "decisions",
      title: said`${stateCount} states; an episode is worth ${Math.max(...optimal[task]!.subarray(horizon * stateCount * actions, horizon * stateCount * actions + actions)).toFixed(1)} to whoever knows it`,
      actions: Array.from({ length: actions }, (_, action) => said`action ${action + 1}`),
      world: {
        states: stateCount,
        episode: horizon,
        rewards: tables[task]!.rewards,
        transitions: tables[task]!.transitions,
      },
    }),
  };
}

export const mdps: TrialFamily = {
  createSampler(options) {
    const { states, actions, episodes, horizon } = options as OptionsOf<typeof mdpsMeta.schema>;
    return {
      problem: "decisions",
      stateCount: states,
      actions,
      length: episodes * horizon,
      episode: horizon,
      rewardScale: 1,
      sample: (random, _split, tasks) =>
        trials(
          Array.from({ length: tasks }, () => drawTable(random, states, actions)),
          horizon,
          random.split("steps"),
        ),
    };
  },
};
