// The digest of a result in a link: how far, on what, with which losses; and whether another run agrees.

import type { BackendName } from "../experiment/results.ts";
import { type Said, said } from "../words/said.ts";

/** What a run came to. */
export interface ResultDigest {
  readonly iterations: number;
  readonly backend: BackendName;
  /** Training loss of the first iteration and of the last. */
  readonly first: number;
  readonly last: number;
}

const DIGITS = 6;
const BACKENDS: readonly string[] = ["webgpu", "wasm", "cpu"] satisfies BackendName[];
/** Relative difference that rounding to the digest's digits explains. */
const SAME = 1e-5;

const round = (value: number) => Number(value.toPrecision(DIGITS));

/** The digest of a run that has taken at least one meta-step. */
export const digestOf = (losses: ArrayLike<number>, backend: BackendName): ResultDigest => ({
  iterations: losses.length,
  backend,
  first: round(losses[0]!),
  last: round(losses[losses.length - 1]!),
});

/** "2000_wasm_4.31275_0.771204". */
export const writeResult = ({ iterations, backend, first, last }: ResultDigest): string =>
  [iterations, backend, first, last].join("_");

/** Reads what `writeResult` wrote; `undefined` for anything else. */
export function readResult(text: string): ResultDigest | undefined {
  const parts = text.split("_");
  const [iterations, first, last] = [parts[0], parts[2], parts[3]].map((part) =>
    part !== undefined && /^[\d.e+-]+$/.test(part) ? Number(part) : Number.NaN,
  ) as [number, number, number];
  if (parts.length !== 4 || !BACKENDS.includes(parts[1]!)) return undefined;
  if (!Number.isInteger(iterations) || iterations < 1 || ![first, last].every(Number.isFinite))
    return undefined;
  return { iterations, backend: parts[1] as BackendName, first, last };
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
  backend: BackendName,
): Verdict | undefined {
  if (losses.length < expected.iterations) return undefined;
  const [first, last] = [losses[0]!, losses[expected.iterations - 1]!];
  const near = (a: number, b: number) => Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b), 1e-12);
  const at = said`after ${expected.iterations} iterations`;
  if (near(first, expected.first) && near(last, expected.last))
    return { same: true, message: said`The same result: training loss ${expected.last} ${at}.` };
  const why =
    backend === expected.backend
      ? said`Were knobs turned while one of the two trained?`
      : said`Theirs ran on ${expected.backend}, this one on ${backend}: rounding differs, and training magnifies it.`;
  return {
    same: false,
    message: said`Not the same: training loss ${round(last)} ${at}, theirs ${expected.last}. ${why}`,
  };
}
