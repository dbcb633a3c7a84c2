// The digest of a result in a link: how far, on what, with which losses; and whether another run agrees.

import { BACKENDS, type BackendName } from "../experiment/results.ts";
import { type Said, said } from "../words/said.ts";

/** What a run came to. */
export interface ResultDigest {
  readonly iterations: number;
  /** What computed it, in order: more than one where the run moved. */
  readonly backends: readonly BackendName[];
  /** Training loss of the first iteration and of the last. */
  readonly first: number;
  readonly last: number;
}

const DIGITS = 6;
const NAMES: readonly string[] = BACKENDS;
/** These round alike on every machine. */
const ALIKE: ReadonlySet<BackendName> = new Set(["wasm", "cpu"]);
/** Relative difference that rounding to the digest's digits explains. */
const SAME = 1e-5;

const round = (value: number) => Number(value.toPrecision(DIGITS));

/** The digest of a run that has taken at least one meta-step. */
export const digestOf = (losses: ArrayLike<number>, backends: readonly BackendName[]): ResultDigest => ({
  iterations: losses.length,
  backends,
  first: round(losses[0]!),
  last: round(losses[losses.length - 1]!),
});

/** "2000_wasm_4.31275_0.771204", "2000_wasm-webgpu_4.31275_0.771204". */
export const writeResult = ({ iterations, backends, first, last }: ResultDigest): string =>
  [iterations, backends.join("-"), first, last].join("_");

/** Reads what `writeResult` wrote; `undefined` for anything else. */
export function readResult(text: string): ResultDigest | undefined {
  const parts = text.split("_");
  const [iterations, first, last] = [parts[0], parts[2], parts[3]].map((part) =>
    part !== undefined && /^[\d.e+-]+$/.test(part) ? Number(part) : Number.NaN,
  ) as [number, number, number];
  const backends = parts[1]?.split("-") ?? [];
  if (parts.length !== 4 || !backends.every((name) => NAMES.includes(name))) return undefined;
  if (!Number.isInteger(iterations) || iterations < 1 || ![first, last].every(Number.isFinite))
    return undefined;
  return { iterations, backends: backends as BackendName[], first, last };
}

export interface Verdict {
  readonly same: boolean;
  /** Whole sentences. */
  readonly message: Said;
}

/** Compares a run with a digest; `undefined` until it has come as far. */
export function compareResult(
  expected: ResultDigest,
  losses: ArrayLike<number>,
  backends: readonly BackendName[],
): Verdict | undefined {
  if (losses.length < expected.iterations) return undefined;
  const [first, last] = [losses[0]!, losses[expected.iterations - 1]!];
  const near = (a: number, b: number) => Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b), 1e-12);
  const at = said`after ${expected.iterations} iterations`;
  if (near(first, expected.first) && near(last, expected.last))
    return { same: true, message: said`The same result: training loss ${expected.last} ${at}.` };
  const [theirs, these] = [expected.backends.join(", "), backends.join(", ")];
  // Runs that moved need not have moved at the same iteration.
  const why =
    theirs === these && backends.length === 1
      ? ALIKE.has(backends[0]!)
        ? said`Were knobs turned while one of the two trained?`
        : said`Were knobs turned while one of the two trained? On ${these} numbers also hang on machine and browser.`
      : said`Theirs ran on ${theirs}, this one on ${these}: rounding differs, and training magnifies it.`;
  return {
    same: false,
    message: said`Not the same: training loss ${round(last)} ${at}, theirs ${expected.last}. ${why}`,
  };
}
