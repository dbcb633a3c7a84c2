// npm run build:sales: packs UCI Sales Transactions Weekly (Tan and San Lau 2014). CC BY 4.0: see README.md.

import { readFileSync, writeFileSync } from "node:fs";
import Papa from "papaparse";
import { packSales } from "../../src/data/sales/pack.ts";
import { DATA } from "../originals.ts";

const FILE = "sales-weekly/Sales_Transactions_Dataset_Weekly.csv";
const WEEKS = 52;

const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(new URL(FILE, DATA), "utf8"), {
  header: true,
  skipEmptyLines: true,
});
if (errors.length > 0) throw new Error(`${FILE}: ${errors[0]!.message}`);
const units = data.flatMap((row) =>
  Array.from({ length: WEEKS }, (_, week) => {
    const cell = row[`W${week}`];
    if (!cell) throw new Error(`${FILE}: ${row.Product_Code} has no units in week W${week}.`);
    return Number(cell);
  }),
);
const products = data.map((row) => row.Product_Code!);
if (new Set(products).size !== products.length) throw new Error(`${FILE}: a product stands there twice.`);
const bytes = packSales({
  name: "UCI Sales Transactions Weekly",
  products,
  weeks: WEEKS,
  units: Float32Array.from(units),
});
writeFileSync(new URL("sales-weekly.pack", import.meta.url), bytes);
console.log(`${products.length} products in ${WEEKS} weeks, ${bytes.length} bytes`);
