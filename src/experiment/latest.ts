// The figures that a run is told by.

import type { RunRecord } from "./record.ts";
import type { Evaluation } from "./results.ts";

/** The latest evaluations of the side that counts most among those that were looked at: all contenders on the same tasks. */
export function latestEvaluations({ evaluations }: Pick<RunRecord, "evaluations">): readonly Evaluation[] {
  const tested = evaluations.filter(({ split }) => split === "test");
  const looked = tested.length > 0 ? tested : evaluations;
  const last = Math.max(...looked.filter(({ role }) => role === "learner").map(({ iteration }) => iteration));
  const latest = new Map<string, Evaluation>();
  for (const one of looked) if (one.role !== "learner" || one.iteration === last) latest.set(one.role, one);
  return [...latest.values()];
}
