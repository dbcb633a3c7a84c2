// On which side of the split each alphabet of Omniglot stands. Those for validation and test have all 20 drawings of
// every character; alphabets that share letter shapes (Greek, Latin, Cyrillic) all train.

import type { Split } from "../../src/tasks/episode.ts";

const HELD_OUT: Readonly<Record<string, Split>> = {
  Balinese: "validation",
  Early_Aramaic: "validation",
  "Japanese_(katakana)": "test",
  Korean: "test",
  Sanskrit: "test",
  Tagalog: "test",
};

/** Names of the alphabets that do not train. */
export const heldOut: readonly string[] = Object.keys(HELD_OUT);

/** The side on which an alphabet stands, by the name that it has in the zip. */
export const sideOf = (alphabet: string): Split => HELD_OUT[alphabet] ?? "training";
