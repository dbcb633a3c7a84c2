// How much each part of a divided set holds: what a result says of its data.

import type { Split } from "../tasks/episode.ts";
import { counted, type Said, said, type Words } from "../words/said.ts";
import type { DividedImages, ImageClass } from "./images/imageSet.ts";

/** What one part holds. */
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

/** `20 classes of 3 groups, 400 images`; `noun` is what one example is. */
export function countsInWords({ classes, groups, examples }: PartCounts, noun: string): Said {
  return said`${counted(classes, "class", "classes")} of ${counted(groups, "group")}, ${counted(examples, noun)}`;
}

function countsOfPart(classes: readonly ImageClass[]): PartCounts {
  return {
    classes: classes.length,
    groups: new Set(classes.map(({ group }) => group)).size,
    examples: classes.reduce((sum, { count }) => sum + count, 0),
  };
}
