// What the page learns of a person's own data: as brought, and as kept.

import type { Said } from "../../words/said.ts";
import type { PartCounts } from "../counts.ts";
import type { HalvesChoice } from "../images/takeHalves.ts";
import type { DataForm } from "../kind.ts";
import type { Mapping } from "../table/mapping.ts";

/** One way to take data, by the name that an experiment's `data` gives it. */
export interface NamedVariant {
  readonly fingerprint: string;
  /** What becomes of the halves in which it came; absent where it came whole. */
  readonly halves?: HalvesChoice;
}

/** What data say of themselves. */
export interface Described {
  readonly form: DataForm;
  /** The names of the files they came from, for people. */
  readonly name: string;
  /** All ways to take them, the usual one first: one, or two where they came in halves. */
  readonly variants: readonly NamedVariant[];
  /** Of a table the classes are its tasks, and the groups its files. */
  readonly holds: PartCounts;
  readonly bytes: number;
}

/** A person's own data that are at hand. */
export interface KeptData extends Described {
  /** What a table's columns are for, as it was last brought. */
  readonly mapping?: Mapping;
  /** When they were brought, in milliseconds since 1970. */
  readonly importedAt: number;
  /** Whether a reload finds them again. */
  readonly keptIn: "browser" | "memory";
}

/** The answer to an import. */
export interface ImportedData extends KeptData {
  /** The data as they are taken. */
  readonly fingerprint: string;
  readonly halves?: HalvesChoice;
  /** The fingerprint that an experiment's link names, and whether these data are those; absent where none did. */
  readonly wanted?: { readonly fingerprint: string; readonly same: boolean };
  /** What people should know: whole sentences. */
  readonly notices: readonly Said[];
}
