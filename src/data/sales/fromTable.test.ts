// Sales from a person's own table: rows of one week are one, and what no row says is nothing sold.

import { describe, expect, it } from "vitest";
import { guessMapping } from "../table/guessMapping.ts";
import { lookAt, openBrought } from "../table/look.ts";
import type { Mapping } from "../table/mapping.ts";
import { needs } from "../table/needs.ts";
import { readOwnTable } from "../table/own.ts";
import { bytesSource } from "../table/source.ts";
import { salesOfTable } from "./fromTable.ts";

const MAPPING: Mapping = {
  version: 1,
  task: "product",
  target: { column: "units", decimalComma: false },
  time: { column: "date", form: "iso" },
  features: [],
  repeats: "keep",
  negatives: "keep",
  minimumRows: 1,
  split: "chance",
};
async function made(rows: readonly string[], changes: Partial<Mapping> = {}) {
  const text = `product,date,units\n${rows.join("\n")}\n`;
  const brought = await openBrought([bytesSource(new TextEncoder().encode(text), "sales.csv")]);
  const looked = await lookAt(brought.groups[0]!, brought.items);
  const mapping = { ...MAPPING, ...changes };
  const { own } = await readOwnTable(looked, mapping);
  return salesOfTable(own, mapping);
}
/** The date so many days after 1 January 2024. */
const date = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
const products = ["a", "b", "c", "d"];
/** Units of each product on each of so many days. */
const daily = (days: number, units: (product: number, day: number) => number) =>
  products.flatMap((name, product) =>
    Array.from({ length: days }, (_, day) => `${name},${date(day)},${units(product, day)}`),
  );

describe("sales of a table", () => {
  it("are added up by week, counted back from the last day", async () => {
    const { data, most, tasks } = await made(daily(7 * 30, (product, day) => (day < 7 ? product : 1)));
    expect([data.products, data.weeks, most]).toEqual([products, 30, { weeks: 6 }]);
    expect([...data.units.subarray(60, 63)]).toEqual([14, 7, 7]);
    expect(tasks.training + tasks.validation + tasks.test).toBe(4);
  });
  it("leave out a first week that is not whole, and tell how many rows that are", async () => {
    const { data, problems } = await made(daily(7 * 30 + 3, () => 1));
    expect(data.weeks).toBe(30);
    expect([...new Set(data.units)]).toEqual([7]);
    expect(problems.counts).toEqual([{ kind: "before-first-week", count: 12 }]);
  });
  it("of one day a week are taken week by week, and a week without a row is one without a sale", async () => {
    const rows = products.flatMap((name) =>
      Array.from({ length: 28 }, (_, week) => `${name},${date(7 * week)},5`),
    );
    const { data } = await made(rows.filter((_, row) => row !== 1));
    expect([data.weeks, data.units.length]).toEqual([28, 112]);
    expect([...data.units.subarray(0, 3)]).toEqual([5, 0, 5]);
  });
  it("must span the weeks that tasks take, and none may be less than nothing", async () => {
    await expect(made(daily(7 * 27, () => 1))).rejects.toThrow("The sales span 27 whole weeks");
    const back = daily(7 * 30, (product, day) => (product === 2 && day === 0 ? -9 : 1));
    await expect(made(back)).rejects.toThrow("Product “c” sold -3 in week 1: more came back than went");
    expect((await made(back, { negatives: "leave-out" })).data.units[60]).toBe(6);
  });
  it("need a time and units, and go by nothing else", async () => {
    const fields = (changes: Partial<Mapping>) =>
      needs.sales!({ ...MAPPING, ...changes }).map(({ field }) => field);
    expect(fields({})).toEqual([]);
    expect(fields({ time: undefined, target: undefined })).toEqual(["target", "time"]);
    expect(
      fields({ item: "x", text: "y", features: [{ column: "z", kind: "category", decimalComma: false }] }),
    ).toEqual(["item", "text", "features"]);
    expect(fields({ split: "time" })).toEqual(["split"]);
  });
  it("are guessed from names: the product, its units, the day", async () => {
    const text = `product,date,units\n${daily(40, () => 2).join("\n")}\n`;
    const brought = await openBrought([bytesSource(new TextEncoder().encode(text), "sales.csv")]);
    const { survey } = await lookAt(brought.groups[0]!, brought.items);
    const { task, target, time } = guessMapping(survey)!.mapping;
    expect([task, target?.column, time?.column]).toEqual(["product", "units", "date"]);
  });
});
