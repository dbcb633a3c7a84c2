// Successive halving (Jamieson & Talwalkar 2016, algorithm 1): all candidates train a little, the best of them go on
// for longer, and so on. All of a rung are waited for, so that the same sweep gives the same runs on every machine;
// asynchronous halving (Li et al. 2020) lets go on whoever comes first.

export interface Halving {
  /** Meta-steps after which the first are left behind. */
  readonly from: number;
  /** One in so many goes on, for so many times as long. */
  readonly by: number;
}

/** Meta-steps at which candidates are compared, the last being all of them. */
export function rungsOf(iterations: number, halving: Halving | undefined): number[] {
  const rungs: number[] = [];
  if (halving) for (let at = halving.from; at < iterations; at *= halving.by) rungs.push(at);
  return [...rungs, iterations];
}

/** How many of so many candidates go on: one in `by`, at least one. */
export const goingOn = (candidates: number, { by }: Halving): number =>
  Math.max(1, Math.floor(candidates / by));
