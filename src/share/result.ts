// The digest of a result in a link: how far, on what, with which losses and arithmetic; and whether another run agrees.

import { ARITHMETIC, FIRST_ARITHMETIC } from "../engine/arithmetic.ts";
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
  /** The arithmetic of the build that computed it (engine/arithmetic.ts). */
  readonly arithmetic: number;
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
  arithmetic: ARITHMETIC,
});

/** "2000_wasm_4.31275_0.771204_2", "2000_wasm-webgpu_4.31275_0.771204_2"; the last is left out where it is 1. */
export const writeResult = ({ iterations, backends, first, last, arithmetic }: ResultDigest): string =>
  [
    iterations,
    backends.join("-"),
    first,
    last,
    ...(arithmetic === FIRST_ARITHMETIC ? [] : [arithmetic]),
  ].join("_");

/** Reads what `writeResult` wrote; `undefined` for anything else. */
export function readResult(text: string): ResultDigest | undefined {
  const parts = text.split("_");
  const [iterations, first, last, arithmetic] = [
    parts[0],
    parts[2],
    parts[3],
    parts[4] ?? `${FIRST_ARITHMETIC}`,
  ].map((part) => (part !== undefined && /^[\d.e+-]+$/.test(part) ? Number(part) : Number.NaN)) as [
    number,
    number,
    number,
    number,
  ];
  const backends = parts[1]?.split("-") ?? [];
  if (parts.length < 4 || parts.length > 5 || !backends.every((name) => NAMES.includes(name)))
    return undefined;
  if (![iterations, arithmetic].every((count) => Number.isInteger(count) && count >= 1)) return undefined;
  if (![first, last].every(Number.isFinite)) return undefined;
  return { iterations, backends: backends as BackendName[], first, last, arithmetic };
}

export interface Verdict {
  /** Absent where the two need not be the same, and nobody is at fault. */
  readonly same?: boolean;
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
  if (expected.arithmetic !== ARITHMETIC)
    return {
      message: said`Training loss ${round(last)} ${at}, theirs ${expected.last}. Theirs was trained by another build of the lab, which rounds otherwise, and training magnifies that: the two need not be the same.`,
    };
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
