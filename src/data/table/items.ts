// What items are called and what kind they are, from a file beside the ratings: MovieLens' movies.csv, movies.dat
// and u.item.

import { SaidError, said } from "../../words/said.ts";
import type { TableFile } from "./containers.ts";
import { rowsOf, type TableForm } from "./form.ts";
import { U_ITEM_GENRES } from "./knownForms.ts";
import { Problems } from "./problems.ts";
import type { Cell } from "./rows.ts";
import type { Reading } from "./source.ts";

/** One item as its file has it. */
export interface ItemRow {
  readonly id: string;
  readonly title: string;
  readonly genres: readonly string[];
}

/** Whether a file with these columns is one of items. */
export function isItemTable(columns: readonly string[]): boolean {
  return itemReader(columns) !== undefined;
}

/**
 * The items of a file, by id; of an id that comes twice the last.
 * @throws Error for a file that is not one of items, see `isItemTable`; ImportError as `surveyTable` does.
 */
export async function readItems(
  file: TableFile,
  form: TableForm,
  reading: Reading = {},
): Promise<{ readonly items: ReadonlyMap<string, ItemRow>; readonly problems: Problems }> {
  const problems = new Problems();
  const { columns, batches } = await rowsOf(file, form, problems, reading);
  const items = new Map<string, ItemRow>();
  for await (const { rows } of batches) {
    const read = itemReader(columns);
    if (read === undefined) throw new SaidError(said`${file.name} has no columns of items: ${columns}.`);
    for (const row of rows) {
      const item = read(row);
      items.set(item.id, item);
    }
  }
  return { items, problems };
}

/** Reads a row of items; undefined for columns of another file. */
function itemReader(columns: readonly string[]): ((row: readonly Cell[]) => ItemRow) | undefined {
  const [id, title] = [columns.indexOf("movieId"), columns.indexOf("title")];
  const genres = columns.indexOf("genres");
  if (id < 0 || title < 0) return undefined;
  const text = (cell: Cell | undefined) => String(cell ?? "").trim();
  const flags = U_ITEM_GENRES.map((genre) => [genre, columns.indexOf(genre)] as const);
  const flagged = flags.every(([, place]) => place >= 0);
  if (genres < 0 && !flagged) return undefined;
  return (row) => ({
    id: text(row[id]),
    title: text(row[title]),
    genres: flagged
      ? flags.flatMap(([genre, place]) => (text(row[place]) === "1" ? [genre] : []))
      : text(row[genres])
          .split("|")
          .filter((genre) => genre !== "" && genre !== "(no genres listed)"),
  });
}
