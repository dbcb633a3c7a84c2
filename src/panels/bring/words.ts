// What the dialogue of bringing data says.

import type { ColumnSummary } from "../../data/table/columnSurvey.ts";
import type { DataKindId, KeptData } from "../../protocol/protocol.ts";
import { inARow, type Said, type SaidValue, said } from "../../words/said.ts";
import type { Role } from "./roles.ts";

export const BRING = {
  title: said`Bring your own data`,
  button: said`Bring your own data…`,
  drop: said`Drop tables here, or press to pick them`,
  forms: said`CSV, TSV, JSON lines, a JSON array or Parquet, also in a zip or gzip: MovieLens, Amazon reviews, tickets with their topics. Several files of the same columns are read as one. Nothing is sent anywhere.`,
  anywhere: said`Drop tables or zips of drawings anywhere`,
  paste: said`Or paste a table`,
  pasted: "pasted.csv",
  usePasted: said`Take what is pasted`,
  others: said`Bring other files`,
  keptHere: said`Or take what this browser keeps`,
  takeKept: (name: string) => said`Use ${name}`,
  stop: said`Stop`,
  looking: (done: string, total: string) => said`Looking at all rows: ${done} of ${total}`,
  reading: (done: string, total: string) => said`Reading what is mapped: ${done} of ${total}`,
  opening: said`Opening the files…`,
  making: said`Making tasks…`,
  using: said`Starting…`,
  rows: (rows: number, columns: number) => said`${rows} rows, ${columns} columns`,
  known: (label: string) => said`These are ${said(label)}.`,
  titles: (file: string) => said`Titles and genres are taken from ${file}.`,
  columns: said`What each column is for`,
  columnsHelp: said`Guessed from names and values. Correct what is wrong; the first rows stand below.`,
  roleOf: (column: string) => said`What “${column}” is for`,
  missing: (count: number) => said`${count} missing`,
  table: said`Which table`,
  kind: said`What is to be learned`,
  task: said`Rows are one task where they agree in`,
  eachFile: said`the file they come from`,
  chooseTask: said`choose a column…`,
  least: said`Rows a task must have`,
  leastHelp: said`Tasks with fewer are left out: support and query are taken from them.`,
  split: said`Held back for the test are`,
  splits: { chance: said`tasks by chance`, time: said`the tasks that began last` },
  splitHelp: said`Always whole tasks, never rows of a task that is trained on.`,
  repeats: said`The same item twice in a task`,
  repeatRules: { last: said`the last counts`, mean: said`their mean counts`, keep: said`each counts` },
  negatives: said`Negative values`,
  negativeRules: {
    expected: said`are as good as any`,
    keep: said`are kept, and told`,
    "leave-out": said`are left out`,
  },
  dates: (column: string) =>
    said`Day and month in “${column}” can be read in two ways, and no value settles it`,
  dateForms: { "day-first": said`day first, 31.12.`, "month-first": said`month first, 12/31` } as Readonly<
    Record<string, Said>
  >,
  decimals: (column: string) =>
    said`A comma or point in “${column}” can part decimals or thousands, and no value settles it`,
  decimalForms: { point: said`1,234 is 1234`, comma: said`1,234 is a little more than 1` },
  encoding: said`Encoding`,
  encodingAuto: said`as the bytes say`,
  header: said`First line`,
  headers: { auto: said`as it looks`, true: said`names the columns`, false: said`holds values` },
  details: said`Encoding, first line`,
  read: said`Make tasks of it`,
  readAgain: said`Make tasks anew`,
  use: said`Use these data`,
  keeps: said`What is trained now is kept, and can be gone back to.`,
  saveMapping: said`Save the mapping`,
  saveProblems: said`Save all as CSV`,
  parts: (training: number, validation: number, test: number) =>
    said`${training} tasks to train on, ${validation} to choose by, ${test} to test on, of which training sees nothing.`,
  kept: (rows: number, megabytes: string) =>
    said`${rows} rows were read; they take ${megabytes} MB in this browser.`,
  share: (one: number) =>
    said`There was room for 1 task in ${one}: these are whole, chosen by their names alone.`,
  dropped: (message: Said, names: readonly string[]) => inARow([message, said`Among them: ${names}.`]),
  odd: said`What was odd`,
  nothingOdd: said`Nothing was odd.`,
  oddAt: (what: Said, done: Said, count: number, file: string, line: number) =>
    said`${count} ${what}: ${done}. First in ${file}, line ${line}.`,
  tasks: said`Some of the tasks`,
  inUse: (name: SaidValue, algorithm: string) => said`Your data ${name} · ${said(algorithm)}`,
  unknown: said`that are not here`,
  card: {
    title: said`Bring your own data`,
    sentence: said`Ratings, orders or tickets as a file of yours: learned from some users or topics, tried on new ones.`,
    see: "your own tasks, and whether learning beats the plain baselines on them",
    about: said`CSV, JSON lines, Parquet and more; nothing is sent anywhere`,
    found: said`bring your own data file csv tsv json parquet upload import table`,
  },
} as const;

/** What can be learned from a table. */
export const KINDS: Readonly<Partial<Record<DataKindId, Said>>> = {
  sentences: said`What a sentence means: sentences under labels`,
  ratings: said`What somebody new will rate or buy: ratings or amounts of items`,
  sales: said`What a product will sell: units of products by date`,
  prices: said`Which price earns most: what segments bought at each price`,
};

/** What columns are for, by kind of data where it has a word of its own. */
export const ROLE_WORDS: Readonly<Record<Role, Said>> = {
  none: said`not used`,
  task: said`the task`,
  item: said`the item`,
  target: said`to predict`,
  time: said`the time`,
  text: said`the words`,
  number: said`a number to go by`,
  category: said`a category to go by`,
};
export const CLASS_WORDS = said`the label`;

/** What a column holds: "whole numbers". */
export function typeOf({ type, whole, decimalComma, leadingZeros, spaced }: ColumnSummary): Said {
  if (type === "date") return said`dates`;
  if (type === "number") {
    if (whole) return said`whole numbers`;
    return decimalComma ? said`numbers, decimal comma` : said`numbers`;
  }
  if (leadingZeros) return said`ids`;
  return spaced > 0.5 ? said`sentences` : said`words`;
}

/** `8 classes, 24 images, 0.1 MB, kept in this browser`. */
export function inWords({ form, holds: { classes, examples }, bytes, keptIn }: KeptData): Said {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const where = keptIn === "browser" ? said`kept in this browser` : said`in memory until the page is closed`;
  return form === "images"
    ? said`${classes} classes, ${examples} images, ${size}, ${where}`
    : said`${classes} tasks, ${examples} rows, ${size}, ${where}`;
}
