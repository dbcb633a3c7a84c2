// Runs as one file, to keep and to hand on: gzip of JSON in which arrays of numbers stand as base64. Reading trusts nothing.

import { gunzipSync, gzipSync, strFromU8, strToU8 } from "fflate";
import * as z from "zod/mini";
import { type PlainRecord, plainRecord, readRecord, readSavedRun } from "../experiment/readRecord.ts";
import type { RunRecord } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { inARow, SaidError, said, wordsOf } from "../words/said.ts";

/** Ends the name of a file of runs. */
export const RUN_FILE_ENDING = ".innerloop";
const FORM = "innerloop runs";
const VERSION = 1;
const ARRAY = "float32";
/** So many numbers are made text at once: a call takes only so many arguments. */
const PIECE = 0x8000;

/** A run with its weights and what a person says of it. */
export interface FiledRun {
  readonly record: RunRecord;
  readonly saved: SavedRun;
  readonly name: string;
  readonly note: string;
  readonly starred: boolean;
}

const form = z.object({
  form: z.literal(FORM),
  version: z.literal(VERSION),
  runs: z
    .array(
      z.object({
        record: z.unknown(),
        saved: z.unknown(),
        name: z.string(),
        note: z.string(),
        starred: z.boolean(),
      }),
    )
    .check(z.minLength(1)),
});

function base64(values: Float32Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = "";
  for (let start = 0; start < bytes.length; start += PIECE)
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  return btoa(text);
}

const numbers = (text: string): Float32Array =>
  new Float32Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);

/** Numbers that JSON lacks keep their names. */
const NAMED: Readonly<Record<string, number>> = { NaN: Number.NaN, "∞": Infinity, "−∞": -Infinity };
const nameOf = (value: number) => Object.keys(NAMED).find((name) => Object.is(NAMED[name], value));

function written(_: string, value: unknown): unknown {
  if (value instanceof Float32Array) return { [ARRAY]: base64(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return { number: nameOf(value) };
  return value;
}

function read(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return value;
  const [key, text] = entry;
  if (key === ARRAY && typeof text === "string") return numbers(text);
  return key === "number" && typeof text === "string" && text in NAMED ? NAMED[text] : value;
}

/** Runs as the bytes of a file. */
export const writeRunFile = (runs: readonly FiledRun[]): Uint8Array<ArrayBuffer> => {
  const plain = runs.map(({ record, ...rest }): Omit<FiledRun, "record"> & { record: PlainRecord } => ({
    record: plainRecord(record),
    ...rest,
  }));
  return gzipSync(strToU8(JSON.stringify({ form: FORM, version: VERSION, runs: plain }, written))).slice();
};

/** Reads a file of runs. @throws Error, a whole sentence, where it is none, of another version or damaged. */
export function readRunFile(name: string, bytes: Uint8Array): FiledRun[] {
  let raw: unknown;
  try {
    raw = JSON.parse(strFromU8(gunzipSync(bytes)), read);
  } catch {
    throw new SaidError(
      said`${name} is no file of runs: such files are written by this lab and end in ${RUN_FILE_ENDING}.`,
    );
  }
  const parsed = form.safeParse(raw);
  if (!parsed.success)
    throw new SaidError(
      said`${name} is no file of runs of version ${VERSION}: write it anew with the lab that it comes from.`,
    );
  return parsed.data.runs.map(({ record, saved, ...labels }, index) => {
    try {
      return { record: readRecord(record), saved: readSavedRun(saved), ...labels };
    } catch (error) {
      throw new SaidError(inARow([said`Run ${index + 1} of ${name} is damaged.`, wordsOf(error)]));
    }
  });
}
