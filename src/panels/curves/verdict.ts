// Who is better, in words, from a difference paired by task.

import { percents, withInterval } from "../../experiment/figures.ts";
import type { Evaluation } from "../../experiment/results.ts";

/** "MAML better by 2.1 ± 0.5" where the 95% interval leaves no doubt, else "no difference yet". `difference` is the learner less the other. */
export function verdict(
  { loss, accuracy }: NonNullable<Evaluation["difference"]>,
  learner: string,
  other: string,
): string {
  const { mean, ci95 } = accuracy ? percents(accuracy) : loss;
  if (ci95 === undefined || !(Math.abs(mean) > ci95)) return `${learner} and ${other}: no difference yet`;
  const better = accuracy ? mean > 0 : mean < 0;
  const size = Math.abs(mean);
  const digits = accuracy ? 1 : size >= 1 ? 2 : 3;
  const by = withInterval({ mean: size, ci95 }, digits, accuracy ? " points" : "");
  return `${better ? learner : other} better by ${by}`;
}
