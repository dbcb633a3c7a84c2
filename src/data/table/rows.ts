// Rows on their way from a file to typed columns, whatever form the file has.

/** One value as the file has it; null where there is none. */
export type Cell = string | number | null;

/** Some rows that follow each other. */
export interface RowBatch {
  /** `[rows][columns]`; a row may be shorter than the columns are, which says that the rest is missing. */
  readonly rows: readonly (readonly Cell[])[];
  /** The line of each row, from 1 (Parquet: the row). */
  readonly lines: readonly number[];
}

/** The rows of one file. `columns` may grow while objects are read, never change place. */
export interface RowStream {
  readonly columns: readonly string[];
  readonly batches: AsyncIterable<RowBatch>;
}
