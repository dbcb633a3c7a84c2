// Trials as they were played: host arrays by step, and what learning makes of them.

import type { ActionChoice } from "../../algorithms/policyAlgorithm.ts";
import type { Random } from "../../engine/random.ts";

/** A batch of trials as it was played; `[step][…]`, N trials. */
export interface PlayedTrials {
  readonly trials: number;
  /** What the policy saw, `[N, inputs]`. */
  readonly inputs: Float32Array[];
  readonly actions: Int32Array[];
  readonly rewards: Float32Array[];
  readonly regrets: Float32Array[];
  /** Log-probability of each action, `[N, actions]`. */
  readonly logProbabilities: Float32Array[];
  readonly values: Float32Array[];
}

/** The actions of steps `from` to `to`, one-hot among `count`, and their log-probabilities when they were taken. */
export function taken(batch: PlayedTrials, count: number, from: number, to: number) {
  const rows = (to - from) * batch.trials;
  const oneHot = new Float32Array(rows * count);
  const logProbability = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const step = from + Math.floor(row / batch.trials);
    const trial = row % batch.trials;
    const action = batch.actions[step]![trial]!;
    oneHot[row * count + action] = 1;
    logProbability[row] = batch.logProbabilities[step]![trial * count + action]!;
  }
  return { oneHot, logProbability };
}

/** An action by log-probabilities. */
export function pick(logProbabilities: Float32Array, random: Random, choose: ActionChoice): number {
  if (choose === "likeliest") return logProbabilities.indexOf(Math.max(...logProbabilities));
  let point = random.uniform();
  for (let action = 0; action < logProbabilities.length - 1; action++) {
    point -= Math.exp(logProbabilities[action]!);
    if (point < 0) return action;
  }
  return logProbabilities.length - 1;
}

/** Mean 0 and deviation 1 over all, in place: a steady step size whatever rewards are worth. */
export function normalise(rows: readonly Float32Array[]): void {
  let [count, total, squares] = [0, 0, 0];
  for (const row of rows) {
    for (const value of row) {
      total += value;
      squares += value * value;
    }
    count += row.length;
  }
  const mean = total / count;
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 1e-8;
  for (const row of rows)
    for (let index = 0; index < row.length; index++) row[index] = (row[index]! - mean) / deviation;
}
