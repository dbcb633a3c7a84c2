// From the rows of a table to the numbers that a model reads, by the kind of inputs.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { IMAGE_PIXELS, IMAGE_SIZE } from "../data/images/imageSet.ts";
import { decodeInk } from "../data/images/pngInk.ts";
import { rescale } from "../data/images/rescale.ts";
import { FULL_INK, pixelColumns } from "../takeaway/examples.ts";
import type { InputsInFile } from "../takeaway/learnerFile.ts";
import { countGrams, DEFAULT_GRAMS } from "../tasks/text/grams.ts";
import { tfidf } from "../tasks/text/tfidf.ts";
import { numbersIn, type SmallTable, textsIn } from "./table.ts";

/** What stands behind inputs that are no plain numbers. */
export interface Features {
  /** Sentences: how telling each bucket of grams is, `[buckets]`. */
  readonly inverse?: Float32Array | undefined;
  /** Items: their ids, and each one's row, `[items, width]`. */
  readonly ids?: readonly string[] | undefined;
  readonly rows?: Float32Array | undefined;
}

/** Inputs of a table, and what is repeated of each beside an answer. */
export interface ReadInputs {
  /** `[rows, …inputShape]`. */
  readonly x: Float32Array;
  readonly shown: Readonly<Record<string, readonly string[]>>;
}

type Reader = (
  table: SmallTable,
  width: number,
  features: Features,
  columns: readonly string[],
) => ReadInputs;

/** Columns of numbers side by side. */
function sideBySide(table: SmallTable, columns: readonly string[]): Float32Array {
  const all = columns.map((column) => numbersIn(table, column));
  return Float32Array.from(
    { length: table.rows.length * columns.length },
    (_, index) => all[index % columns.length]![Math.floor(index / columns.length)]!,
  );
}

const numbers: Reader = (table, _, __, columns) => ({
  x: sideBySide(table, columns),
  shown: Object.fromEntries(columns.map((column) => [column, textsIn(table, column)])),
});

/** An image's file, relative to the table's, as ink `[28 · 28]`. */
function inkOf({ file, lines }: SmallTable, row: number, path: string): Float32Array {
  const place = `${file}, line ${lines[row]}, column image`;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(dirname(file), path));
  } catch {
    throw new Error(`${place}: there is no file “${path}” (looked for beside the table).`);
  }
  try {
    const { ink, width, height } = decodeInk(bytes);
    return rescale(ink, width, height).map((value) => Math.round(value * FULL_INK) / FULL_INK);
  } catch (error) {
    throw new Error(`${place}: “${path}” cannot be read as PNG: ${(error as Error).message}.`);
  }
}

const image: Reader = (table, width) => {
  if (table.columns.includes("image")) {
    if (width !== IMAGE_PIXELS)
      throw new Error(`Image files are read as ${IMAGE_SIZE} × ${IMAGE_SIZE} pixels.`);
    const paths = textsIn(table, "image");
    const x = new Float32Array(paths.length * width);
    for (const [row, path] of paths.entries()) x.set(inkOf(table, row, path), row * width);
    return { x, shown: { image: paths } };
  }
  const columns = pixelColumns(width);
  if (!columns.some((column) => table.columns.includes(column)))
    throw new Error(
      `${table.file}, line 1: there is neither a column “image” (paths of PNG files) nor columns p1 to p${width} (ink from 0 to ${FULL_INK}, row by row).`,
    );
  const x = sideBySide(table, columns);
  const wrong = x.findIndex((value) => value < 0 || value > FULL_INK);
  if (wrong >= 0) {
    const [row, pixel] = [Math.floor(wrong / width), wrong % width];
    throw new Error(
      `${table.file}, line ${table.lines[row]}, column p${pixel + 1}: ${x[wrong]} is no ink: it goes from 0 (paper) to ${FULL_INK}.`,
    );
  }
  return { x: x.map((value) => value / FULL_INK), shown: {} };
};

const text: Reader = (table, width, { inverse }) => {
  const texts = textsIn(table, "text");
  const x = new Float32Array(texts.length * width);
  for (const [row, one] of texts.entries()) {
    const { places, values } = tfidf(countGrams(one, { ...DEFAULT_GRAMS, buckets: width }), inverse!);
    places.forEach((place, entry) => {
      x[row * width + place] = values[entry]!;
    });
  }
  return { x, shown: { text: texts } };
};

const item: Reader = (table, width, { ids, rows }) => {
  const places = new Map(ids!.map((id, place) => [id, place]));
  const named = textsIn(table, "item");
  const x = new Float32Array(named.length * width);
  for (const [row, id] of named.entries()) {
    const place = places.get(id.trim());
    if (place === undefined)
      throw new Error(
        `${table.file}, line ${table.lines[row]}, column item: “${id}” is not among the ${ids!.length} items that the learner knows (vocabulary.json).`,
      );
    x.set(rows!.subarray(place * width, (place + 1) * width), row * width);
  }
  return { x, shown: { item: named } };
};

/** Inputs that are read by themselves, whatever the answers are. */
type PlainInputs = Exclude<InputsInFile, { settings: unknown }>;

const readers = { numbers, image, text, item } as const satisfies Record<PlainInputs["kind"], Reader>;

/** Reads a table's inputs, each of `width` numbers. @throws Error with file, line and column for what is none. */
export function readInputs(
  table: SmallTable,
  inputs: PlainInputs,
  width: number,
  features: Features,
): ReadInputs {
  return readers[inputs.kind](table, width, features, inputs.kind === "numbers" ? inputs.columns : []);
}
