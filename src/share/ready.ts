// Ready runs: what is known of each before it is loaded. `npm run reproduce -- <row> --weights` makes them.

import type { ReadyOrigin } from "../experiment/record.ts";

/** What is known of a file of weights that ships with the lab. */
export interface ReadyFile extends ReadyOrigin {
  /** The preset that was trained. */
  readonly id: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly digest: string;
  /** Link of the experiment that it was trained by: a preset changed since then is another experiment. */
  readonly link: string;
}
