// Which form a file has, by its first bytes and its name: delimited text, objects or Parquet.

import { type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { headOf, type TableFile } from "./containers.ts";
import { type DelimitedForm, type DelimitedGuess, delimitedRows, guessDelimited } from "./delimited.ts";
import { declaredEncoding } from "./encoding.ts";
import { namedColumns } from "./knownForms.ts";
import { type ObjectsForm, objectRows } from "./objects.ts";
import { type ParquetForm, parquetRows } from "./parquet.ts";
import type { Problems } from "./problems.ts";
import type { RowStream } from "./rows.ts";
import type { Reading } from "./source.ts";

/** How a file is to be read; plain data, so that an experiment can hold it. */
export type TableForm = DelimitedForm | ObjectsForm | ParquetForm;

/** What a person may say against the guess. */
export interface FormChoices {
  readonly encoding?: string | undefined;
  readonly header?: boolean | undefined;
}

const HEAD_BYTES = 64 * 1024;

/**
 * The form of a file.
 * @throws ImportError when it is no table, saying what it seems to be.
 */
export async function formOf(file: TableFile, choices: FormChoices = {}): Promise<TableForm> {
  const head = await headOf(file, HEAD_BYTES);
  const refuse = (problem: Said, advice: Said) => new ImportError({ file: file.name, problem, advice });
  if (String.fromCharCode(...head.subarray(0, 4)) === "PAR1") return { kind: "parquet" };
  const encoding = choices.encoding ?? declaredEncoding(head);
  const text = decodeHead(file.name, head, encoding);
  if (text.includes("\0")) {
    throw refuse(
      said`There are zero bytes in it: it is no text, or UTF-16 without a byte-order mark.`,
      said`If it is UTF-16, choose the encoding utf-16le or utf-16be; otherwise save the table as CSV.`,
    );
  }
  if (text.trim() === "") throw refuse(said`There is nothing but blanks in it.`, said`Bring another file.`);
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
    throw refuse(
      said`This is a web page or XML, not a table.`,
      said`The download may have been refused: open the file in a browser to see what it says.`,
    );
  }
  if (/^\s*(\[\s*)?\{/.test(text) || /^\s*\[\s*\]/.test(text)) return { kind: "objects", encoding };
  if (/^\s*\[/.test(text)) {
    throw refuse(
      said`This is a JSON array, but not of objects.`,
      said`Write an object with named values for each row.`,
    );
  }
  const { sample, ...guess } = guessDelimited(wholeLines(text, head.length), encoding, choices.header);
  return { ...guess, columns: namedColumns(file.name, { ...guess, sample } as DelimitedGuess) };
}

function decodeHead(file: string, head: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(head, { stream: true });
  } catch {
    throw new ImportError({
      file,
      problem: said`The encoding “${encoding}” is unknown.`,
      advice: said`Choose another, such as utf-8.`,
    });
  }
}

/** Without the last line, where it may be cut. */
function wholeLines(text: string, bytes: number): string {
  if (bytes < HEAD_BYTES) return text;
  const end = Math.max(text.lastIndexOf("\n"), text.includes("\n") ? -1 : text.lastIndexOf("\r"));
  return end < 0 ? text : text.slice(0, end + 1);
}

/**
 * The rows of a file in its form.
 * @param chosen Parquet reads only these columns, the rest as null; the other forms ignore it.
 */
export async function rowsOf(
  file: TableFile,
  form: TableForm,
  problems: Problems,
  reading: Reading = {},
  chosen?: readonly string[],
): Promise<RowStream> {
  if (form.kind === "parquet") return parquetRows(file, chosen, reading);
  return form.kind === "objects"
    ? objectRows(file, form, problems, reading)
    : delimitedRows(file, form, problems, reading);
}
