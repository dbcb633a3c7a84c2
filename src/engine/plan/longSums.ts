// Long sums are added up in blocks. One after the other, n numbers in single precision err by some √n roundings of the
// whole and more where all have one sign, as in a variance; in blocks by those of one block and of the blocks' sums.
// Where means are off, units near zero fall to the other side of a rectifier, and one of them alone may move a gradient
// by a thousandth (docs/export.md has figures).

/** Numbers that are added one after the other within a block. */
export const BLOCK = 128;
/** Sums of no more numbers than this are added as they come. */
export const SHORT = 512;

/** Where the loops of a long sum are cut: the loop at `place`, outermost 0, by `size` turns a block. */
export interface Cut {
  readonly place: number;
  readonly size: number;
}

/**
 * The cut of loops `lengths`, outermost first, through which one number at a time is added up; `undefined` where the sum
 * is short. `together`: numbers that the innermost loop adds up side by side, each a sum of its own.
 */
export function cutOf(lengths: readonly number[], together = 1): Cut | undefined {
  const numbers = (of: readonly number[]) => of.reduce((product, length) => product * length, 1) / together;
  if (numbers(lengths) <= SHORT) return undefined;
  const place = lengths.findLastIndex((_, at) => numbers(lengths.slice(at)) > BLOCK);
  return { place, size: Math.max(1, Math.floor(BLOCK / numbers(lengths.slice(place + 1)))) };
}
