// A small table, read whole: every row must be sound, and whatever is not is an error with its file, line and column.

import { delimitedRows, guessDelimited } from "../data/table/delimited.ts";
import { declaredEncoding } from "../data/table/encoding.ts";
import { PROBLEMS, Problems } from "../data/table/problems.ts";
import { bytesSource, piecesOf } from "../data/table/source.ts";

export interface SmallTable {
  /** As the person named it. */
  readonly file: string;
  readonly columns: readonly string[];
  /** `[rows][columns]`. */
  readonly rows: readonly (readonly string[])[];
  /** The line of each row, from 1. */
  readonly lines: readonly number[];
}

/**
 * Reads CSV, TSV and the like, its columns named by the first row.
 * @throws Error, a whole sentence, for a file that is empty, no text, or has a row with too many or too few fields.
 */
export async function readSmallTable(file: string, bytes: Uint8Array): Promise<SmallTable> {
  const encoding = declaredEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === "")
    throw new Error(`${file}: there is nothing in it. Bring a table with a row of names.`);
  if (text.includes("\0")) throw new Error(`${file}: it is no text. Bring the table as CSV.`);
  const form = guessDelimited(text, encoding, true);
  const problems = new Problems();
  const source = bytesSource(bytes, file);
  const opened = {
    name: file,
    size: bytes.length,
    open: () => piecesOf(source),
    anywhere: async () => source,
  };
  const rows: string[][] = [];
  const lines: number[] = [];
  for await (const batch of delimitedRows(opened, form, problems).batches) {
    rows.push(...batch.rows.map((row) => row.map(String)));
    lines.push(...batch.lines);
  }
  const fault = problems.listed.find(({ kind }) => kind !== "blank-line");
  if (fault) {
    const { what } = PROBLEMS[fault.kind];
    throw new Error(
      `${file}, line ${fault.line}: ${what} (the first of ${problems.count(fault.kind)}); there are ${form.columns.length} columns: ${form.columns.slice(0, 5).join(", ")}${form.columns.length > 5 ? ", …" : ""}.`,
    );
  }
  if (rows.length === 0) throw new Error(`${file}: there are no rows under the names of the columns.`);
  return { file, columns: form.columns, rows, lines };
}

/** A column's place. @throws Error where there is none of that name. */
function placeOf({ file, columns }: SmallTable, column: string): number {
  const place = columns.indexOf(column);
  if (place >= 0) return place;
  throw new Error(
    `${file}, line 1: there is no column “${column}”, only ${columns.slice(0, 8).join(", ")}${columns.length > 8 ? ", …" : ""}.`,
  );
}

/** Cells of one column. @throws Error where the column is missing, or a cell is blank. */
export function textsIn(table: SmallTable, column: string): string[] {
  const place = placeOf(table, column);
  return table.rows.map((row, index) => {
    const text = row[place]!;
    if (text.trim() === "")
      throw new Error(`${table.file}, line ${table.lines[index]}, column ${column}: there is nothing in it.`);
    return text;
  });
}

/** Numbers of one column. @throws Error where the column is missing, or a cell is no number. */
export function numbersIn(table: SmallTable, column: string): number[] {
  return textsIn(table, column).map((text, index) => {
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new Error(
        `${table.file}, line ${table.lines[index]}, column ${column}: “${text}” is no number. Write it as 1.5.`,
      );
    return value;
  });
}
