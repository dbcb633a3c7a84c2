// Typed columns that grow row by row without being copied, and can drop rows again.

/** Rows of one piece, a power of two: growing adds a piece, so that nothing is ever held twice. */
const PIECE_BITS = 16;
const PIECE_ROWS = 1 << PIECE_BITS;
const SLAB_BYTES = 1024 * 1024;

type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
interface NumbersOf<Kind extends Numbers> {
  new (length: number): Kind;
  readonly BYTES_PER_ELEMENT: number;
}

/** A column of numbers. */
export class NumberColumn<Kind extends Numbers> {
  readonly #kind: NumbersOf<Kind>;
  #pieces: Kind[] = [];
  #rows = 0;

  constructor(kind: NumbersOf<Kind>) {
    this.#kind = kind;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#pieces.length * PIECE_ROWS * this.#kind.BYTES_PER_ELEMENT;
  }

  push(value: number): void {
    const place = this.#rows & (PIECE_ROWS - 1);
    if (place === 0) this.#pieces.push(new this.#kind(PIECE_ROWS));
    this.#pieces[this.#pieces.length - 1]![place] = value;
    this.#rows++;
  }

  at(row: number): number {
    return this.#pieces[row >>> PIECE_BITS]![row & (PIECE_ROWS - 1)]!;
  }

  /** Keeps the rows whose entry in `keep` is 1, with values renumbered where a table of numbers says so; where they stand. */
  retain(keep: Uint8Array, renumbered?: Uint32Array): void {
    let kept = 0;
    for (let row = 0; row < this.#rows; row++) {
      if (keep[row] !== 1) continue;
      const value = this.at(row);
      this.#pieces[kept >>> PIECE_BITS]![kept & (PIECE_ROWS - 1)] =
        renumbered === undefined ? value : renumbered[value]!;
      kept++;
    }
    this.#pieces.length = Math.ceil(kept / PIECE_ROWS);
    this.#rows = kept;
  }

  /** Gives each value the number that a table has for it. */
  renumber(renumbered: Uint32Array): void {
    for (const piece of this.#pieces) {
      for (let row = 0; row < piece.length; row++) piece[row] = renumbered[piece[row]!] ?? 0;
    }
  }

  /** The whole column; it is empty afterwards. */
  take(): Kind {
    const whole = new this.#kind(this.#rows);
    this.#pieces.forEach((piece, number) => {
      const start = number * PIECE_ROWS;
      (whole as Float64Array).set(
        piece.subarray(0, Math.min(PIECE_ROWS, this.#rows - start)) as never,
        start,
      );
      this.#pieces[number] = new this.#kind(0);
    });
    this.#pieces = [];
    this.#rows = 0;
    return whole;
  }
}

/** Texts as UTF-8, read one at a time. */
export interface Texts {
  readonly rows: number;
  /** The bytes of all, in pieces. */
  readonly slabs: readonly Uint8Array[];
  /** For each row the piece, the first byte, and the byte after the last. */
  readonly slab: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One text of a column. */
export function textAt({ slabs, slab, start, end }: Texts, row: number): string {
  return decoder.decode(slabs[slab[row]!]!.subarray(start[row], end[row]));
}

/** A column of texts. */
export class TextColumn {
  #slabs: Uint8Array[] = [];
  #used = SLAB_BYTES;
  #bytes = 0;
  #slab = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);
  #start = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);
  #end = new NumberColumn<Uint32Array<ArrayBuffer>>(Uint32Array);

  get bytes(): number {
    return this.#bytes + this.#slab.bytes + this.#start.bytes + this.#end.bytes;
  }

  push(text: string): void {
    this.#pushBytes(encoder.encode(text));
  }

  #pushBytes(bytes: Uint8Array): void {
    if (this.#used + bytes.length > (this.#slabs.at(-1)?.length ?? 0)) {
      const size = Math.max(SLAB_BYTES, bytes.length);
      this.#slabs.push(new Uint8Array(size));
      this.#bytes += size;
      this.#used = 0;
    }
    this.#slabs.at(-1)!.set(bytes, this.#used);
    this.#slab.push(this.#slabs.length - 1);
    this.#start.push(this.#used);
    this.#used += bytes.length;
    this.#end.push(this.#used);
  }

  /** Keeps the rows whose entry in `keep` is 1. */
  retain(keep: Uint8Array): void {
    const kept = new TextColumn();
    let passed = 0;
    for (let row = 0; row < this.#slab.rows; row++) {
      const slab = this.#slab.at(row);
      for (; passed < slab; passed++) this.#slabs[passed] = new Uint8Array(0);
      if (keep[row] === 1)
        kept.#pushBytes(this.#slabs[slab]!.subarray(this.#start.at(row), this.#end.at(row)));
    }
    this.#slabs = kept.#slabs;
    this.#used = kept.#used;
    this.#bytes = kept.#bytes;
    this.#slab = kept.#slab;
    this.#start = kept.#start;
    this.#end = kept.#end;
  }

  /** The whole column; it is empty afterwards. */
  take(): Texts {
    const slabs = this.#slabs;
    this.#slabs = [];
    const rows = this.#slab.rows;
    return { rows, slabs, slab: this.#slab.take(), start: this.#start.take(), end: this.#end.take() };
  }
}

/** Names and the number of each, in the order of their first coming. */
export class Names {
  #numbers = new Map<string, number>();
  #names: string[] = [];
  #characters = 0;

  /** Bytes held, about: a name is in a list and in a map. */
  get bytes(): number {
    return 2 * this.#characters + 100 * this.#names.length;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** The number of a name, where it has one. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** The number of a name, new or not. `own` gives a copy of it to keep. */
  numberOf(name: string, own: (name: string) => string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.length;
    const kept = own(name);
    this.#numbers.set(kept, number);
    this.#names.push(kept);
    this.#characters += kept.length;
    return number;
  }

  /** Keeps the names whose numbers are in use; gives the new number of each old one. */
  retain(used: Uint8Array): Uint32Array {
    const renumbered = new Uint32Array(this.#names.length);
    const names = this.#names.filter((_, number) => used[number] === 1);
    let next = 0;
    used.forEach((use, number) => {
      if (use === 1) renumbered[number] = next++;
    });
    this.#names = names;
    this.#numbers = new Map(names.map((name, number) => [name, number]));
    this.#characters = names.reduce((total, name) => total + name.length, 0);
    return renumbered;
  }
}
