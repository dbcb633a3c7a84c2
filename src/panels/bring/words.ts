// What the dialogue of bringing data says.

import type { ColumnSummary } from "../../data/table/columnSurvey.ts";
import type { DataKindId, KeptData } from "../../protocol/protocol.ts";
import type { Role } from "./roles.ts";

const counted = (count: number) => count.toLocaleString("en");

export const BRING = {
  title: "Bring your own data",
  button: "Bring your own data…",
  drop: "Drop tables here, or press to pick them",
  forms:
    "CSV, TSV, JSON lines, a JSON array or Parquet, also in a zip or gzip: MovieLens, Amazon reviews, tickets with their topics. Several files of the same columns are read as one. Nothing is sent anywhere.",
  anywhere: "Drop tables or zips of drawings anywhere",
  paste: "Or paste a table",
  pasted: "pasted.csv",
  usePasted: "Take what is pasted",
  others: "Bring other files",
  keptHere: "Or take what this browser keeps",
  takeKept: (name: string) => `Use ${name}`,
  stop: "Stop",
  looking: (done: string, total: string) => `Looking at all rows: ${done} of ${total}`,
  reading: (done: string, total: string) => `Reading what is mapped: ${done} of ${total}`,
  opening: "Opening the files…",
  making: "Making tasks…",
  using: "Starting…",
  rows: (rows: number, columns: number) => `${counted(rows)} rows, ${counted(columns)} columns`,
  known: (label: string) => `These are ${label}.`,
  titles: (file: string) => `Titles and genres are taken from ${file}.`,
  columns: "What each column is for",
  columnsHelp: "Guessed from names and values. Correct what is wrong; the first rows stand below.",
  roleOf: (column: string) => `What “${column}” is for`,
  missing: (count: number) => `${counted(count)} missing`,
  table: "Which table",
  kind: "What is to be learned",
  task: "Rows are one task where they agree in",
  eachFile: "the file they come from",
  chooseTask: "choose a column…",
  least: "Rows a task must have",
  leastHelp: "Tasks with fewer are left out: support and query are taken from them.",
  split: "Held back for the test are",
  splits: { chance: "tasks by chance", time: "the tasks that began last" },
  splitHelp: "Always whole tasks, never rows of a task that is trained on.",
  repeats: "The same item twice in a task",
  repeatRules: { last: "the last counts", mean: "their mean counts", keep: "each counts" },
  negatives: "Negative values",
  negativeRules: { expected: "are as good as any", keep: "are kept, and told", "leave-out": "are left out" },
  dates: (column: string) => `Day and month in “${column}” can be read in two ways, and no value settles it`,
  dateForms: { "day-first": "day first, 31.12.", "month-first": "month first, 12/31" } as Readonly<
    Record<string, string>
  >,
  encoding: "Encoding",
  encodingAuto: "as the bytes say",
  header: "First line",
  headers: { auto: "as it looks", true: "names the columns", false: "holds values" },
  details: "Encoding, first line",
  read: "Make tasks of it",
  readAgain: "Make tasks anew",
  use: "Use these data",
  keeps: "What is trained now is kept, and can be gone back to.",
  saveMapping: "Save the mapping",
  saveProblems: "Save all as CSV",
  parts: (training: number, validation: number, test: number) =>
    `${counted(training)} tasks to train on, ${counted(validation)} to choose by, ${counted(test)} to test on, of which training sees nothing.`,
  kept: (rows: number, megabytes: string) =>
    `${counted(rows)} rows were read; they take ${megabytes} MB in this browser.`,
  share: (one: number) =>
    `There was room for 1 task in ${counted(one)}: these are whole, chosen by their names alone.`,
  dropped: (message: string, names: string) => `${message} Among them: ${names}.`,
  odd: "What was odd",
  nothingOdd: "Nothing was odd.",
  oddAt: (what: string, done: string, count: number, file: string, line: number) =>
    `${counted(count)} ${what}: ${done}. First in ${file}, line ${counted(line)}.`,
  tasks: "Some of the tasks",
  inUse: (name: string, algorithm: string) => `Your data ${name} · ${algorithm}`,
  unknown: "that are not here",
  card: {
    title: "Bring your own data",
    sentence:
      "Ratings, orders or tickets as a file of yours: learned from some users or topics, tried on new ones.",
    see: "your own tasks, and whether learning beats the plain baselines on them",
    about: "CSV, JSON lines, Parquet and more; nothing is sent anywhere",
    found: "bring your own data file csv tsv json parquet upload import table",
  },
} as const;

/** What can be learned from a table. */
export const KINDS: Readonly<Partial<Record<DataKindId, string>>> = {
  sentences: "What a sentence means: sentences under labels",
  ratings: "What somebody new will rate or buy: ratings or amounts of items",
};

/** What columns are for, by kind of data where it has a word of its own. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  none: "not used",
  task: "the task",
  item: "the item",
  target: "to predict",
  time: "the time",
  text: "the words",
  number: "a number to go by",
  category: "a category to go by",
};
export const CLASS_WORDS = "the label";

/** What a column holds: "whole numbers". */
export function typeOf({ type, whole, decimalComma, leadingZeros, spaced }: ColumnSummary): string {
  if (type === "date") return "dates";
  if (type === "number") {
    if (whole) return "whole numbers";
    return decimalComma ? "numbers, decimal comma" : "numbers";
  }
  if (leadingZeros) return "ids";
  return spaced > 0.5 ? "sentences" : "words";
}

/** `8 classes, 24 images, 0.1 MB, kept in this browser`. */
export function inWords({ form, holds: { classes, examples }, bytes, keptIn }: KeptData): string {
  const [classCount, exampleCount] = [classes.toLocaleString("en"), examples.toLocaleString("en")];
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  const where = keptIn === "browser" ? "kept in this browser" : "in memory until the page is closed";
  return form === "images"
    ? `${classCount} classes, ${exampleCount} images, ${size}, ${where}`
    : `${classCount} tasks, ${exampleCount} rows, ${size}, ${where}`;
}
