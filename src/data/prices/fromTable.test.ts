// Prices from a person's own table: rows of one price are one, and what can be no price is told by its row.

import { describe, expect, it } from "vitest";
import { guessMapping } from "../table/guessMapping.ts";
import { lookAt, openBrought } from "../table/look.ts";
import type { Mapping } from "../table/mapping.ts";
import { mappingFrom, mappingParts } from "../table/mappingLink.ts";
import { needs } from "../table/needs.ts";
import { readOwnTable } from "../table/own.ts";
import { pricesMapping } from "../table/pricesMapping.ts";
import { bytesSource } from "../table/source.ts";
import { pricesOfTable } from "./fromTable.ts";

async function looked(head: string, rows: readonly string[]) {
  const bytes = new TextEncoder().encode(`${head}\n${rows.join("\n")}\n`);
  const brought = await openBrought([bytesSource(bytes, "sales.csv")]);
  return lookAt(brought.groups[0]!, brought.items);
}
/** Read as the guess has it. */
async function made(head: string, rows: readonly string[]) {
  const seen = await looked(head, rows);
  const mapping = pricesMapping(guessMapping(seen.survey)!.mapping, seen.survey.columns);
  expect(needs.prices!(mapping)).toEqual([]);
  const { own } = await readOwnTable(seen, mapping);
  return { mapping, ...pricesOfTable(own, mapping) };
}
const AMOUNTS = "product,price,sold";
const SHARES = "segment,price,visitors,bought";
/** Four prices of each of five products. */
const five = ["a", "b", "c", "d", "e"].flatMap((name) =>
  [4, 1, 2, 3].map((price) => `${name},${price},${10 - 2 * price}`),
);
const withVisitors = five.map((row) => row.replace(/,(\d+)$/, ",20,$1"));

describe("prices of a table", () => {
  it("are each segment's by price, rising, and divided by segment", async () => {
    const { data, tasks, most } = await made(AMOUNTS, five);
    expect(data.segments).toHaveLength(5);
    expect([...data.starts]).toEqual([0, 4, 8, 12, 16, 20]);
    expect([...data.price.subarray(4, 8)]).toEqual([1, 2, 3, 4]);
    expect([...data.bought.subarray(4, 8)]).toEqual([8, 6, 4, 2]);
    expect(data.shares).toBe(false);
    expect(tasks).toEqual({ training: 3, validation: 1, test: 1 });
    const all = Object.values(data.sides).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(most).toEqual({ shots: 3, testShots: 3 });
  });

  it("of one price are one: the mean of amounts, the share of all visitors", async () => {
    const amounts = await made(AMOUNTS, [...five, "a,1,4", "a,1,0"]);
    const a = amounts.data.segments.indexOf("a");
    expect(amounts.data.bought[amounts.data.starts[a]!]).toBe(4);
    const shares = await made(SHARES, [...withVisitors, "a,1,60,12"]);
    const again = shares.data.segments.indexOf("a");
    expect(shares.data.shares).toBe(true);
    expect(shares.data.bought[shares.data.starts[again]!]).toBeCloseTo(20 / 80, 12);
  });

  it("leave out by name segments of few prices, and those that never sell", async () => {
    const { data, dropped } = await made(AMOUNTS, [
      ...five,
      ...["1,5", "1,6", "2,3", "2,4"].map((row) => `narrow,${row}`),
      ...[1, 2, 3, 4].map((price) => `idle,${price},0`),
    ]);
    expect(data.segments).toHaveLength(5);
    expect(dropped.map(({ count, examples }) => [count, examples])).toEqual([
      [1, ["narrow"]],
      [1, ["idle"]],
    ]);
  });

  it.each([
    [AMOUNTS, "a,0,3", "sales.csv, line 22: The price 0 is not above 0. Fill it in or take the row out"],
    [AMOUNTS, "a,,3", "sales.csv, line 22: There is no price."],
    [AMOUNTS, "a,5,-3", "sales.csv, line 22: -3 were bought: more came back than went. Leave negative"],
    [SHARES, "a,5,0,0", "sales.csv, line 22: 0 of 0 visitors bought: there must be some visitors"],
    [SHARES, "a,5,4,7", "sales.csv, line 22: 7 of 4 visitors bought"],
  ])("refuse a row that cannot be, with its line and what to do: %s %s", async (head, row, why) => {
    await expect(made(head, [...(head === AMOUNTS ? five : withVisitors), row])).rejects.toThrow(why);
  });

  it("must leave each side a segment", async () => {
    const narrow = five.map((row) => row.replace(/,[34],/, ",2,"));
    await expect(made(AMOUNTS, narrow)).rejects.toThrow("0 of 5 segments sell at 4 different prices or more");
  });

  it("are guessed from names, the price first whatever the order of the columns, and go through a link", async () => {
    const rows = withVisitors.map((row) => row.split(",").toReversed().join(","));
    const { mapping } = await made("bought,visitors,price,segment", rows);
    expect(mapping.features.map(({ column }) => column)).toEqual(["price", "visitors"]);
    expect([mapping.task, mapping.target?.column]).toEqual(["segment", "bought"]);
    expect(mappingFrom(new Map(mappingParts(mapping)))).toEqual(mapping);
  });

  it("need amounts and a price, and go by numbers alone", () => {
    const number = (column: string) => ({ column, kind: "number" as const, decimalComma: false });
    const good: Mapping = {
      version: 1,
      task: "product",
      target: { column: "sold", decimalComma: false },
      features: [number("price")],
      repeats: "keep",
      negatives: "keep",
      minimumRows: 4,
      split: "chance",
    };
    const fields = (changes: Partial<Mapping>) =>
      needs.prices!({ ...good, ...changes }).map(({ field }) => field);
    expect(fields({})).toEqual([]);
    expect(fields({ features: [number("price"), number("visitors")] })).toEqual([]);
    expect(fields({ split: "time" })).toEqual(["split"]);
    expect(fields({ features: [], target: undefined })).toEqual(["target", "features"]);
    expect(fields({ features: ["a", "b", "c"].map(number), item: "x", text: "y" })).toEqual([
      "item",
      "text",
      "features",
    ]);
  });
});
