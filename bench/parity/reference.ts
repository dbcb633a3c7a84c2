// PyTorch's numbers kept in little room, for machines without it: of each array its length and its products with three
// fixed patterns of signs. Whatever differs in any element differs in those, all but surely.
// `npm run parity` makes the file anew, where PyTorch is.

import { readFileSync, writeFileSync } from "node:fs";
import { Random } from "../../src/engine/random.ts";
import type { Numbers } from "./comparisons.ts";

const FILE = new URL("reference.json", import.meta.url).pathname;
const PATTERNS = 3;
const DIGITS = 7;

/** Of an array: its Euclidean length, and its product with each pattern. */
export type Sketch = readonly number[];
/** By comparison, by array. */
export type Reference = Readonly<Record<string, Readonly<Record<string, Sketch>>>>;

/** The sketch of one array. */
export function sketchOf(values: ArrayLike<number>): Sketch {
  const numbers = Array.from(values);
  const products = Array.from({ length: PATTERNS }, (_, pattern) => {
    const signs = new Random(pattern);
    return numbers.reduce((total, value) => total + (signs.uniform() < 0.5 ? -value : value), 0);
  });
  return [Math.hypot(...numbers), ...products].map((value) => Number(value.toPrecision(DIGITS)));
}

/** Sketches of all arrays of a comparison. */
export const sketchesOf = (numbers: Numbers): Record<string, Sketch> =>
  Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, sketchOf(values)]));

export const readReference = (): Reference => JSON.parse(readFileSync(FILE, "utf8")) as Reference;

/** One line for each comparison. */
export function writeReference(reference: Reference): void {
  const lines = Object.entries(reference).map(
    ([name, sketches]) => `  ${JSON.stringify(name)}: ${JSON.stringify(sketches)}`,
  );
  writeFileSync(FILE, `{\n${lines.join(",\n")}\n}\n`);
}
