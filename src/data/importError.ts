// The error of a failed import: what is wrong, where, and what to do about it.

import { inARow, SaidError, said, type Words } from "../words/said.ts";

/** What {@link ImportError} is made of. */
export interface ImportProblem {
  /** Name of the file, as the person dropped it; what else is read, in words. */
  readonly file: Words;
  /** The entry, line or field that is at fault; empty when it is the whole file. */
  readonly where?: Words;
  /** What is wrong, as a whole sentence. */
  readonly problem: Words;
  /** What to do, as a whole sentence. */
  readonly advice: Words;
}

/**
 * A file that can't be imported. What it says reads on its own, so it survives a message channel that drops
 * the other fields. Thrown before anything is replaced: what was loaded or trained stays.
 */
export class ImportError extends SaidError {
  override readonly name = "ImportError";
  readonly file: Words;
  readonly where: Words;
  readonly advice: Words;

  constructor({ file, where = "", problem, advice }: ImportProblem, options?: ErrorOptions) {
    const whole = inARow([problem, advice]);
    super(where === "" ? said`${file}: ${whole}` : said`${file}, ${said(where)}: ${whole}`, options);
    this.file = file;
    this.where = where;
    this.advice = advice;
  }
}
