// What a run found, as tables and as JSON: every evaluation with its intervals, and the losses meta-step by meta-step.

import { nameWithRate } from "../experiment/contenders.ts";
import type { RunRecord } from "../experiment/record.ts";
import { type Interval, measuresIn } from "../experiment/results.ts";
import { inEnglish } from "../words/said.ts";
import { csvOf } from "./numbers.ts";

const written = (value: number | undefined) => (value === undefined ? "" : String(value));
/** Mean and half-width of the 95% interval; blank where there is none. */
const both = (interval: Interval | undefined) => [written(interval?.mean), written(interval?.ci95)];

/**
 * A line for each contender, side, iteration and measure, after the trained steps; differences are the learner less the
 * contender, paired by task; half-widths are of 95% intervals by Student's t.
 */
export function resultsCsv({ evaluations, contenders, current }: RunRecord): string {
  const labels = new Map(contenders.map((one) => [one.role, inEnglish(nameWithRate(one, current))]));
  return csvOf([
    [
      "role",
      "contender",
      "tasks of",
      "iteration",
      "tasks",
      "measure",
      "mean",
      "half-width",
      "learner less it",
      "half-width of that",
    ],
    ...evaluations.flatMap(({ role, split, iteration, tasks, measures, difference }) =>
      measuresIn(measures).map((id) => [
        role,
        labels.get(role) ?? role,
        split,
        `${iteration}`,
        `${measures[id]!.tasks ?? tasks}`,
        id,
        ...both(measures[id]),
        ...both(difference?.[id]),
      ]),
    ),
  ]);
}

/** Training loss, and accuracy where there is one, of the learner by meta-step. */
export function lossesCsv({ losses, accuracies }: RunRecord): string {
  const [loss, accuracy] = [losses.values, accuracies.values];
  const accurate = accuracy.length > 0;
  return csvOf([
    ["iteration", "loss", ...(accurate ? ["accuracy"] : [])],
    ...Array.from(loss, (value, place) => [
      `${place + 1}`,
      String(value),
      ...(accurate ? [written(accuracy[place])] : []),
    ]),
  ]);
}

/** The record without its losses, which have a table of their own. */
export function resultsJson(record: RunRecord): string {
  const { losses: _, accuracies: __, ...rest } = record;
  const inWords = (_key: string, value: unknown) =>
    typeof value === "object" && value !== null && "template" in value ? String(value) : value;
  return `${JSON.stringify(rest, inWords, 2)}\n`;
}
