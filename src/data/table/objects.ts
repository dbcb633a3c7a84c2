// JSON objects as rows: one on each line, over several lines, or in an array; old Amazon files' Python
// dictionaries too. Objects are found by the depth of braces, so none need fit on a line.

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import { inUtf8, NotUtf8 } from "./encoding.ts";
import type { Problems } from "./problems.ts";
import { parsePython } from "./python.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { Reading } from "./source.ts";

/** A stream of objects. */
export interface ObjectsForm {
  readonly kind: "objects";
  readonly encoding: string;
}

/** Characters of one object, and columns of all: beyond these it is no table. */
const MAX_OBJECT = 16 * 1024 * 1024;
const MAX_COLUMNS = 1000;

/** A piece of text that should be an object, and the line it begins in. */
interface Found {
  readonly text: string;
  readonly line: number;
}

/** Finds objects in text that comes in pieces. */
class ObjectSplitter {
  readonly #file: string;
  #rest = "";
  #at = 0;
  #start = -1;
  #depth = 0;
  /** The quote of the string that the next character is in, or nothing. */
  #quote = "";
  #escaped = false;
  #lineStart = true;
  #line = 1;
  #startLine = 1;

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes more text and gives the objects that end in it; `last` gives what is left as well. */
  push(piece: string, last = false): Found[] {
    const text = this.#rest + piece;
    const found: Found[] = [];
    let outside = 0;
    const end = (after: number) => {
      found.push({ text: text.slice(this.#start, after), line: this.#startLine });
      this.#start = -1;
      this.#depth = 0;
      this.#quote = "";
      outside = after;
    };
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 0x0a) {
        this.#line++;
        this.#lineStart = true;
        // A line end within a string: the object is broken, and reading goes on with the next line.
        if (this.#start >= 0 && this.#quote !== "") end(this.#at);
        continue;
      }
      const lineStart = this.#lineStart;
      this.#lineStart = false;
      if (this.#quote !== "") {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === this.#quote.charCodeAt(0)) this.#quote = "";
        continue;
      }
      // So it is where an object begins a line within another.
      if (this.#start >= 0 && lineStart && code === 0x7b) end(this.#at);
      if (this.#start < 0) {
        if (code === 0x7b) {
          const between = text.slice(outside, this.#at);
          if (/[^\s,[\]]/.test(between)) found.push({ text: between.trim(), line: this.#line });
          this.#start = this.#at;
          this.#startLine = this.#line;
          this.#depth = 1;
        }
        continue;
      }
      if (code === 0x22 || code === 0x27) this.#quote = text[this.#at]!;
      else if (code === 0x7b || code === 0x5b) this.#depth++;
      else if (code === 0x7d || code === 0x5d) {
        this.#depth--;
        if (this.#depth === 0) end(this.#at + 1);
      }
    }
    if (last) {
      if (this.#start >= 0) end(text.length);
      const between = text.slice(outside);
      if (/[^\s,[\]]/.test(between)) found.push({ text: between.trim(), line: this.#line });
      this.#rest = "";
      return found;
    }
    const keepFrom = this.#start >= 0 ? this.#start : outside;
    this.#rest = text.slice(keepFrom);
    this.#at -= keepFrom;
    if (this.#start >= 0) this.#start = 0;
    if (this.#rest.length > MAX_OBJECT) {
      throw new ImportError({
        file: this.#file,
        where: `line ${this.#startLine}`,
        problem: said`An object that begins here does not end within 16 million characters.`,
        advice: said`Check that the file is JSON lines or an array of objects.`,
      });
    }
    return found;
  }
}

/** A whole number too long for a float keeps its digits: it is an id. */
const LONG_NUMBER = /([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g;

/** One object, as JSON or as Python prints it; undefined where it is neither. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  const parse = (json: string): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  };
  const withDigits = text.replace(LONG_NUMBER, (whole, before: string, digits: string) =>
    Number.isSafeInteger(Number(digits)) ? whole : `${before}"${digits}"`,
  );
  const value = (withDigits === text ? undefined : parse(withDigits)) ?? parse(text) ?? parsePython(text);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** A value of an object as a cell; lists and objects within stay JSON. */
function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  return JSON.stringify(value);
}

/**
 * The rows of a stream of objects; columns are the keys of all, in the order of their first coming.
 * What is no object is left out and told to `problems`.
 * @throws NotUtf8, ImportError as `delimitedRows` does.
 */
export function objectRows(
  file: TableFile,
  form: ObjectsForm,
  problems: Problems,
  reading: Reading = {},
): RowStream {
  const columns: string[] = [];
  return { columns, batches: batchesOf(file, form, problems, columns, reading) };
}

async function* batchesOf(
  file: TableFile,
  form: ObjectsForm,
  problems: Problems,
  columns: string[],
  reading: Reading,
): AsyncGenerator<RowBatch> {
  const places = new Map<string, number>();
  const splitter = new ObjectSplitter(file.name);
  const rowsOf = (found: readonly Found[]): RowBatch => {
    const rows: Cell[][] = [];
    const lines: number[] = [];
    for (const { text, line } of found) {
      const object = parseObject(text);
      if (object === undefined) {
        problems.add("broken-object", file.name, line, undefined, text);
        continue;
      }
      const row: Cell[] = new Array(columns.length).fill(null);
      for (const [key, value] of Object.entries(object)) {
        let place = places.get(key);
        if (place === undefined) {
          place = columns.length;
          if (place === MAX_COLUMNS) {
            throw new ImportError({
              file: file.name,
              where: `line ${line}`,
              problem: said`The objects have more than ${MAX_COLUMNS} different keys.`,
              advice: said`Keys that are ids make no table: write a row for each instead.`,
            });
          }
          places.set(key, place);
          columns.push(key);
        }
        row[place] = cellOf(value);
      }
      rows.push(row);
      lines.push(line);
    }
    return { rows, lines };
  };
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let line = 1;
  for await (const piece of inUtf8(file.name, file.open(reading), form.encoding)) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      throw new NotUtf8(file.name, line);
    }
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
    yield rowsOf(splitter.push(text));
  }
  try {
    yield rowsOf(splitter.push(decoder.decode(), true));
  } catch (error) {
    if (error instanceof TypeError) throw new NotUtf8(file.name, line);
    throw error;
  }
}
