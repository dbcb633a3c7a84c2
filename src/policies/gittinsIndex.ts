// The Gittins index of an arm with a Beta prior, for the steps that are left, computed by dynamic programming.

import type { Work } from "../engine/work.ts";

/** Sure payments among which an arm's worth is bracketed. */
const GRID = 128;

/** Index of an arm after `pulls` pulls with `successes` successes in all, with `left` steps to go. */
export type GittinsIndex = (left: number, pulls: number, successes: number) => number;

const tables = new Map<string, GittinsIndex>();

/**
 * The sure payment λ a step at which one would as soon retire as pull this arm once more, for arms that each pull
 * try `draws` times, in trials of `length` pulls (Gittins 1979; with a finite horizon as in Kaufmann 2018, section 2).
 * Per try: 0 to 1. The prior is Beta(1, 1).
 */
export function* gittinsIndex(length: number, draws: number): Work<GittinsIndex> {
  const key = `${length} ${draws}`;
  const known = tables.get(key);
  if (known) return known;
  // A state (pulls j, successes s): offset(j) + s. Before the last step j is at most length − 1.
  const offset = (pulls: number) => (draws * pulls * (pulls - 1)) / 2 + pulls;
  const states = offset(length + 1);
  // Chances of 0 to `draws` successes at each state (beta-binomial).
  const chances = new Float64Array(offset(length) * (draws + 1));
  for (let pulls = 0; pulls < length; pulls++) {
    for (let won = 0; won <= draws * pulls; won++) {
      const at = (offset(pulls) + won) * (draws + 1);
      const [a, b] = [won + 1, draws * pulls - won + 1];
      // p(0) = Π (b + i) / (a + b + i), then by the ratio of neighbours.
      let p = 1;
      for (let i = 0; i < draws; i++) p *= (b + i) / (a + b + i);
      for (let x = 0; x <= draws; x++) {
        chances[at + x] = p;
        p *= ((draws - x) / (x + 1)) * ((a + x) / (b + draws - x - 1));
      }
    }
  }
  /** By steps left, by state. */
  const index = Array.from({ length: length + 1 }, (_, left) => new Float32Array(offset(length - left + 1)));
  const gaps = Array.from({ length: length + 1 }, (_, left) =>
    new Float64Array(offset(length - left + 1)).fill(1),
  );
  let before = new Float64Array(states);
  let now = new Float64Array(states);
  for (let mark = 0; mark <= GRID; mark++) {
    const sure = mark / GRID;
    yield "compiling";
    before.fill(0);
    for (let left = 1; left <= length; left++) {
      for (let pulls = 0; pulls <= length - left; pulls++) {
        for (let won = 0; won <= draws * pulls; won++) {
          const at = offset(pulls) + won;
          const next = offset(pulls + 1) + won;
          let value = (won + 1) / (draws * pulls + 2);
          for (let x = 0; x <= draws; x++) value += chances[at * (draws + 1) + x]! * before[next + x]!;
          const gap = value - sure * left;
          now[at] = gap > 0 ? value : sure * left;
          const last = gaps[left]![at]!;
          // The first payment at which retiring is as good, between this mark and the one before.
          if (last > 0 && gap <= 0)
            index[left]![at] = mark === 0 ? 0 : (mark - 1 + last / (last - gap)) / GRID;
          if (last > 0) gaps[left]![at] = gap;
        }
      }
      [before, now] = [now, before];
    }
  }
  const found: GittinsIndex = (left, pulls, successes) => index[left]![offset(pulls) + successes]!;
  tables.set(key, found);
  return found;
}
