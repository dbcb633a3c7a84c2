// From files and a mapping to typed columns, in bounded memory. Where all tasks don't fit, a part of them is
// kept, chosen by a hash of their names: the same tasks whatever the order of rows, and it is said.

import { said } from "../../words/said.ts";
import { Fingerprint } from "../fingerprint.ts";
import { ImportError } from "../importError.ts";
import type { Texts } from "./columns.ts";
import type { TableFile } from "./containers.ts";
import { rowsOf, type TableForm } from "./form.ts";
import { Growing, RowTaker } from "./growing.ts";
import { type Mapping, mappedColumns } from "./mapping.ts";
import { PROBLEMS, Problems } from "./problems.ts";
import type { Reading } from "./source.ts";

/** A column of names: the number of each row's, and the names by number. */
export interface Coded {
  readonly codes: Uint32Array<ArrayBuffer>;
  readonly names: readonly string[];
}

/** Another value to predict from. A row without it has NaN, or the category "" . */
export type Feature =
  | { readonly column: string; readonly kind: "number"; readonly values: Float64Array<ArrayBuffer> }
  | ({ readonly column: string; readonly kind: "category" } & Coded);

/** What a table holds; every array has an entry for each row, in the order of the files. */
export interface TableContent {
  readonly rows: number;
  readonly task: Coded;
  readonly item?: Coded;
  readonly target?: Float64Array<ArrayBuffer>;
  /** Seconds since 1970. */
  readonly time?: Float64Array<ArrayBuffer>;
  readonly text?: Texts;
  readonly features: readonly Feature[];
  /** Where each row is from: its line, and its file's number among `files`. */
  readonly line: Uint32Array<ArrayBuffer>;
  readonly file: Uint16Array<ArrayBuffer>;
  readonly files: readonly string[];
  /** The part of tasks that was kept for want of room: 1 is all, 1/2 every second. */
  readonly share: number;
}

/** The mapped columns of a table. */
export interface Table extends TableContent {
  /** By content, in the order of the rows, not by the files' names. */
  readonly fingerprint: string;
  readonly problems: Problems;
}

/** A file and how to read it. */
export interface TableInput {
  readonly file: TableFile;
  readonly form: TableForm;
}

/** Bytes of typed columns and names that are kept. */
const KEPT_BYTES = 64 * 1024 * 1024;
const LEAST_SHARE = 1 / 4096;

/**
 * Reads the mapped columns of files as one table. Rows that lack a needed value, or whose target or time is
 * none, are left out and told in `problems`.
 * @throws ImportError when a column is missing or nothing is left; NotUtf8 where a file's form says so.
 */
export async function readTable(
  inputs: readonly TableInput[],
  mapping: Mapping,
  reading: Reading = {},
  keptBytes = KEPT_BYTES,
): Promise<Table> {
  const growing = new Growing(mapping);
  const problems = new Problems();
  const totalBytes = inputs.reduce((total, { file }) => total + file.size, 0);
  let doneBytes = 0;
  for (const [number, { file, form }] of inputs.entries()) {
    const watched: Reading = {
      ...reading,
      onProgress: (done) => reading.onProgress?.(doneBytes + done, totalBytes),
    };
    const { columns, batches } = await rowsOf(file, form, problems, watched, mappedColumns(mapping));
    const taker = new RowTaker(growing, mapping, file.name, number, problems);
    for await (const batch of batches) {
      await reading.breathe?.();
      reading.signal?.throwIfAborted();
      taker.find(columns);
      for (let row = 0; row < batch.rows.length; row++) taker.take(batch.rows[row]!, batch.lines[row]!);
      while (growing.bytes > keptBytes) {
        if (growing.share <= LEAST_SHARE) throw tooLarge(file.name, keptBytes);
        growing.halve();
      }
    }
    const missing = mappedColumns(mapping).filter((column) => !columns.includes(column));
    if (missing.length > 0) {
      throw new ImportError({
        file: file.name,
        problem: said`There is no column “${missing[0]!}”.`,
        advice: said`Choose the columns anew, or bring files with the same columns.`,
      });
    }
    doneBytes += file.size;
  }
  if (growing.task.rows === 0) {
    const most = problems.counts.toSorted((a, b) => b.count - a.count)[0];
    throw new ImportError({
      file: inputs.map(({ file }) => file.name).join(" and "),
      problem: most
        ? said`No row can be used; most often: ${said(PROBLEMS[most.kind].what)}.`
        : said`No row can be used.`,
      advice: said`Choose the columns anew.`,
    });
  }
  return finished(growing, mapping, inputs, problems);
}

function tooLarge(file: string, keptBytes: number): ImportError {
  return new ImportError({
    file,
    problem: said`Even one task in ${1 / LEAST_SHARE} is more than ${Math.round(keptBytes / 1024 / 1024)} MiB.`,
    advice: said`Choose a task with fewer rows, or leave out the text and some features.`,
  });
}

function finished(
  growing: Growing,
  mapping: Mapping,
  inputs: readonly TableInput[],
  problems: Problems,
): Table {
  const task = { codes: growing.task.take(), names: growing.tasks.names };
  const item =
    mapping.item === undefined ? undefined : { codes: growing.item.take(), names: growing.items.names };
  const target = mapping.target === undefined ? undefined : growing.target.take();
  const time = mapping.time === undefined ? undefined : growing.time.take();
  const text = mapping.text === undefined ? undefined : growing.text.take();
  const features = growing.features.map(({ column, names, values }): Feature => {
    const taken = values.take();
    return names === undefined
      ? { column, kind: "number", values: taken }
      : { column, kind: "category", codes: Uint32Array.from(taken), names: names.names };
  });
  const content = {
    rows: task.codes.length,
    task,
    ...(item && { item }),
    ...(target && { target }),
    ...(time && { time }),
    ...(text && { text }),
    features,
    line: growing.line.take(),
    file: growing.file.take(),
    files: inputs.map(({ file }) => file.name),
    share: growing.share,
  };
  return { ...content, fingerprint: fingerprintOf(content), problems };
}

/** The fingerprint of a table's content, in the order of its rows. */
export function fingerprintOf({ task, item, target, time, text, features }: TableContent): string {
  const fingerprint = new Fingerprint();
  const addCoded = (role: string, coded: Coded | undefined) => {
    if (coded === undefined) return;
    fingerprint.text(role).bytes(coded.codes);
    for (const name of coded.names) fingerprint.text(name);
  };
  const addNumbers = (role: string, values: Float64Array | undefined) => {
    if (values !== undefined) fingerprint.text(role).bytes(values);
  };
  addCoded("task", task);
  addCoded("item", item);
  addNumbers("target", target);
  addNumbers("time", time);
  if (text !== undefined) {
    fingerprint.text("text");
    for (let row = 0; row < text.rows; row++)
      fingerprint.bytes(text.slabs[text.slab[row]!]!.subarray(text.start[row], text.end[row]));
  }
  for (const feature of features) {
    if (feature.kind === "number") addNumbers(`feature ${feature.column}`, feature.values);
    else addCoded(`feature ${feature.column}`, feature);
  }
  return fingerprint.digest();
}
