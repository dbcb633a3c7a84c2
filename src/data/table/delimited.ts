// Delimited text (CSV, TSV, `;`, `|`, `::`) as rows: our splitter finds the records, Papa Parse reads the
// fields of decoded, record-aligned blocks, which none of its streaming faults concerns (RETAIL.md, section 5).

import Papa from "papaparse";
import type { TableFile } from "./containers.ts";
import { decodeLines, inUtf8 } from "./encoding.ts";
import type { Problems } from "./problems.ts";
import { type RecordBlock, RecordSplitter, type SplitOptions } from "./records.ts";
import type { RowBatch, RowStream } from "./rows.ts";
import type { Reading } from "./source.ts";

/** How delimited text is written. */
export interface DelimitedForm {
  readonly kind: "delimited";
  readonly encoding: string;
  readonly delimiter: string;
  /** Whether a quote at a field's start encloses it. */
  readonly quotes: boolean;
  readonly lineEnd: "\n" | "\r";
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** The columns' names, each once. */
  readonly columns: readonly string[];
}

/** Candidates in the order in which they are believed. `::` files and their titles know no quotes. */
const DELIMITERS = ["::", "\t", ";", ",", "|"];
/** The part of a sample's rows that must agree in their number of fields. */
const AGREE = 0.9;
const SAMPLE_ROWS = 200;

/** The fields of whole records. */
function fieldsOf(text: string, delimiter: string, lineEnd: string, quoted: boolean): string[][] {
  const body = text.endsWith(lineEnd) ? text.slice(0, -lineEnd.length) : text;
  // Papa takes an empty text for no rows; here it is one blank line.
  if (body === "") return [[""]];
  // Papa lets spaces stand behind a closing quote only where a line end follows; behind that it sees one row more.
  const { data } = Papa.parse<string[]>(quoted ? body + lineEnd : body, {
    delimiter,
    newline: lineEnd as "\n",
    fastMode: !quoted,
  });
  return quoted ? data.slice(0, -1) : data;
}

/** One block as rows with their lines. */
function blockRows(
  block: RecordBlock,
  { file, delimiter, onStrayQuote }: Pick<SplitOptions, "file" | "delimiter" | "onStrayQuote">,
): { readonly rows: string[][]; readonly lines: readonly number[] } {
  const { lines, lineEnd, quoted } = block;
  const text = decodeLines(file, block.bytes, lines[0]!);
  const rows = fieldsOf(text, delimiter, lineEnd, quoted);
  if (rows.length === lines.length) return { rows, lines };
  // A record without quotes that holds line ends (a quote was taken back), or one that Papa reads otherwise.
  if (quoted) onStrayQuote(lines[0]!);
  const plain = quoted ? fieldsOf(text, delimiter, lineEnd, false) : rows;
  return { rows: plain, lines: plain.map((_, place) => lines[0]! + place) };
}

const isBlank = (row: readonly string[]) => row.every((field) => field.trim() === "");

/** Whether a first row is Excel's word for the delimiter, `sep=;`, and no row of the table. */
const saysDelimiter = (row: readonly string[], delimiter: string) => /^sep=.$/i.test(row.join(delimiter));

/**
 * The rows of delimited text. Blank lines and rows with too many fields are left out, rows with too few
 * stay; all are told to `problems`.
 * @throws NotUtf8 where the form says UTF-8 and a byte does not. ImportError, see `inUtf8`, `RecordSplitter`.
 */
export function delimitedRows(
  file: TableFile,
  form: DelimitedForm,
  problems: Problems,
  reading: Reading = {},
): RowStream {
  return { columns: form.columns, batches: batchesOf(file, form, problems, reading) };
}

async function* batchesOf(
  file: TableFile,
  form: DelimitedForm,
  problems: Problems,
  reading: Reading,
): AsyncGenerator<RowBatch> {
  const width = form.columns.length;
  const onStrayQuote = (line: number) => problems.add("stray-quote", file.name, line);
  const { delimiter, quotes, lineEnd } = form;
  const options: SplitOptions = { file: file.name, delimiter, quotes, lineEnd, onStrayQuote };
  const splitter = new RecordSplitter(options);
  let headerDue = form.header;
  const checked = (block: RecordBlock): RowBatch => {
    const batch = blockRows(block, options);
    const first = batch.lines[0] === 1 && saysDelimiter(batch.rows[0] as string[], delimiter);
    let regular = !headerDue && !first;
    for (const row of batch.rows)
      regular &&= (row as string[]).length === width && (width > 1 || row[0] !== "");
    if (regular) return batch;
    const rows: string[][] = [];
    const lines: number[] = [];
    for (const [place, row] of batch.rows.entries()) {
      const line = batch.lines[place]!;
      if (first && place === 0) continue;
      if (row.length === 1 && isBlank(row)) problems.add("blank-line", file.name, line);
      else if (headerDue) headerDue = false;
      else if (row.length > width && !isBlank(row.slice(width)))
        problems.add("long-row", file.name, line, undefined, row.slice(width).join(delimiter));
      else {
        if (row.length < width) problems.add("short-row", file.name, line);
        rows.push(row.length > width ? row.slice(0, width) : row);
        lines.push(line);
      }
    }
    return { rows, lines };
  };
  for await (const piece of inUtf8(file.name, file.open(reading), form.encoding)) {
    for (const block of splitter.push(piece)) yield checked(block);
  }
  for (const block of splitter.finish()) yield checked(block);
}

/** What the first lines say of a file's form. */
export interface DelimitedGuess extends DelimitedForm {
  /** The first rows, without the header. */
  readonly sample: readonly (readonly string[])[];
}

/**
 * Guesses the form from a file's first lines. `text` ends where a line does, unless it is the whole file.
 * @param header Whether the first row names the columns, where a person has said so.
 */
export function guessDelimited(text: string, encoding: string, header?: boolean): DelimitedGuess {
  const lineEnd = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const bytes = new TextEncoder().encode(text);
  const candidates = DELIMITERS.map((delimiter) => {
    const quotes = delimiter !== "::";
    const options: SplitOptions = { file: "", delimiter, quotes, lineEnd, onStrayQuote: () => undefined };
    const splitter = new RecordSplitter(options);
    const rows = [...splitter.push(bytes), ...splitter.finish()]
      .flatMap((block) => blockRows(block, options).rows)
      .filter(
        (row, place) => (row.length > 1 || !isBlank(row)) && !(place === 0 && saysDelimiter(row, delimiter)),
      );
    const sample = rows.slice(0, SAMPLE_ROWS);
    const counts = new Map<number, number>();
    for (const { length } of sample) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width = 1, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return { delimiter, quotes, sample, width, agreement: width > 1 ? agreeing / sample.length : 0 };
  });
  const agreeing = candidates.filter(({ agreement }) => agreement >= AGREE);
  // Texts hold commas as often as a row has one, so of a comma and a bar the one that parts more is meant.
  const bar = agreeing.find(({ delimiter }) => delimiter === "|");
  const first = agreeing[0];
  const best =
    first?.delimiter === "," && bar !== undefined && bar.width > first.width
      ? bar
      : (first ?? candidates.reduce((a, b) => (b.agreement > a.agreement ? b : a)));
  const chosen = best.agreement > 0 ? best : candidates.find(({ delimiter }) => delimiter === ",")!;
  const { delimiter, quotes, sample } = chosen;
  const named = header ?? looksLikeHeader(sample);
  const body = named ? sample.slice(1) : sample;
  const names = named ? (sample[0] ?? []) : [];
  const width = Math.max(names.length, named ? 0 : Math.max(0, ...body.map(({ length }) => length)));
  return {
    kind: "delimited",
    encoding,
    delimiter,
    quotes,
    lineEnd,
    header: named,
    columns: distinctNames(Array.from({ length: width }, (_, place) => names[place]?.trim() ?? "")),
    sample: body,
  };
}

/** Gives each column a name of its own: a blank one its number, a repeated one a count. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, place) => {
    const base = name === "" ? `column ${place + 1}` : name;
    let distinct = base;
    for (let count = 2; taken.has(distinct); count++) distinct = `${base} (${count})`;
    taken.add(distinct);
    return distinct;
  });
}

const isFigure = (field: string) => /^[\s\d.,:+\-/TZ€$£%]*\d[\s\d.,:+\-/TZ€$£%]*$/.test(field);

/**
 * A first row of distinct words is a header where some column below it holds figures, or where none of its
 * words comes again below it.
 */
function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || first.length === 0) return false;
  const words = first.map((field) => field.trim());
  // Exports of data frames leave the first column's name blank, and a delimiter at each line's end makes a blank last one.
  const named = words.slice(Number(words[0] === ""), words.at(-1) === "" ? -1 : undefined);
  if (named.length === 0 || named.some((word) => word === "" || isFigure(word) || word.length > 80))
    return false;
  if (new Set(words).size !== words.length) return false;
  if (rest.length === 0) return true;
  const figures = words.some((_, column) => rest.every((row) => isFigure(row[column] ?? "")));
  if (figures) return true;
  return (
    words.every((word, column) => !rest.some((row) => row[column]?.trim() === word)) &&
    words.every((word) => word.split(/\s+/).length <= 4)
  );
}
