// What repeats itself in a list: loops in place of equal text.

/** `length` items from `start` on, and the same again, `times` in all. */
export interface Repeat {
  readonly start: number;
  readonly length: number;
  readonly times: number;
}

/** How often the `length` items at `start` stand there one after another. */
function timesAt(items: readonly unknown[], start: number, length: number): number {
  let end = start + length;
  while (end < items.length && items[end] === items[end - length]) end += 1;
  return Math.floor((end - start) / length);
}

/** The list as repeats, in order; each saves as much as any that begins at its place. */
export function repeatsOf(items: readonly unknown[]): Repeat[] {
  const found: Repeat[] = [];
  let start = 0;
  while (start < items.length) {
    let best: Repeat = { start, length: 1, times: 1 };
    for (let length = 1; 2 * length <= items.length - start; length++) {
      const times = timesAt(items, start, length);
      if (length * (times - 1) > best.length * (best.times - 1)) best = { start, length, times };
    }
    found.push(best);
    start += best.length * best.times;
  }
  return found;
}
