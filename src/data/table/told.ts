// What the page learns of tables that are brought: plain data.

import type { Split } from "../../tasks/episode.ts";
import type { Said } from "../../words/said.ts";
import type { DataKindId } from "../kind.ts";
import type { DroppedTasks } from "./divide.ts";
import type { FormChoices } from "./form.ts";
import type { MappingGuess } from "./guessMapping.ts";
import type { Mapping } from "./mapping.ts";
import type { Problem, ProblemKind, Problems } from "./problems.ts";
import type { TableSurvey } from "./survey.ts";

/** What was odd. */
export interface ProblemsTold {
  readonly counts: readonly { readonly kind: ProblemKind; readonly count: number }[];
  /** The first place of each kind. */
  readonly first: readonly Problem[];
  /** All that is listed, as a CSV file. */
  readonly csv: string;
}

/** What a person says of brought files against what they seem to be. */
export interface LookChoices extends FormChoices {
  /** Which of the tables of different columns is meant, by its place. */
  readonly group?: number;
}

/** What a whole look at brought files found. */
export interface TableLook {
  readonly survey: Omit<TableSurvey, "problems">;
  readonly problems: ProblemsTold;
  /** Tables of different columns, each by its files' names; those of the place `chosen` were looked at. */
  readonly groups: readonly (readonly string[])[];
  readonly chosen: number;
  /** Files that were read as one table. */
  readonly files: number;
  /** A file of titles and genres beside. */
  readonly items?: string;
  /** What was left out and why, in whole sentences. */
  readonly leftOut: readonly Said[];
  /** What the columns seem to be for; absent where nothing could be the task, or be predicted. */
  readonly guess?: MappingGuess;
}

/** What reading by a mapping came to, before it is kept. */
export interface TableRead {
  readonly name: string;
  readonly fingerprint: string;
  readonly kind: DataKindId;
  readonly mapping: Mapping;
  /** Rows that are used, and the part of tasks for which there was room. */
  readonly rows: number;
  readonly share: number;
  readonly bytes: number;
  readonly tasks: Readonly<Record<Split, number>>;
  /** The greatest value that options of a family may have on these data. */
  readonly most: Readonly<Record<string, number>>;
  readonly dropped: readonly DroppedTasks[];
  readonly problems: ProblemsTold;
}

/** What was odd, as plain data. */
export function told(problems: Problems): ProblemsTold {
  return {
    counts: problems.counts,
    first: problems.counts.flatMap(({ kind }) => problems.listed.find((one) => one.kind === kind) ?? []),
    csv: problems.toCsv(),
  };
}
