// Intervals made as wide as validation tasks ask for (split conformal prediction: Vovk, Gammerman, Shafer 2005; of
// intervals that a learner gives, Romano, Patterson, Candès 2019).

/**
 * By how much intervals are to be widened so that the truth of one more task is within as often as `nominal` says,
 * whoever gave the intervals: the ⌈(n + 1) nominal⌉-th of n sorted misses.
 * @param misses How far outside of its interval each task's truth lies; negative within. Tasks that nothing else is measured on.
 * @throws Error where there are too few tasks for such an interval.
 */
export function marginOf(misses: readonly number[], nominal: number): number {
  const rank = Math.ceil((misses.length + 1) * nominal);
  if (rank > misses.length)
    throw new Error(
      `An interval for ${nominal} of all tasks takes more than ${misses.length} tasks to calibrate.`,
    );
  return misses.toSorted((one, other) => one - other)[rank - 1]!;
}
