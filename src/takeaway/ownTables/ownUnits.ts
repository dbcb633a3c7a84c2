// Tables in a person's own units, for families whose inputs and answers are worked out of columns that people keep:
// prices and what was bought, weeks and what was sold.

import type { EpisodeBatch, Examples, TaskDescription } from "../../tasks/episode.ts";

/** A column of a table. */
export interface OwnColumn {
  readonly name: string;
  /** What it holds, for whoever makes the table. */
  readonly about: string;
  /** Tables that must have it; others may. */
  readonly needed: readonly ("support" | "query")[];
}

/** Numbers of a table by column, `[rows]` each; of a column that is not there none. */
export type Columns = Readonly<Record<string, readonly number[] | undefined>>;

/** A table that does not fit: what is wrong, in which row (from 0) of which column where it is one cell's. */
export class CellFault extends Error {
  readonly at: { readonly row: number; readonly column: string } | undefined;

  constructor(message: string, at?: { readonly row: number; readonly column: string }) {
    super(message);
    this.at = at;
  }
}

/** Answers in a person's own units. */
export interface OwnAnswers {
  readonly prediction: readonly number[];
  /** Columns that follow from it. */
  readonly further: Readonly<Record<string, readonly number[]>>;
  /** What else is to be said of them, in a sentence. */
  readonly note?: string;
}

/** A query table that was read. */
export interface OwnQueries {
  /** Inputs, `[rows, …inputShape]`. */
  readonly x: Float32Array;
  /** What truly came, in the units of predictions, where the table says it. */
  readonly truth?: readonly number[];
  /** What outputs `[rows]` of a model come to. */
  answers(outputs: ArrayLike<number>): OwnAnswers;
}

/** A support table that was read. */
export interface OwnReading {
  readonly support: Examples;
  /** @throws CellFault where the query table does not fit. */
  ask(query: Columns): OwnQueries;
}

/** One task to be written as tables. */
export type WrittenTask = Pick<EpisodeBatch, "support" | "query"> & {
  readonly description: TaskDescription;
};

/** How tables of a family are written and read. */
export interface OwnUnits {
  readonly columns: readonly OwnColumn[];
  /** What a table of answers holds, in whole sentences. */
  readonly answers: string;
  /** Names of the numbers that the trained learner was made with and tables are read by. */
  readonly settings: readonly string[];
  /** A task's support set and queries, with what truly came. */
  write(
    task: WrittenTask,
    settings: Readonly<Record<string, number>>,
  ): { readonly support: Columns; readonly query: Columns };
  /** @throws CellFault where the support table does not fit. */
  read(support: Columns, settings: Readonly<Record<string, number>>): OwnReading;
}
