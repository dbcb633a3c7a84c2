// One task written as the tables that an export reads: its support set and its queries.

import type { SampledTask } from "../experiment/shown.ts";
import type { WrittenInputs } from "../tasks/family.ts";
import { inEnglish } from "../words/said.ts";
import { inOwnUnits, type PortableLearner, TARGET } from "./learnerFile.ts";
import { csvOf, shortest } from "./numbers.ts";
import { ownTables } from "./ownTables/registry.ts";

/** Ink of full darkness in a table of pixels. */
export const FULL_INK = 255;
/** Names of an image's pixels, row by row from the top left. */
export const pixelColumns = (count: number): string[] =>
  Array.from({ length: count }, (_, pixel) => `p${pixel + 1}`);

type Set = "support" | "query";

/** The classes of a task in label order. */
function classesOf({ description }: SampledTask, ways: number): string[] {
  switch (description.kind) {
    case "images":
      return description.classes.map(({ group, name }) => (group ? `${group}/${name}` : name));
    case "plane":
    case "sentences":
      return description.classes.map(inEnglish);
    default:
      return Array.from({ length: ways }, (_, label) => `class ${label + 1}`);
  }
}

/** Columns of the inputs, and each example's cells. */
function inputsOf(
  task: SampledTask,
  set: Set,
  learner: PortableLearner,
  written: WrittenInputs | undefined,
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { description } = task;
  const { x, count } = task[set];
  if (written?.kind === "text" && description.kind === "sentences")
    return { columns: ["text"], rows: description[set].map((text) => [text]) };
  if (written?.kind === "item" && description.kind === "ratings") {
    const { items, titles } = description[set];
    return {
      columns: ["item", "title"],
      rows: items.map((item, place) => [written.ids[item]!, titles[place]!]),
    };
  }
  const width = x.length / count;
  const { inputs } = learner;
  const image = inputs.kind === "image";
  return {
    columns: inputs.kind === "numbers" ? inputs.columns : pixelColumns(width),
    rows: Array.from({ length: count }, (_, row) =>
      Array.from(x.subarray(row * width, (row + 1) * width), (value) =>
        image ? String(Math.round(value * FULL_INK)) : shortest(value),
      ),
    ),
  };
}

/** A task as tables, and its classes in label order; empty for regression. */
export interface ExampleTables extends Readonly<Record<Set, string>> {
  readonly classes: readonly string[];
}

/** Writes a task's support set and queries as tables: classes first stand in the support table in label order. */
export function exampleTables(
  task: SampledTask,
  learner: PortableLearner,
  written: WrittenInputs | undefined,
): ExampleTables {
  const ways = task.support.y.length / task.support.count;
  if (inOwnUnits(learner.inputs)) {
    const { columns, write } = ownTables[learner.inputs.kind];
    const written = write(task, learner.inputs.settings);
    const own = (set: Set) => {
      const names = columns.map(({ name }) => name).filter((name) => written[set][name]);
      const rows = Array.from({ length: task[set].count }, (_, row) =>
        names.map((name) => shortest(written[set][name]![row]!)),
      );
      return csvOf([names, ...rows]);
    };
    return { classes: [], support: own("support"), query: own("query") };
  }
  const classes = learner.problem === "classification" ? classesOf(task, ways) : [];
  const table = (set: Set) => {
    const { y, count } = task[set];
    const { columns, rows } = inputsOf(task, set, learner, written);
    const labelOf = (row: number) => y.subarray(row * ways, (row + 1) * ways).indexOf(1);
    const order = Array.from({ length: count }, (_, row) => row);
    if (classes.length > 0 && set === "support") order.sort((one, other) => labelOf(one) - labelOf(other));
    return csvOf([
      [...columns, TARGET[learner.problem]],
      ...order.map((row) => [...rows[row]!, classes.length > 0 ? classes[labelOf(row)]! : shortest(y[row]!)]),
    ]);
  };
  return { classes, support: table("support"), query: table("query") };
}
