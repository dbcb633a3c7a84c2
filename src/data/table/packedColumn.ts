// One column of cells, packed while it is read: whole numbers in four bytes, others in eight, texts by number while few
// of them differ, else as UTF-8.

import { TextColumn, type Texts, textAt } from "./columns.ts";
import type { Cell } from "./rows.ts";

/** Texts that are told apart at least; beyond a quarter of the rows they are kept as they are written. */
const LEAST_NAMES = 65_536;
/** The number of a text that is missing. */
const MISSING = 0xffff_ffff;

/** Cells of one sort, in the order of rows. */
interface Packing {
  /** Keeps the next cell; false, and nothing kept, for one of another sort. */
  push(cell: Cell): boolean;
  at(row: number): Cell;
}

/** Numbers; what is missing is marked once something is. */
class Numbers implements Packing {
  readonly #rows: number;
  #values: Int32Array | Float64Array;
  #missing: Uint8Array | undefined;
  #next = 0;

  constructor(rows: number) {
    this.#rows = rows;
    this.#values = new Int32Array(rows);
  }

  push(cell: Cell): boolean {
    if (typeof cell === "string") return false;
    const row = this.#next++;
    if (cell === null) {
      this.#missing ??= new Uint8Array(this.#rows);
      this.#missing[row] = 1;
      return true;
    }
    this.#values[row] = cell;
    if (!Object.is(this.#values[row], cell)) {
      this.#values = Float64Array.from(this.#values);
      this.#values[row] = cell;
    }
    return true;
  }

  at(row: number): Cell {
    return this.#missing?.[row] === 1 ? null : this.#values[row]!;
  }
}

/** Texts of which few differ. */
class NamedTexts implements Packing {
  readonly #most: number;
  readonly #codes: Uint32Array;
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  #next = 0;

  constructor(rows: number) {
    this.#most = Math.max(LEAST_NAMES, rows / 4);
    this.#codes = new Uint32Array(rows);
  }

  push(cell: Cell): boolean {
    if (cell === null) {
      this.#codes[this.#next++] = MISSING;
      return true;
    }
    const text = String(cell);
    let code = this.#numbers.get(text);
    if (code === undefined) {
      if (this.#names.length >= this.#most) return false;
      code = this.#names.push(text) - 1;
      this.#numbers.set(text, code);
    }
    this.#codes[this.#next++] = code;
    return true;
  }

  at(row: number): Cell {
    const code = this.#codes[row]!;
    return code === MISSING ? null : this.#names[code]!;
  }
}

/** Texts as UTF-8. */
class WrittenTexts implements Packing {
  readonly #column = new TextColumn();
  readonly #missing: Uint8Array;
  #texts: Texts | undefined;
  #next = 0;

  constructor(rows: number) {
    this.#missing = new Uint8Array(rows);
  }

  push(cell: Cell): boolean {
    if (cell === null) this.#missing[this.#next] = 1;
    this.#column.push(cell === null ? "" : String(cell));
    this.#next++;
    return true;
  }

  at(row: number): Cell {
    if (this.#missing[row] === 1) return null;
    this.#texts ??= this.#column.take();
    return textAt(this.#texts, row);
  }
}

/** A column of `rows` cells, taken one by one and then given back by row. Where texts and numbers mix, all are texts. */
export class PackedColumn {
  readonly #rows: number;
  /** Packings that can still hold what is coming. */
  readonly #others: (new (rows: number) => Packing)[] = [NamedTexts, WrittenTexts];
  #packing: Packing;
  #count = 0;

  constructor(rows: number) {
    this.#rows = rows;
    this.#packing = new Numbers(rows);
  }

  /** How many cells were taken. */
  get count(): number {
    return this.#count;
  }

  push(cell: Cell): void {
    while (!this.#packing.push(cell)) {
      const before = this.#packing;
      this.#packing = new (this.#others.shift()!)(this.#rows);
      for (let row = 0; row < this.#count; row++) this.#packing.push(before.at(row));
    }
    this.#count++;
  }

  at(row: number): Cell {
    return this.#packing.at(row);
  }
}
