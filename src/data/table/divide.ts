// From a table's rows to tasks: each task's rows beside each other and in order, repeats settled, small tasks
// left out, and the rest divided into training, validation and test. By task, never by row.

import { Random } from "../../engine/random.ts";
import type { Split } from "../../tasks/episode.ts";
import { type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { Mapping } from "./mapping.ts";
import { Problems } from "./problems.ts";
import type { TableContent } from "./read.ts";

/** Why tasks were left out. */
export interface DroppedTasks {
  /** A whole sentence with its count. */
  readonly message: Said;
  readonly count: number;
  /** The first of them by name. */
  readonly examples: readonly string[];
}

/** The tasks of a table. */
export interface TableTasks {
  /** Rows by task, and within a task by time, else as the files have them: numbers of rows of the table. */
  readonly order: Uint32Array;
  /** Where each kept task's rows begin in `order`, and one entry more for the end. */
  readonly starts: Uint32Array;
  /** The name of each kept task. */
  readonly names: readonly string[];
  /** Numbers of kept tasks. */
  readonly split: Readonly<Record<Split, readonly number[]>>;
  /** Targets by row of the table, where repeats were averaged; else the table's own. */
  readonly target?: Float64Array;
  readonly dropped: readonly DroppedTasks[];
  /** What was settled on the way, beside the table's own problems. */
  readonly problems: Problems;
}

/** The parts of the tasks that validation and test get; training has the rest. */
export interface Shares {
  readonly validation: number;
  readonly test: number;
}

/** Where a task is a user or a product: of them there are many. */
const OF_MANY: Shares = { validation: 0.1, test: 0.2 };

/** How a table is divided beside what its mapping says. */
export interface Division {
  readonly shares?: Shares;
  /** 1 for each row that no task is given, by row. */
  readonly leaveOut?: Uint8Array;
}
const EXAMPLES = 5;

/**
 * Groups and divides a table's rows. The table stays as it is.
 * @throws ImportError when fewer than three tasks are left, so that no three parts can be made.
 */
export function divideTable(
  table: TableContent,
  mapping: Mapping,
  seed: number,
  { shares = OF_MANY, leaveOut }: Division = {},
): TableTasks {
  const problems = new Problems();
  const groups = grouped(table, leaveOut);
  const target = table.target?.slice();
  if (table.item !== undefined) {
    for (const [task, rows] of groups.entries())
      groups[task] = settleRepeats(rows, table, mapping.repeats, target, problems);
  }
  const dropped: DroppedTasks[] = [];
  const { minimumRows } = mapping;
  const large = groups.flatMap((rows, task) => (rows.length >= minimumRows ? [task] : []));
  const tell = (tasks: readonly number[], inWords: (count: number, all: number) => Said) => {
    if (tasks.length === 0) return;
    const names = tasks.map((task) => table.task.names[task]!).sort(compare);
    dropped.push({
      message: inWords(tasks.length, groups.length),
      count: tasks.length,
      examples: names.slice(0, EXAMPLES),
    });
  };
  const isLarge = new Set(large);
  tell(
    groups.flatMap((_, task) => (isLarge.has(task) ? [] : [task])),
    (count, all) => said`${count} of ${all} tasks have fewer than ${minimumRows} rows.`,
  );
  const inOrder =
    mapping.split === "time"
      ? large.toSorted((a, b) => beginning(a) - beginning(b) || byName(a, b))
      : shuffled(large.toSorted(byName), seed);
  function beginning(task: number) {
    return table.time![groups[task]![0]!]!;
  }
  function byName(a: number, b: number) {
    return compare(table.task.names[a]!, table.task.names[b]!);
  }
  if (inOrder.length < 3) {
    throw new ImportError({
      file: table.files.join(" and "),
      problem: said`${inOrder.length} of ${groups.length} tasks have at least ${minimumRows} rows, and training, validation and test need one each.`,
      advice: said`Lower the rows that a task must have, or choose another column for the task.`,
    });
  }
  const validation = Math.max(1, Math.round(inOrder.length * shares.validation));
  const test = Math.max(1, Math.round(inOrder.length * shares.test));
  const training = inOrder.length - validation - test;
  let parts: Record<Split, number[]> = {
    training: inOrder.slice(0, training),
    validation: inOrder.slice(training, training + validation),
    test: inOrder.slice(training + validation),
  };
  if (mapping.split === "time") {
    // What is learned from must lie before what is asked, or the future is seen.
    const cut = beginning(parts.validation[0]!);
    for (const task of parts.training) {
      groups[task] = groups[task]!.filter((row) => {
        if (table.time![row]! < cut) return true;
        problems.add("after-cut", fileOf(table, row), table.line[row]!);
        return false;
      });
    }
    const left = parts.training.filter((task) => groups[task]!.length >= minimumRows);
    const kept = new Set(left);
    tell(
      parts.training.filter((task) => !kept.has(task)),
      (count, all) =>
        said`${count} of ${all} tasks have fewer than ${minimumRows} rows before the first validation task begins.`,
    );
    if (left.length === 0) {
      throw new ImportError({
        file: table.files.join(" and "),
        problem: said`No task has rows enough before the first validation task begins.`,
        advice: said`Split by chance, or lower the rows that a task must have.`,
      });
    }
    parts = { ...parts, training: left };
  }
  return { ...laidOut(table, groups, parts), ...(target && { target }), dropped, problems };
}

/** The rows of each task, by time where there is one; rows of one time stay in their order. */
function grouped({ task, time, rows }: TableContent, leaveOut?: Uint8Array): number[][] {
  const groups: number[][] = task.names.map(() => []);
  for (let row = 0; row < rows; row++) if (leaveOut?.[row] !== 1) groups[task.codes[row]!]!.push(row);
  if (time !== undefined) for (const group of groups) group.sort((a, b) => time[a]! - time[b]!);
  return groups;
}

/** Settles rows of one task and item; `target` takes averages. */
function settleRepeats(
  rows: readonly number[],
  table: TableContent,
  rule: Mapping["repeats"],
  target: Float64Array | undefined,
  problems: Problems,
): number[] {
  const item = table.item!.codes;
  const byItem = new Map<number, number[]>();
  for (const row of rows) {
    const same = byItem.get(item[row]!);
    if (same === undefined) byItem.set(item[row]!, [row]);
    else same.push(row);
  }
  if (byItem.size === rows.length) return [...rows];
  const tell = (kind: Parameters<Problems["add"]>[0], row: number) =>
    problems.add(kind, fileOf(table, row), table.line[row]!, undefined, table.item!.names[item[row]!]!);
  const leave = new Set<number>();
  for (const same of byItem.values()) {
    if (same.length === 1) continue;
    const last = same.at(-1)!;
    if (rule === "keep") for (const row of same.slice(1)) tell("repeat-kept", row);
    else {
      if (rule === "mean" && target !== undefined)
        target[last] = same.reduce((total, row) => total + table.target![row]!, 0) / same.length;
      for (const row of same.slice(0, -1)) {
        leave.add(row);
        tell(rule === "mean" ? "repeat-averaged" : "repeat-replaced", row);
      }
    }
  }
  return rows.filter((row) => !leave.has(row));
}

function laidOut(
  table: TableContent,
  groups: readonly (readonly number[])[],
  parts: Readonly<Record<Split, readonly number[]>>,
): Pick<TableTasks, "order" | "starts" | "names" | "split"> {
  const kept = [...parts.training, ...parts.validation, ...parts.test].sort((a, b) => a - b);
  const number = new Map(kept.map((task, place) => [task, place]));
  const starts = new Uint32Array(kept.length + 1);
  kept.forEach((task, place) => {
    starts[place + 1] = starts[place]! + groups[task]!.length;
  });
  const order = new Uint32Array(starts[kept.length]!);
  kept.forEach((task, place) => {
    order.set(groups[task]!, starts[place]);
  });
  const renumbered = (tasks: readonly number[]) => tasks.map((task) => number.get(task)!);
  return {
    order,
    starts,
    names: kept.map((task) => table.task.names[task]!),
    split: {
      training: renumbered(parts.training),
      validation: renumbered(parts.validation),
      test: renumbered(parts.test),
    },
  };
}

const fileOf = (table: TableContent, row: number) => table.files[table.file[row]!]!;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function shuffled(tasks: readonly number[], seed: number): number[] {
  return new Random(seed)
    .split("tasks of a table")
    .choose(tasks.length, tasks.length)
    .map((place) => tasks[place]!);
}
