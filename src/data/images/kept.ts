// What the page learns of a person's own images: as imported, and as kept.

import type { Words } from "../../words/said.ts";
import type { DataCounts } from "../counts.ts";
import type { HalvesChoice } from "./takeHalves.ts";

/** One way to take a set, by the name that an experiment's `data` gives it. */
export interface NamedVariant {
  readonly fingerprint: string;
  /** What becomes of the halves in which it came; absent where it came whole. */
  readonly halves?: HalvesChoice;
}

/** A set of a person's own images that is at hand. */
export interface KeptImages {
  /** The names of the files it came from, for people. */
  readonly name: string;
  /** All ways to take it: one, or two where it came in halves. */
  readonly variants: readonly NamedVariant[];
  readonly groups: number;
  readonly classes: number;
  readonly drawings: number;
  readonly bytes: number;
  /** When it was imported, in milliseconds since 1970. */
  readonly importedAt: number;
  /** Whether a reload finds it again. */
  readonly keptIn: "browser" | "memory";
}

/** The answer to an import. */
export interface ImportedImages extends KeptImages {
  /** The set as it is taken. */
  readonly fingerprint: string;
  readonly halves?: HalvesChoice;
  /** What is trained on, validated and tested. */
  readonly counts: DataCounts;
  /** The fingerprint that an experiment's link names, and whether these images are those; absent where none did. */
  readonly wanted?: { readonly fingerprint: string; readonly same: boolean };
  /** What people should know: whole sentences. */
  readonly notices: readonly Words[];
}
