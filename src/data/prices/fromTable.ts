// Prices from a person's own table: a row is a segment, a price and what was bought at it, of so many visitors where the
// table says.

import { type Said, said, type Words } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { type DroppedTasks, divideTable } from "../table/divide.ts";
import type { Mapping } from "../table/mapping.ts";
import type { MadeOfTable, OwnTable } from "../table/own.ts";
import type { TableContent } from "../table/read.ts";
import { FEWEST_PRICES, type Prices } from "./prices.ts";

/** One seed for all runs, so that they compare. */
const SEED = 1;
/** Training, validation and test need a segment each. */
const LEAST_SEGMENTS = 3;
/** Segments that are named. */
const EXAMPLES = 5;

/** What was bought at one price of a segment. */
interface Pair {
  readonly price: number;
  readonly bought: number;
}

/**
 * Segments with what was bought at each of their prices. Rows of one price are one: of visitors the share of all, of
 * amounts the mean. Segments with fewer than four different prices, or that never sell, are left out by name.
 * @throws ImportError that names the row of a price, an amount or visitors that cannot be; or where fewer than
 * three segments are left.
 */
export function pricesOfTable({ content: table, name }: OwnTable, mapping: Mapping): MadeOfTable<Prices> {
  const { names } = table.task;
  const rows: number[][] = names.map(() => []);
  for (let row = 0; row < table.rows; row++) rows[table.task.codes[row]!]!.push(row);
  const pairs = rows.map((own) => pairsOf(table, own));
  const shares = table.features.length > 1;
  const wide = pairs.map((own) => own.length >= FEWEST_PRICES);
  // Amounts count from what a segment sells: one that sells nothing has no level.
  const sells = pairs.map((own) => shares || own.some(({ bought }) => bought > 0));
  const kept = names.flatMap((_, segment) => (wide[segment] && sells[segment] ? [segment] : []));
  if (kept.length < LEAST_SEGMENTS)
    throw new ImportError({
      file: table.files.join(" and "),
      problem: said`${kept.length} of ${names.length} segments sell at ${FEWEST_PRICES} different prices or more, and training, validation and test need one each.`,
      advice: said`Bring segments that saw more prices, or choose another column for the segment or the price.`,
    });
  const [only, leaveOut] = onlyOf(kept, table);
  const divided = divideTable(only, mapping, SEED, { leaveOut });
  const byName = new Map(names.map((segment, place) => [segment, pairs[place]!]));
  const segments = divided.names.map((segment) => byName.get(segment)!);
  const counts = segments.map(({ length }) => length);
  const { training, validation, test } = divided.split;
  const fewest = Math.min(...counts);
  return {
    data: {
      name,
      segments: divided.names,
      starts: startsOf(counts),
      price: Float64Array.from(segments.flat(), ({ price }) => price),
      bought: Float64Array.from(segments.flat(), ({ bought }) => bought),
      shares,
      sides: divided.split,
    },
    tasks: { training: training.length, validation: validation.length, test: test.length },
    most: { shots: fewest - 1, testShots: fewest - 1 },
    dropped: [
      ...told(
        names.filter((_, segment) => !wide[segment]),
        (count) =>
          said`${count} of ${names.length} segments have fewer than ${FEWEST_PRICES} different prices.`,
      ),
      ...told(
        names.filter((_, segment) => wide[segment] && !sells[segment]),
        (count) => said`${count} of ${names.length} segments sold nothing at any price.`,
      ),
      ...divided.dropped,
    ],
    problems: divided.problems,
  };
}

/** A table of some of its segments alone: rows of the others are marked. */
function onlyOf(kept: readonly number[], table: TableContent): readonly [TableContent, Uint8Array] {
  const number = new Map(kept.map((segment, place) => [segment, place]));
  const { names, codes } = table.task;
  const task = {
    names: kept.map((segment) => names[segment]!),
    codes: codes.map((segment) => number.get(segment) ?? 0),
  };
  return [{ ...table, task }, Uint8Array.from(codes, (segment) => (number.has(segment) ? 0 : 1))];
}

/** Segments that are left out, and why; nothing where there are none. */
function told(segments: readonly string[], inWords: (count: number) => Said): DroppedTasks[] {
  const { length: count } = segments;
  return count === 0 ? [] : [{ message: inWords(count), count, examples: segments.slice(0, EXAMPLES) }];
}

/** What was bought at each price of one segment's rows, by price. @throws ImportError for a row that cannot be. */
function pairsOf(table: TableContent, rows: readonly number[]): Pair[] {
  const [price, visitors] = table.features.map((feature) => (feature as { values: Float64Array }).values);
  const byPrice = new Map<number, { bought: number; of: number }>();
  for (const row of rows) {
    const [at, bought, came] = [price![row]!, table.target![row]!, visitors?.[row]];
    const wrong = problemOf(at, bought, came);
    if (wrong)
      throw new ImportError({
        file: table.files[table.file[row]!]!,
        where: said`line ${table.line[row]!}`,
        ...wrong,
      });
    const seen = byPrice.get(at) ?? { bought: 0, of: 0 };
    byPrice.set(at, { bought: seen.bought + bought, of: seen.of + (came ?? 1) });
  }
  return [...byPrice]
    .map(([at, { bought, of }]) => ({ price: at, bought: bought / of }))
    .toSorted((one, other) => one.price - other.price);
}

/** Why a row cannot be, and what to do; nothing where it can. */
function problemOf(
  price: number,
  bought: number,
  visitors: number | undefined,
): { readonly problem: Words; readonly advice: Words } | undefined {
  if (!(price > 0))
    return {
      problem: Number.isNaN(price) ? said`There is no price.` : said`The price ${price} is not above 0.`,
      advice: said`Fill it in or take the row out, or choose another column for the price.`,
    };
  if (bought < 0)
    return {
      problem: said`${bought} were bought: more came back than went.`,
      advice: said`Leave negative values out.`,
    };
  if (visitors !== undefined && !(visitors > 0 && bought <= visitors))
    return {
      problem: Number.isNaN(visitors)
        ? said`There is no number of visitors.`
        : said`${bought} of ${visitors} visitors bought: there must be some visitors, and no more buyers than these.`,
      advice: said`Put the row right or take it out, or do without the column of visitors.`,
    };
  return undefined;
}

/** Where each of several runs of pairs begins, and one entry more for the end. */
function startsOf(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, place) => {
    starts[place + 1] = starts[place]! + count;
  });
  return starts;
}
