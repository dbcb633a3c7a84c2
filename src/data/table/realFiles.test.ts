// Other people's files as people have them (../shared/data); skipped, as vitest says, where they are missing.

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openContainer, type TableFile } from "./containers.ts";
import { divideTable } from "./divide.ts";
import { guessMapping } from "./guessMapping.ts";
import { isItemTable, readItems } from "./items.ts";
import type { Mapping } from "./mapping.ts";
import { mappingProblems } from "./mappingProblems.ts";
import { readTable } from "./read.ts";
import { bytesSource } from "./source.ts";
import { surveyTable } from "./survey.ts";

const DATA = new URL("../../../../shared/data/", import.meta.url);
const real = describe.skipIf(!existsSync(DATA));

async function filesOf(path: string): Promise<readonly TableFile[]> {
  const bytes = new Uint8Array(readFileSync(new URL(path, DATA)));
  return (await openContainer(bytesSource(bytes, path.split("/").at(-1)!))).files;
}

/** Looks at a file, maps it by the guess with changes, and divides it. */
async function bring(file: TableFile, changes: Partial<Mapping> = {}) {
  const survey = await surveyTable(file);
  const mapping = { ...guessMapping(survey)!.mapping, ...changes };
  expect(mappingProblems(mapping, survey)).toEqual([]);
  const table = await readTable([{ file, form: survey.form }], mapping);
  return { survey, mapping, table, tasks: divideTable(table, mapping, 1) };
}

real("real files", () => {
  it("MovieLens' zip: ratings by user, and titles and genres beside", async () => {
    const files = await filesOf("movielens-small/ml-latest-small.zip");
    const named = (name: string) => files.find((file) => file.name.endsWith(name))!;
    const { survey, mapping, table, tasks } = await bring(named("ratings.csv"));
    expect(survey.known?.label).toBe("MovieLens ratings");
    expect(mapping).toMatchObject({ task: "userId", item: "movieId", minimumRows: 30 });
    expect([table.rows, table.task.names.length, table.item!.names.length]).toEqual([100_836, 610, 9724]);
    expect(table.problems.counts).toEqual([]);
    // RETAIL.md, section 0.3: 501 users have 30 ratings or more.
    expect(tasks.names).toHaveLength(501);
    expect(tasks.dropped[0]!.count).toBe(109);
    const movies = await surveyTable(named("movies.csv"));
    expect(isItemTable(movies.columns.map(({ name }) => name))).toBe(true);
    expect(isItemTable(survey.columns.map(({ name }) => name))).toBe(false);
    const { items, problems } = await readItems(named("movies.csv"), movies.form);
    expect([items.size, problems.counts]).toEqual([9742, []]);
    expect(items.get("1")).toEqual({
      id: "1",
      title: "Toy Story (1995)",
      genres: ["Adventure", "Animation", "Children", "Comedy", "Fantasy"],
    });
    // Each item that was rated is there.
    expect(table.item!.names.filter((id) => !items.has(id))).toEqual([]);
  });

  it("BANKING77: sentences with commas and line ends in quotes", async () => {
    const [file] = await filesOf("banking77/train.csv");
    const { mapping, table } = await bring(file!);
    expect(mapping).toMatchObject({ task: "category", text: "text" });
    expect([table.rows, table.task.names.length]).toEqual([10_003, 77]);
    expect(table.problems.counts).toEqual([]);
    // Quoted line ends: more lines than rows.
    expect(table.line.at(-1)).toBe(
      readFileSync(new URL("banking77/train.csv", DATA), "utf8").split("\n").length - 1,
    );
  });

  it("Online Retail: returns counted, customers that are missing told", async () => {
    const [file] = await filesOf("online-retail/online_retail.csv");
    const { mapping, table } = await bring(file!, { minimumRows: 5 });
    expect(mapping).toMatchObject({
      task: "CustomerID",
      item: "StockCode",
      target: { column: "Quantity" },
      time: { column: "InvoiceDate", form: "iso" },
      negatives: "expected",
    });
    const left = await bring(file!, { minimumRows: 5, negatives: "leave-out" });
    expect(left.table.problems.count("negative-left-out")).toBe(520);
    expect(left.table.rows).toBe(table.rows - 520);
  });

  it("Sales by week: a product on each line is no task of many rows, and nothing is guessed wrongly", async () => {
    const [file] = await filesOf("sales-weekly/Sales_Transactions_Dataset_Weekly.csv");
    const survey = await surveyTable(file!);
    expect(survey.rows).toBe(811);
    expect(survey.columns.filter(({ type }) => type === "number")).toHaveLength(106);
    expect(guessMapping(survey)).toBeUndefined();
  });
});
