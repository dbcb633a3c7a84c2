// Who is better, in words, from a difference paired by task.

import { percents, withInterval } from "../../experiment/figures.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { type Said, said, type Words } from "../../words/said.ts";

/** "MAML better than ANIL by 2.10 ± 0.50" where the 95% interval leaves no doubt, else "no difference yet". `difference` is the learner less the other. */
export function verdict(
  { loss, accuracy }: NonNullable<Evaluation["difference"]>,
  learner: Words,
  other: Words,
): Said {
  const { mean, ci95 } = accuracy ? percents(accuracy) : loss;
  if (ci95 === undefined || !(Math.abs(mean) > ci95))
    return said`${said(learner)} and ${said(other)}: no difference yet`;
  const [better, worse] = (accuracy ? mean > 0 : mean < 0) ? [learner, other] : [other, learner];
  const size = Math.abs(mean);
  const digits = accuracy ? 1 : size >= 1 ? 2 : 3;
  const by = withInterval({ mean: size, ci95 }, digits, accuracy ? said` points` : "");
  return said`${said(better)} better than ${said(worse)} by ${by}`;
}
