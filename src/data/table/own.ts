// A person's own table as tasks are made of it, and what a kind of data makes of one.

import type { Split } from "../../tasks/episode.ts";
import { Fingerprint } from "../fingerprint.ts";
import type { DroppedTasks } from "./divide.ts";
import { type ItemRow, readItems } from "./items.ts";
import type { Looked } from "./look.ts";
import type { Mapping } from "./mapping.ts";
import type { Problems } from "./problems.ts";
import { readTable, type TableContent } from "./read.ts";
import type { Reading } from "./source.ts";

/** A table with what stands beside it. */
export interface OwnTable {
  /** Where it comes from, for people: the files' names. */
  readonly name: string;
  readonly content: TableContent;
  /** Titles, genres and prices of its items, by id. */
  readonly items?: ReadonlyMap<string, ItemRow>;
  /** By content: the table's, and the items' where there are any. */
  readonly fingerprint: string;
}

/** What a kind of data made of a table. */
export interface MadeOfTable<Data> {
  readonly data: Data;
  /** Tasks of each part; of sentences a task is a class. */
  readonly tasks: Readonly<Record<Split, number>>;
  /** The greatest value that options of a family may have on these data: ways, shots. */
  readonly most: Readonly<Record<string, number>>;
  readonly dropped: readonly DroppedTasks[];
  /** What was settled on the way. */
  readonly problems: Problems;
}

/**
 * Reads the tables that were looked at, and the titles beside them where items are mapped.
 * @throws ImportError as `readTable` does; the signal's reason when it is stopped.
 */
export async function readOwnTable(
  { inputs, items: beside }: Looked,
  mapping: Mapping,
  reading: Reading = {},
): Promise<{ readonly own: OwnTable; readonly problems: Problems }> {
  const { fingerprint: ofTable, problems, ...content } = await readTable(inputs, mapping, reading);
  let items: ReadonlyMap<string, ItemRow> | undefined;
  if (beside && mapping.item !== undefined) {
    const named = new Set(content.item!.names);
    const read = await readItems(beside.file, beside.form, { ...reading, onProgress: undefined }, named);
    problems.include(read.problems);
    items = read.items;
  }
  const name = content.files.join(" and ");
  const own = { name, content, ...(items && { items }) };
  return { own: { ...own, fingerprint: items ? withItems(ofTable, content, items) : ofTable }, problems };
}

/** The fingerprint of a table with the titles, genres and prices of the items that it names. */
export function withItems(
  ofTable: string,
  { item }: TableContent,
  items: ReadonlyMap<string, ItemRow>,
): string {
  const fingerprint = new Fingerprint().text(ofTable);
  for (const id of item?.names ?? []) {
    const { title = "", genres = [], price } = items.get(id) ?? {};
    fingerprint.text(title).text(String(genres.length));
    for (const genre of genres) fingerprint.text(genre);
    if (price !== undefined) fingerprint.text(String(price));
  }
  return fingerprint.digest();
}
