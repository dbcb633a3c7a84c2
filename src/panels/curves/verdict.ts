// Who is better, in words, from a difference paired by task.

import { isShare, measureOf, percents, withInterval } from "../../experiment/figures.ts";
import type { Interval } from "../../experiment/results.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { SPLIT_NAMES, type Split } from "../../tasks/episode.ts";
import { type Said, said, type Words } from "../../words/said.ts";

/** Who is ahead by a measure, from the learner's difference from another; nobody where the 95% interval holds 0. */
export function leads({ mean, ci95 }: Interval, id: MeasureId): "learner" | "other" | undefined {
  if (ci95 === undefined || !(Math.abs(mean) > ci95)) return undefined;
  return (measureOf(id).better === "down" ? mean < 0 : mean > 0) ? "learner" : "other";
}

/**
 * "MAML better than ANIL by 2.10 ± 0.50" where the 95% interval leaves no doubt, else "no difference yet", or, of a
 * run's test or of runs that are done, that one is as good as the other. `difference` is the learner less the other, by
 * measure `id`; `on` names the tasks of a measuring that nothing follows.
 */
export function verdict(difference: Interval, id: MeasureId, learner: Words, other: Words, on?: Split): Said {
  const { mean, ci95 } = isShare(id) ? percents(difference) : difference;
  const ahead = leads(difference, id);
  if (ahead === undefined)
    return on
      ? said`${said(other)} as good as ${said(learner)}, as far as these ${SPLIT_NAMES[on]} tasks show`
      : said`${said(learner)} and ${said(other)}: no difference yet`;
  const { better: way } = measureOf(id);
  const [first, second] = ahead === "learner" ? [learner, other] : [other, learner];
  const size = Math.abs(mean);
  const digits = isShare(id) ? 1 : size >= 1 ? 2 : 3;
  const by = withInterval({ mean: size, ci95: ci95! }, digits, isShare(id) ? said` points` : "");
  return way === "neither"
    ? said`${said(first)} higher than ${said(second)} by ${by}`
    : said`${said(first)} better than ${said(second)} by ${by}`;
}
