// The file of a sweep.

import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { writeLink } from "../share/link.ts";
import { sharedFrom } from "../share/named.ts";
import { sweepFrom } from "../share/sweepPlan.ts";
import type { Sweep } from "../sweep/runSweep.ts";
import { type DataFlags, ownData } from "./ownData.ts";

// What is wrong is said in English, as on every command line.
z.config(z.locales.en());

/**
 * Reads a sweep's file. On a person's own data its experiment is the one on these data, so that every run, and its link,
 * names them. @throws Error that names the file, the place in it and what is wrong; and as `ownData` does.
 */
export async function readSweep(
  path: string,
  flags: DataFlags,
  tell: (line: string) => void,
): Promise<Sweep> {
  const raw = readJson(path);
  const laidOut = sweepFrom(raw, path);
  const form = raw as { readonly experiment: string };
  const own = await ownData(sharedFrom(form.experiment).experiment, flags, tell);
  return own ? sweepFrom({ ...form, experiment: writeLink(own.experiment) }, path) : laidOut;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is no JSON: ${error.message}.`);
    throw new Error(`There is no file “${path}” to read a sweep from.`);
  }
}
