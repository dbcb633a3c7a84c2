// First-order against second-order meta-gradient.

import type { Between } from "../../engine/work.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { Learner } from "./learner.ts";

const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((total, value, index) => total + value * b[index]!, 0);

/**
 * How far the first-order meta-gradient is from the second-order one on the same episodes: the cosine of the angle
 * between them, and the ratio of their lengths. `undefined` for algorithms that have no order to choose.
 */
export async function gradientGap(
  learner: Learner,
  batch: EpisodeBatch,
  between?: Between,
): Promise<{ cosine: number; ratio: number } | undefined> {
  if (learner.options.order === undefined) return undefined;
  const gradientOf = async (order: string) => {
    const { gradients } = await learner.metaGradient(batch, { ...learner.options, order }, between);
    return Object.values(gradients).flatMap((part) => [...part]);
  };
  const [first, second] = [await gradientOf("first"), await gradientOf("second")];
  const [length, reference] = [Math.sqrt(product(first, first)), Math.sqrt(product(second, second))];
  return { cosine: product(first, second) / (length * reference), ratio: length / reference };
}
