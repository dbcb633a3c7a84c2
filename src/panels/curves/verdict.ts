// Who is better, in words, from a difference paired by task.

import { percents, withInterval } from "../../experiment/figures.ts";
import type { Evaluation } from "../../experiment/results.ts";

/** "MAML better than ANIL by 2.10 ± 0.50" where the 95% interval leaves no doubt, else "no difference yet". `difference` is the learner less the other. */
export function verdict(
  { loss, accuracy }: NonNullable<Evaluation["difference"]>,
  learner: string,
  other: string,
): string {
  const { mean, ci95 } = accuracy ? percents(accuracy) : loss;
  if (ci95 === undefined || !(Math.abs(mean) > ci95)) return `${learner} and ${other}: no difference yet`;
  const [better, worse] = (accuracy ? mean > 0 : mean < 0) ? [learner, other] : [other, learner];
  const size = Math.abs(mean);
  const digits = accuracy ? 1 : size >= 1 ? 2 : 3;
  const by = withInterval({ mean: size, ci95 }, digits, accuracy ? " points" : "");
  return `${better} better than ${worse} by ${by}`;
}
