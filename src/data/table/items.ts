// What items are called, what kind they are and what they cost, from a file beside the ratings: MovieLens' movies.csv,
// movies.dat and u.item, Amazon's meta_*.jsonl of 2014, 2018 and 2023.

import { SaidError, said } from "../../words/said.ts";
import { numberOf } from "./cells.ts";
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
  /** Genres of a film, categories of a product. */
  readonly genres: readonly string[];
  readonly price?: number | undefined;
}

/** Whether a file with these columns is one of items. */
export function isItemTable(columns: readonly string[]): boolean {
  return itemReader(columns) !== undefined;
}

/**
 * The items of a file, by id; of an id that comes twice the last. A price that is none is told.
 * @param wanted The ids that are kept; all where absent.
 * @throws Error for a file that is not one of items, see `isItemTable`; ImportError as `surveyTable` does.
 */
export async function readItems(
  file: TableFile,
  form: TableForm,
  reading: Reading = {},
  wanted?: ReadonlySet<string>,
): Promise<{ readonly items: ReadonlyMap<string, ItemRow>; readonly problems: Problems }> {
  const problems = new Problems();
  const { columns, batches } = await rowsOf(file, form, problems, reading);
  const items = new Map<string, ItemRow>();
  for await (const { rows, lines } of batches) {
    if (rows.length === 0) continue;
    const read = itemReader(columns);
    if (read === undefined) throw new SaidError(said`${file.name} has no columns of items: ${columns}.`);
    for (const [place, row] of rows.entries()) {
      const { price, ...item } = read(row);
      if (wanted && !wanted.has(item.id)) continue;
      const known = price === null || price === "" ? Number.NaN : numberIn(price);
      if (Number.isNaN(known) && price !== null && price !== "")
        problems.add("missing-feature", file.name, lines[place]!, "price", String(price));
      items.set(item.id, { ...item, ...(!Number.isNaN(known) && { price: known }) });
    }
  }
  return { items, problems };
}

const numberIn = (cell: Cell) => (typeof cell === "number" ? cell : numberOf(cell ?? "", false));
const textIn = (cell: Cell | undefined) => String(cell ?? "").trim();

/** A row of items, its price as it is written. */
type Read = (row: readonly Cell[]) => Omit<ItemRow, "price"> & { readonly price: Cell };

/** Reads a row of items; undefined for columns of another file. */
function itemReader(columns: readonly string[]): Read | undefined {
  return films(columns) ?? products(columns);
}

function films(columns: readonly string[]): Read | undefined {
  const [id, title] = [columns.indexOf("movieId"), columns.indexOf("title")];
  const genres = columns.indexOf("genres");
  if (id < 0 || title < 0) return undefined;
  const flags = U_ITEM_GENRES.map((genre) => [genre, columns.indexOf(genre)] as const);
  const flagged = flags.every(([, place]) => place >= 0);
  if (genres < 0 && !flagged) return undefined;
  return (row) => ({
    id: textIn(row[id]),
    title: textIn(row[title]),
    genres: flagged
      ? flags.flatMap(([genre, place]) => (textIn(row[place]) === "1" ? [genre] : []))
      : textIn(row[genres])
          .split("|")
          .filter((genre) => genre !== "" && genre !== "(no genres listed)"),
    price: null,
  });
}

/** What reviews have and a file of products has not. */
const OF_REVIEWS = ["rating", "overall", "reviewerID", "user_id"];
const ID = ["parent_asin", "asin"];
const CATEGORIES = ["main_category", "main_cat", "category", "categories"];

function products(columns: readonly string[]): Read | undefined {
  const id = columns.indexOf(ID.find((name) => columns.includes(name)) ?? "");
  const [title, price] = [columns.indexOf("title"), columns.indexOf("price")];
  const categories = CATEGORIES.map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  const isOfReviews = OF_REVIEWS.some((name) => columns.includes(name));
  // Of 2014 many products have no title; the reader is asked anew as columns come.
  if (id < 0 || isOfReviews || categories.length === 0 || (title < 0 && price < 0)) return undefined;
  return (row) => ({
    id: textIn(row[id]),
    title: textIn(row[title]),
    genres: [...new Set(categories.flatMap((place) => listed(textIn(row[place]))))],
    price: row[price] ?? null,
  });
}

/** The names in a cell: lists, and lists of lists (2014), stand as JSON. */
function listed(text: string): string[] {
  if (!text.startsWith("[")) return text === "" ? [] : [text];
  return (JSON.parse(text) as unknown[]).flat().map(String);
}
