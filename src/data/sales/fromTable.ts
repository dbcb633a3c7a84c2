// Sales from a person's own table: a row is units of a product at a time, and rows of one week are added up.

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { sidesOfLot } from "../sidesOfLot.ts";
import { divideTable } from "../table/divide.ts";
import type { Mapping } from "../table/mapping.ts";
import type { MadeOfTable, OwnTable } from "../table/own.ts";
import { HORIZON, type Sales } from "./sales.ts";

/** One seed for all runs, so that they compare. */
const SEED = 1;
const DAY = 24 * 60 * 60;
const DAYS = 7;
/** Fewest weeks that may be known of a product (tasks/demand). */
const FEWEST_KNOWN = 4;
/** Weeks that are asked: in training, for choosing, at test. */
const ASKED = 3 * HORIZON;

/**
 * Sales by product and week. Weeks are counted back from the last day of the table, so that the last one is whole; a
 * product that is in no row of a week sold nothing in it. The first week is left out where the table begins within it.
 * @throws ImportError where the table spans too few weeks, or a product's week comes to less than nothing.
 */
export function salesOfTable({ content: table, name }: OwnTable, mapping: Mapping): MadeOfTable<Sales> {
  const { dropped, problems, names, order, starts } = divideTable(table, mapping, SEED);
  const days = Array.from(order, (row) => Math.floor(table.time![row]! / DAY));
  const last = days.reduce((latest, day) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  const first = days.reduce((earliest, day) => Math.min(earliest, day), last);
  const ago = (day: number) => Math.floor((last - day) / DAYS);
  // Rows of one day a week are whole weeks, however far apart from the last.
  const weekly = days.every((day) => (last - day) % DAYS === 0);
  const whole = weekly || (last - first + 1) % DAYS === 0;
  const weeks = whole ? ago(first) + 1 : ago(first);
  if (weeks < FEWEST_KNOWN + ASKED)
    throw new ImportError({
      file: table.files.join(" and "),
      problem: said`The sales span ${weeks} whole weeks. With ${FEWEST_KNOWN} weeks known and ${ASKED} asked (in training, for choosing and at test) they must span ${FEWEST_KNOWN + ASKED}.`,
      advice: said`Bring sales of a longer time, or choose the column that holds the day of each sale.`,
    });
  const units = new Float32Array(names.length * weeks);
  names.forEach((product, number) => {
    for (let place = starts[number]!; place < starts[number + 1]!; place++) {
      const row = order[place]!;
      const week = weeks - 1 - ago(days[place]!);
      if (week < 0) problems.add("before-first-week", table.files[table.file[row]!]!, table.line[row]!);
      else units[number * weeks + week]! += table.target![row]!;
    }
    const own = units.subarray(number * weeks, (number + 1) * weeks);
    const below = own.findIndex((sold) => sold < 0);
    if (below >= 0)
      throw new ImportError({
        file: table.files.join(" and "),
        problem: said`Product “${product}” sold ${own[below]!} in week ${below + 1}: more came back than went.`,
        advice: said`Leave negative values out.`,
      });
  });
  const sides = sidesOfLot(names.length, 1);
  return {
    data: { name, products: names, weeks, units },
    tasks: {
      training: sides.training.length,
      validation: sides.validation.length,
      test: sides.test.length,
    },
    most: { weeks: weeks - ASKED },
    dropped,
    problems,
  };
}
