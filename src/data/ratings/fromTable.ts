// Ratings from a person's own table: whoever its tasks are stands for the users, whatever its target is for the rating;
// without a target its rows say what was chosen.

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
/** Of a file of items so many genres are told apart: shops have thousands of categories, nearly all of a few products. */
const MOST_OF_FILE = 64;
const EXAMPLES = 5;

/**
 * Ratings by user. Divided by time, a user stands on the side where they began; else the family divides them by lot,
 * and users with too few ratings for a task tell of the items.
 * @throws ImportError where fewer than three users have enough, or items are of more than 256 genres.
 */
export function ratingsOfTable(own: OwnTable, mapping: Mapping): MadeOfTable<Ratings> {
  const { content: table, name } = own;
  const { minimumRows } = mapping;
  const { dropped, problems, ...divided } = divideTable(table, mapping, SEED);
  const genres = genresOf(own);
  const byTime = mapping.split === "time";
  const whole = byTime ? divided : divideTable(table, { ...mapping, minimumRows: 1 }, SEED);
  const target = whole.target ?? table.target;
  const user = new Uint32Array(whole.order.length);
  whole.names.forEach((_, number) => {
    user.fill(number, whole.starts[number], whole.starts[number + 1]);
  });
  const sides = byTime ? divided.split : sidesOfLot(divided.names.length, 1);
  return {
    data: {
      name,
      users: whole.names,
      items: itemsOf(own, mapping, genres.common),
      user,
      item: whole.order.map((row) => table.item!.codes[row]!),
      rating: Float32Array.from(whole.order, (row) => target?.[row] ?? 1),
      ...(target === undefined && { chosen: true }),
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
    dropped: [...dropped, ...genres.dropped],
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

/** Titles, genres and prices: those of a file beside, and what the mapping names, as an item's first row has it. */
function itemsOf({ content, items }: OwnTable, { item }: Mapping, common: ReadonlySet<string>): Items {
  const { names: ids } = content.item!;
  const numbers = new Map<string, number>();
  const rows = ids.map((id) => items?.get(id));
  const named = ids.map((_, place) => (rows[place]?.genres ?? []).filter((genre) => common.has(genre)));
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
    ...numbersOf(content, rows),
  };
}

/** The genres and categories of a file beside; where they are too many the commonest, and what is left out. */
function genresOf({ content, items }: OwnTable): {
  readonly common: ReadonlySet<string>;
  readonly dropped: MadeOfTable<Ratings>["dropped"];
} {
  const counts = new Map<string, number>();
  for (const id of content.item!.names)
    for (const name of items?.get(id)?.genres ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const rare = names.slice(MOST_OF_FILE);
  const message = said`${rare.length} of ${names.length} categories of items are rarer than the ${MOST_OF_FILE} commonest.`;
  return {
    common: new Set(names.slice(0, MOST_OF_FILE)),
    dropped: rare.length > 0 ? [{ message, count: rare.length, examples: rare.slice(0, EXAMPLES) }] : [],
  };
}

/** The numbers of each item: the price of a file beside, and what the mapping names, as an item's first row that has it says. */
function numbersOf(
  { item, features, rows }: TableContent,
  beside: readonly (ItemRow | undefined)[],
): Pick<Items, "numbers"> {
  const columns = features.filter((feature) => feature.kind === "number");
  const prices = beside.some((row) => row?.price !== undefined)
    ? [{ name: "price", values: Float32Array.from(beside, (row) => row?.price ?? Number.NaN) }]
    : [];
  if (columns.length + prices.length === 0) return {};
  const numbers = columns.map(({ column, values: all }) => {
    const values = new Float32Array(item!.names.length).fill(Number.NaN);
    for (let row = 0; row < rows; row++) {
      const number = item!.codes[row]!;
      if (Number.isNaN(values[number]!)) values[number] = all[row]!;
    }
    return { name: column, values };
  });
  return { numbers: [...prices, ...numbers] };
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
