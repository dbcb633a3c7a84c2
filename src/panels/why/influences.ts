// What each record did to an answer after a step, the most first.

import type { WhyView } from "../../experiment/shown.ts";

/** One record's part. */
export interface Influence {
  /** Its place in the support set. */
  readonly record: number;
  /** The answer less that without it; not a number where nothing can be answered without it. */
  readonly value: number;
}

/** An answer and what each record did to it. */
export interface Explained {
  /** The output that is looked at: the likeliest class, or the one value. */
  readonly output: number;
  readonly answer: number;
  readonly influences: readonly Influence[];
}

/** An answer after a step, or after the last where fewer are taken; `records`: how many there are. */
export function explained({ answers }: WhyView, step: number, records: number): Explained {
  const at = answers[Math.min(step, answers.length - 1)]!;
  const outputs = at.length / (records + 1);
  const all = at.subarray(0, outputs);
  const output = all.indexOf(Math.max(...all));
  const answer = all[Math.max(0, output)]!;
  const influences = Array.from({ length: records }, (_, record) => ({
    record,
    value: answer - at[(record + 1) * outputs + Math.max(0, output)]!,
  }));
  const size = ({ value }: Influence) =>
    Number.isFinite(value) ? Math.abs(value) : Number.POSITIVE_INFINITY;
  return {
    output: Math.max(0, output),
    answer,
    influences: influences.toSorted((one, other) => size(other) - size(one)),
  };
}

/** Whether a class of a support set with targets `y [N, classes]` has but one record, which takes it along when it is left out. */
export function hasSingles(y: Float32Array, count: number): boolean {
  const classes = y.length / count;
  if (classes === 1) return false;
  return Array.from({ length: classes }, (_, label) =>
    Array.from({ length: count }, (__, row) => y[row * classes + label]!).filter((held) => held > 0),
  ).some((own) => own.length === 1);
}
