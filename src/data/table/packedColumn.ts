// One column of cells, packed piece by piece while it is read and let go piece by piece while it is handed on: whole
// numbers in four bytes, others in eight, texts by number while few of them differ, else as UTF-8.

import { TextColumn, textAt } from "./columns.ts";
import type { Cell } from "./rows.ts";

/** Rows of one piece, a power of two. */
const PIECE_BITS = 16;
const PIECE_ROWS = 1 << PIECE_BITS;
/** Texts that are told apart; of more, those that come later are kept as they are written. */
const MOST_NAMES = 4 * PIECE_ROWS;
/** The number of a text that is missing. */
const MISSING = 0xffff_ffff;

/** Some cells, by place. */
type Piece = (place: number) => Cell;

/** A column of cells, taken one by one and then given back by row. Where texts and numbers stand side by side, all are texts. */
export class PackedColumn {
  readonly #pieces: (Piece | undefined)[] = [];
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Cells of the piece that is not full yet. */
  #open: Cell[] = [];

  /** How many cells were taken. */
  get count(): number {
    return PIECE_ROWS * this.#pieces.length + this.#open.length;
  }

  push(cell: Cell): void {
    this.#open.push(cell);
    if (this.#open.length < PIECE_ROWS) return;
    this.#pieces.push(this.#packed(this.#open));
    this.#open = [];
  }

  at(row: number): Cell {
    const piece = this.#pieces[row >>> PIECE_BITS];
    return piece ? piece(row & (PIECE_ROWS - 1)) : this.#open[row - PIECE_ROWS * this.#pieces.length]!;
  }

  /** Lets go of whole pieces before a row: they are not asked for again. */
  letGo(row: number): void {
    for (let piece = (row >>> PIECE_BITS) - 1; piece >= 0 && this.#pieces[piece]; piece--)
      this.#pieces[piece] = undefined;
  }

  #packed(cells: readonly Cell[]): Piece {
    if (cells.some((cell) => typeof cell === "string")) return this.#named(cells) ?? written(cells);
    return numbers(cells as readonly (number | null)[]);
  }

  /** Texts by number; undefined where too many differ. */
  #named(cells: readonly Cell[]): Piece | undefined {
    const codes = new Uint32Array(cells.length);
    for (const [place, cell] of cells.entries()) {
      if (cell === null) codes[place] = MISSING;
      else {
        const text = String(cell);
        let code = this.#numbers.get(text);
        if (code === undefined) {
          if (this.#names.length === MOST_NAMES) return undefined;
          code = this.#names.push(text) - 1;
          this.#numbers.set(text, code);
        }
        codes[place] = code;
      }
    }
    return (place) => (codes[place] === MISSING ? null : this.#names[codes[place]!]!);
  }
}

/** Numbers, in four bytes where all are whole and small. */
function numbers(cells: readonly (number | null)[]): Piece {
  let values: Int32Array | Float64Array = Int32Array.from(cells, (cell) => cell ?? 0);
  if (cells.some((cell, place) => cell !== null && !Object.is(values[place], cell)))
    values = Float64Array.from(cells, (cell) => cell ?? 0);
  const missing = cells.includes(null) ? Uint8Array.from(cells, (cell) => Number(cell === null)) : undefined;
  return (place) => (missing?.[place] === 1 ? null : values[place]!);
}

/** Texts as UTF-8. */
function written(cells: readonly Cell[]): Piece {
  const column = new TextColumn();
  for (const cell of cells) column.push(cell === null ? "" : String(cell));
  const missing = Uint8Array.from(cells, (cell) => Number(cell === null));
  const texts = column.take();
  return (place) => (missing[place] === 1 ? null : textAt(texts, place));
}
