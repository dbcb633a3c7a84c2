// Ratings from a person's own table: whoever its tasks are stands for the users, whatever its target is for the rating.

import { wordsOf } from "../../tasks/text/grams.ts";
import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { sidesOfLot } from "../sidesOfLot.ts";
import { type Texts, textAt } from "../table/columns.ts";
import { divideTable } from "../table/divide.ts";
import type { ItemRow } from "../table/items.ts";
import type { Mapping } from "../table/mapping.ts";
import type { MadeOfTable, OwnTable } from "../table/own.ts";
import type { TableContent } from "../table/read.ts";
import { type Items, queryOf, type Ratings, type Words } from "./ratings.ts";

/** One seed for all runs, so that they compare. */
const SEED = 1;
/** Of words that stand in many reviews, the commonest are kept to be chosen from. */
const MOST_WORDS = 2000;
/** A word that stands in fewer reviews is nobody's but its writer's. */
const LEAST_REVIEWS = 5;
/** A genre's number is one byte. */
const MOST_GENRES = 256;

/**
 * Ratings by user. Divided by time, a user stands on the side where they began; else the family divides them by lot,
 * and users with too few ratings for a task tell of the items.
 * @throws ImportError where fewer than three users have enough, or items are of more than 256 genres.
 */
export function ratingsOfTable(own: OwnTable, mapping: Mapping): MadeOfTable<Ratings> {
  const { content: table, name } = own;
  const { minimumRows } = mapping;
  const { dropped, problems, ...divided } = divideTable(table, mapping, SEED);
  const byTime = mapping.split === "time";
  const whole = byTime ? divided : divideTable(table, { ...mapping, minimumRows: 1 }, SEED);
  const target = whole.target ?? table.target!;
  const user = new Uint32Array(whole.order.length);
  whole.names.forEach((_, number) => {
    user.fill(number, whole.starts[number], whole.starts[number + 1]);
  });
  const sides = byTime ? divided.split : sidesOfLot(divided.names.length, 1);
  return {
    data: {
      name,
      users: whole.names,
      items: itemsOf(own, mapping),
      user,
      item: whole.order.map((row) => table.item!.codes[row]!),
      rating: Float32Array.from(whole.order, (row) => target[row]!),
      ...(table.time && { time: secondsOf(whole.order, table.time) }),
      ...(table.text && { words: wordsIn(table.text, whole.order) }),
      enough: minimumRows,
      ...(byTime && { sides }),
    },
    tasks: {
      training: sides.training.length,
      validation: sides.validation.length,
      test: sides.test.length,
    },
    most: { shots: queryOf(minimumRows).queryFrom },
    dropped,
    problems,
  };
}

/** The words of each rating's review, of those that stand in several; which are learned from is chosen on training users. */
function wordsIn(texts: Texts, order: Uint32Array): Words {
  // Read twice rather than held: the words of all reviews take more room than the reviews.
  const wordsAt = (row: number) => new Set(wordsOf(textAt(texts, row)));
  const reviews = new Map<string, number>();
  for (const row of order) for (const word of wordsAt(row)) reviews.set(word, (reviews.get(word) ?? 0) + 1);
  const names = [...reviews]
    .filter(([, count]) => count >= LEAST_REVIEWS)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
  const number = new Map(names.map((word, place) => [word, place]));
  return {
    names,
    of: Array.from(order, (row) =>
      Uint16Array.from([...wordsAt(row)].flatMap((word) => number.get(word) ?? [])),
    ),
  };
}

/** Times of rows in whole seconds; where some lie before 1970, since the first of them, which leaves their order. */
function secondsOf(order: Uint32Array, time: Float64Array): Uint32Array {
  const first = Math.min(
    0,
    time.reduce((least, second) => Math.min(least, second), 0),
  );
  return Uint32Array.from(order, (row) => Math.floor(time[row]! - first));
}

/** Titles and genres: those of a file beside, and the categories that the mapping names, as an item's first row has them. */
function itemsOf({ content, items }: OwnTable, { item }: Mapping): Items {
  const { names: ids } = content.item!;
  const numbers = new Map<string, number>();
  const rows = ids.map((id) => items?.get(id));
  const named = ids.map((_, place) => [...(rows[place]?.genres ?? [])]);
  for (const [place, categories] of categoriesOf(content).entries()) named[place]!.push(...categories);
  const genresOf = named.map((own) =>
    Uint8Array.from(own, (genre) => {
      const number = numbers.get(genre) ?? numbers.size;
      if (number >= MOST_GENRES) {
        throw new ImportError({
          file: content.files.join(" and "),
          problem: said`The items of “${item ?? ""}” are of more than ${MOST_GENRES} genres and categories.`,
          advice: said`Choose categories of fewer values to go by, or none.`,
        });
      }
      numbers.set(genre, number);
      return number;
    }),
  );
  const titleOf = (id: string, row: ItemRow | undefined) => row?.title || id;
  return {
    ids,
    titles: ids.map((id, place) => titleOf(id, rows[place])),
    genres: [...numbers.keys()],
    genresOf,
    ...numbersOf(content),
  };
}

/** The numbers of each item, as its first row that has them says; nothing where the mapping names none. */
function numbersOf({ item, features, rows }: TableContent): Pick<Items, "numbers"> {
  const columns = features.filter((feature) => feature.kind === "number");
  if (columns.length === 0) return {};
  const numbers = columns.map(({ column, values: all }) => {
    const values = new Float32Array(item!.names.length).fill(Number.NaN);
    for (let row = 0; row < rows; row++) {
      const number = item!.codes[row]!;
      if (Number.isNaN(values[number]!)) values[number] = all[row]!;
    }
    return { name: column, values };
  });
  return { numbers };
}

/** The categories of each item, as its first row has them. */
function categoriesOf({ item, features, rows }: TableContent): string[][] {
  const found = item!.names.map((): string[] => []);
  const categories = features.filter((feature) => feature.kind === "category");
  const seen = new Uint8Array(found.length);
  for (let row = 0; row < rows; row++) {
    const number = item!.codes[row]!;
    if (seen[number] === 1) continue;
    seen[number] = 1;
    for (const { codes, names } of categories) {
      const value = names[codes[row]!]!;
      if (value !== "") found[number]!.push(value);
    }
  }
  return found;
}
