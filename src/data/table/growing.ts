// The mapped columns of a table while its rows come in: what each row gives, what keeps it out, and how half of
// the tasks go where they don't all fit.

import { numberOf, secondsOf, shapeOf } from "./cells.ts";
import { Names, NumberColumn, TextColumn } from "./columns.ts";
import { FILE_COLUMN, type Mapping } from "./mapping.ts";
import { owned, type ProblemKind, type Problems } from "./problems.ts";
import type { Cell } from "./rows.ts";

/** A whole number from a name, spread evenly over `[0, 1)` (FNV-1a with a final avalanche). */
function placeOf(name: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}

const textOf = (cell: Cell | undefined) => (cell === null || cell === undefined ? "" : String(cell).trim());

/** One feature while it grows. */
interface GrowingFeature {
  readonly column: string;
  readonly names?: Names;
  readonly values: NumberColumn<Float64Array<ArrayBuffer>>;
}

/** The mapped columns while they grow. */
export class Growing {
  readonly task = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);
  readonly tasks = new Names();
  readonly item = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);
  readonly items = new Names();
  readonly target = new NumberColumn<Float64Array<ArrayBuffer>>(Float64Array);
  readonly time = new NumberColumn<Float64Array<ArrayBuffer>>(Float64Array);
  readonly text = new TextColumn();
  readonly line = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);
  readonly file = new NumberColumn<Uint16Array<ArrayBuffer>>(Uint16Array);
  readonly features: GrowingFeature[];
  share = 1;

  constructor(mapping: Mapping) {
    this.features = mapping.features.map(({ column, kind }) => ({
      column,
      ...(kind === "category" && { names: new Names() }),
      values: new NumberColumn<Float64Array<ArrayBuffer>>(Float64Array),
    }));
  }

  get bytes(): number {
    const columns = [this.task, this.item, this.target, this.time, this.text, this.line, this.file];
    const names = [this.tasks, this.items, ...this.features.flatMap((feature) => feature.names ?? [])];
    const parts = [...columns, ...names, ...this.features.map(({ values }) => values)];
    return parts.reduce((total, { bytes }) => total + bytes, 0);
  }

  /** Keeps half of the tasks that are left. */
  halve(): void {
    this.share /= 2;
    const stays = Uint8Array.from(this.tasks.names, (name) => (placeOf(name) < this.share ? 1 : 0));
    const keep = new Uint8Array(this.task.rows);
    for (let row = 0; row < keep.length; row++) keep[row] = stays[this.task.at(row)]!;
    this.task.retain(keep, this.tasks.retain(stays));
    retainCoded(this.item, this.items, keep);
    for (const { values, names } of this.features) {
      if (names === undefined) values.retain(keep);
      else retainCoded(values, names, keep);
    }
    for (const column of [this.target, this.time, this.line, this.file]) column.retain(keep);
    this.text.retain(keep);
  }
}

function retainCoded(
  codes: NumberColumn<Uint32Array<ArrayBuffer>> | NumberColumn<Float64Array<ArrayBuffer>>,
  names: Names,
  keep: Uint8Array,
): void {
  codes.retain(keep);
  const used = new Uint8Array(names.names.length);
  for (let row = 0; row < codes.rows; row++) used[codes.at(row)] = 1;
  codes.renumber(names.retain(used));
}

/** Takes rows of one file into the growing columns. */
export class RowTaker {
  readonly #growing: Growing;
  readonly #mapping: Mapping;
  readonly #file: string;
  readonly #number: number;
  readonly #problems: Problems;
  #width = -1;
  #places = { task: -1, item: -1, target: -1, time: -1, text: -1, features: [] as number[] };

  constructor(growing: Growing, mapping: Mapping, file: string, number: number, problems: Problems) {
    this.#growing = growing;
    this.#mapping = mapping;
    this.#file = file;
    this.#number = number;
    this.#problems = problems;
  }

  /** Finds the columns anew where there are more of them than before. */
  find(columns: readonly string[]): void {
    if (columns.length === this.#width) return;
    this.#width = columns.length;
    const { task, item, target, time, text, features } = this.#mapping;
    const place = (name: string | undefined) => (name === undefined ? -1 : columns.indexOf(name));
    this.#places = {
      task: place(task),
      item: place(item),
      target: place(target?.column),
      time: place(time?.column),
      text: place(text),
      features: features.map(({ column }) => place(column)),
    };
  }

  /** Takes a row, or tells why not. */
  take(row: readonly Cell[], line: number): void {
    const places = this.#places;
    const { task, item, target, time, text } = this.#mapping;
    const growing = this.#growing;
    const taskName = task === FILE_COLUMN ? this.#file : textOf(row[places.task]);
    if (taskName === "") {
      this.#tell("missing-value", line, task);
      return;
    }
    const known = growing.tasks.find(taskName);
    if (known === undefined && growing.share < 1 && placeOf(taskName) >= growing.share) return;
    const itemName = item === undefined ? "" : textOf(row[places.item]);
    if (item !== undefined && itemName === "") {
      this.#tell("missing-value", line, item);
      return;
    }
    const value = target === undefined ? 0 : this.#target(row[places.target] ?? null, line, target);
    if (value === undefined) return;
    let seconds: number | undefined = 0;
    if (time !== undefined) {
      const cell = row[places.time] ?? "";
      seconds = secondsOf(cell, time.form);
      if (seconds === undefined) {
        const written = textOf(cell);
        this.#tell(written === "" ? "missing-value" : "not-a-date", line, time.column, written);
        return;
      }
    }
    const words = text === undefined ? "" : textOf(row[places.text]);
    if (text !== undefined && words === "") {
      // Sentences are what a class is told by; beside a target they are one thing of several.
      this.#tell(target === undefined ? "missing-value" : "missing-feature", line, text);
      if (target === undefined) return;
    }
    growing.task.push(known ?? growing.tasks.numberOf(taskName, owned));
    if (item !== undefined) growing.item.push(growing.items.numberOf(itemName, owned));
    if (target !== undefined) growing.target.push(value);
    if (time !== undefined) growing.time.push(seconds);
    if (text !== undefined) growing.text.push(words);
    growing.features.forEach((feature, index) => {
      this.#feature(feature, index, row[places.features[index]!] ?? "", line);
    });
    growing.line.push(line);
    growing.file.push(this.#number);
  }

  /** The target's value; undefined, and told, where it is none. */
  #target(cell: Cell, line: number, { column, decimalComma }: NonNullable<Mapping["target"]>) {
    const value = typeof cell === "number" ? cell : numberOf(cell ?? "", decimalComma);
    if (!Number.isFinite(value)) {
      const written = textOf(cell);
      const shape = shapeOf(written);
      const missing = shape === "empty" || shape === "nothing";
      const kind = missing ? "missing-value" : shape === "not-finite" ? "not-finite" : "not-a-number";
      this.#tell(kind, line, column, written);
      return undefined;
    }
    if (value >= 0 || this.#mapping.negatives === "expected") return value;
    const leftOut = this.#mapping.negatives === "leave-out";
    this.#tell(leftOut ? "negative-left-out" : "negative-value", line, column, textOf(cell));
    return leftOut ? undefined : value;
  }

  #feature(
    { column, names, values }: GrowingFeature,
    index: number,
    cell: string | number,
    line: number,
  ): void {
    if (names !== undefined) {
      const written = textOf(cell);
      if (written === "") this.#tell("missing-feature", line, column);
      values.push(names.numberOf(written, owned));
      return;
    }
    const { decimalComma } = this.#mapping.features[index]!;
    const value = typeof cell === "number" ? cell : numberOf(cell, decimalComma);
    if (!Number.isFinite(value)) this.#tell("missing-feature", line, column, textOf(cell));
    values.push(Number.isFinite(value) ? value : Number.NaN);
  }

  #tell(kind: ProblemKind, line: number, column: string, value?: string): void {
    this.#problems.add(kind, this.#file, line, column, value);
  }
}
