// The stream of random numbers that a meta-step's episodes are drawn from.

import type { Random } from "../../engine/random.ts";

/** @param random Of the run's seed. */
export const trainingStream = (random: Random, iteration: number): Random =>
  random.split("training").split(`${iteration}`);
