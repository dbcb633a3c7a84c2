// The file of a sweep.

import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { sweepFrom } from "../share/sweepPlan.ts";
import type { Sweep } from "../sweep/runSweep.ts";

// What is wrong is said in English, as on every command line.
z.config(z.locales.en());

/** Reads a sweep's file. @throws Error that names the file, the place in it and what is wrong. */
export function readSweep(path: string): Sweep {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is no JSON: ${error.message}.`);
    throw new Error(`There is no file “${path}” to read a sweep from.`);
  }
  return sweepFrom(raw, path);
}
