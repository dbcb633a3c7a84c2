// How much each part of a divided set holds: what a result says of its data.

import type { Split } from "../tasks/episode.ts";
import type { DividedImages, ImageClass } from "./images/imageSet.ts";
import { countOf } from "./images/notice.ts";
import { type DataKindId, dataWords } from "./kind.ts";

/** What one part holds: classes (users, where tasks are people), of groups where there are any. */
export interface PartCounts {
  readonly classes: number;
  readonly groups: number;
  readonly examples: number;
}

export type DataCounts = Readonly<Record<Split, PartCounts>>;

/** What a run draws on: what is left after leaving out what cannot be drawn, and what was left out, in whole sentences. */
export interface DataUse {
  readonly counts: DataCounts;
  readonly notices: readonly string[];
}

/** Counts each part. */
export function countsOf({ training, validation, test }: DividedImages): DataCounts {
  return { training: counted(training), validation: counted(validation), test: counted(test) };
}

/** `20 classes of 3 groups, 400 images`, `350 users, 71,246 ratings`, in the words of a kind of data. */
export function countsInWords({ classes, groups, examples }: PartCounts, kind: DataKindId): string {
  const {
    example,
    divided: [one, several],
  } = dataWords[kind];
  const of = groups > 0 ? ` of ${countOf(groups, "group")}` : "";
  return `${countOf(classes, one, several)}${of}, ${countOf(examples, example)}`;
}

function counted(classes: readonly ImageClass[]): PartCounts {
  return {
    classes: classes.length,
    groups: new Set(classes.map(({ group }) => group)).size,
    examples: classes.reduce((sum, { count }) => sum + count, 0),
  };
}
