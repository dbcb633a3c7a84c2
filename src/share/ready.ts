// Ready runs: what is known of each before it is loaded, by preset. `npm run reproduce -- <row> --weights` makes them.

import type { ReadyOrigin } from "../experiment/record.ts";

/** What is known of a file of weights that ships with the lab. */
export interface ReadyFile extends ReadyOrigin {
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly digest: string;
  /** Link of the experiment that it was trained by: a preset changed since then has no ready run. */
  readonly link: string;
}

/** By preset. */
export type ReadyIndex = Readonly<Record<string, ReadyFile>>;
