// The error of a failed import: what is wrong, where, and what to do about it.

/** What {@link ImportError} is made of. */
export interface ImportProblem {
  /** Name of the file, as the person dropped it. */
  readonly file: string;
  /** The entry, line or field that is at fault; empty when it is the whole file. */
  readonly where?: string;
  /** What is wrong, as a whole sentence. */
  readonly problem: string;
  /** What to do, as a whole sentence. */
  readonly advice: string;
}

/**
 * A file that can't be imported. Its message reads on its own, so it survives a message channel that drops
 * the other fields. Thrown before anything is replaced: what was loaded or trained stays.
 */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly file: string;
  readonly where: string;
  readonly advice: string;

  constructor({ file, where = "", problem, advice }: ImportProblem, options?: ErrorOptions) {
    super(`${file}${where === "" ? "" : `, ${where}`}: ${problem} ${advice}`, options);
    this.file = file;
    this.where = where;
    this.advice = advice;
  }
}
