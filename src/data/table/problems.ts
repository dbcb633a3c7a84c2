// What is odd in a table, counted in full and listed in part, with line numbers: nothing disappears silently.

/** What can be odd, and what is done about it. */
export const PROBLEMS = {
  "blank-line": { what: "blank lines", done: "skipped" },
  "short-row": { what: "rows with too few fields", done: "kept, the rest missing" },
  "long-row": { what: "rows with too many fields", done: "left out" },
  "stray-quote": { what: "quotes that open and never close", done: "read as plain characters" },
  "broken-object": { what: "objects that are no JSON", done: "left out" },
  "missing-value": { what: "rows without a needed value", done: "left out" },
  "not-a-number": { what: "values that are no number", done: "left out, the row with them" },
  "not-finite": { what: "numbers that are not finite", done: "left out, the row with them" },
  "not-a-date": { what: "values that are no date of the chosen form", done: "left out, the row with them" },
  "missing-feature": { what: "rows without a feature's value", done: "kept, the feature missing" },
  "negative-value": { what: "negative values of a target that is seldom negative", done: "kept" },
  "negative-left-out": { what: "negative values", done: "left out, the row with them" },
  "repeat-replaced": { what: "rows that a later one of the same task and item replaces", done: "left out" },
  "repeat-averaged": { what: "rows averaged with others of the same task and item", done: "made one row" },
  "repeated-sentence": { what: "sentences that stand before under the same class", done: "left out" },
  "ambiguous-sentence": { what: "sentences that stand under another class too", done: "left out" },
  "more-than-enough": {
    what: "sentences beyond as many of their class as there is room for",
    done: "left out",
  },
  "repeat-kept": { what: "rows that repeat the task and item of another", done: "kept" },
  "after-cut": {
    what: "rows of training tasks from after the first validation task began",
    done: "left out",
  },
  "before-first-week": { what: "rows of a first week that is not whole", done: "left out" },
} as const satisfies Record<string, { what: string; done: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** One odd place. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly file: string;
  /** Line in the file, from 1, where the row begins; 0 where a form has no lines (Parquet: the row, from 1). */
  readonly line: number;
  readonly column?: string;
  /** The value at fault, cut short. */
  readonly value?: string;
}

/** How many of each kind are listed; all are counted. */
const LISTED = 1000;
const VALUE_CHARACTERS = 80;

/** Everything odd in one reading. */
export class Problems {
  readonly #counts = new Map<ProblemKind, number>();
  readonly #listed: Problem[] = [];

  /** Counts one, and lists it while there is room. */
  add(kind: ProblemKind, file: string, line: number, column?: string, value?: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count > LISTED) return;
    this.#listed.push({
      kind,
      file,
      line,
      ...(column !== undefined && { column }),
      ...(value !== undefined && { value: owned(value.slice(0, VALUE_CHARACTERS)) }),
    });
  }

  /** Takes in what another reading found, behind what is there. */
  include(other: Problems): void {
    for (const { kind, count } of other.counts) this.#counts.set(kind, this.count(kind) + count);
    for (const problem of other.listed) {
      const listed = this.#listed.filter(({ kind }) => kind === problem.kind).length;
      if (listed < LISTED) this.#listed.push(problem);
    }
  }

  /** How many there are of a kind, listed or not. */
  count(kind: ProblemKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Kinds that occur, with how many there are. */
  get counts(): readonly { readonly kind: ProblemKind; readonly count: number }[] {
    return [...this.#counts].map(([kind, count]) => ({ kind, count }));
  }

  /** The first of each kind in the order of the reading. */
  get listed(): readonly Problem[] {
    return this.#listed;
  }

  /** As a CSV file: what is listed, then a line for each kind of which more were counted. */
  toCsv(): string {
    const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const rows = this.#listed.map(({ kind, file, line, column = "", value = "" }) => [
      file,
      `${line}`,
      PROBLEMS[kind].what,
      column,
      value,
      PROBLEMS[kind].done,
    ]);
    const more = this.counts.flatMap(({ kind, count }) =>
      count > LISTED
        ? [
            [
              "",
              "",
              `${PROBLEMS[kind].what}: ${count - LISTED} more, not listed`,
              "",
              "",
              PROBLEMS[kind].done,
            ],
          ]
        : [],
    );
    const head = ["file", "line", "problem", "column", "value", "what was done"];
    return `${[head, ...rows, ...more].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A copy of a text on its own: what is cut out of a large text may hold on to all of it. */
export function owned(text: string): string {
  return decoder.decode(encoder.encode(text));
}
