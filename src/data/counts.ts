// How much each part of a divided set holds: what a result says of its data.

import type { Split } from "../tasks/episode.ts";
import { counted, type Said, said, type Words } from "../words/said.ts";
import type { DividedImages, ImageClass } from "./images/imageSet.ts";
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
  readonly notices: readonly Words[];
}

/** Counts each part. */
export function countsOf({ training, validation, test }: DividedImages): DataCounts {
  return { training: countsOfPart(training), validation: countsOfPart(validation), test: countsOfPart(test) };
}

/** `20 classes of 3 groups, 400 images`, `350 users, 71,246 ratings`, in the words of a kind of data. */
export function countsInWords({ classes, groups, examples }: PartCounts, kind: DataKindId): Said {
  const {
    example,
    divided: [one, several],
  } = dataWords[kind];
  const [parts, all] = [counted(classes, one, several), counted(examples, example)];
  return groups > 0 ? said`${parts} of ${counted(groups, "group")}, ${all}` : said`${parts}, ${all}`;
}

function countsOfPart(classes: readonly ImageClass[]): PartCounts {
  return {
    classes: classes.length,
    groups: new Set(classes.map(({ group }) => group)).size,
    examples: classes.reduce((sum, { count }) => sum + count, 0),
  };
}
