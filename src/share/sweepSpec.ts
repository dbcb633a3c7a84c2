// What a person says of a sweep: its file (docs/sweeps.md), its part of a link, and what the page's form fills in.

import type { OptionValue } from "../schema/fields.ts";
import type { Halving } from "../sweep/halving.ts";
import type { Domains } from "../sweep/points.ts";

/** How the points of a sweep are chosen. */
export const STRATEGIES = ["grid", "random", "sobol"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** One of the strategies stands in it, with what each option may be. */
export interface SweepSpec extends Readonly<Partial<Record<Strategy, Domains>>> {
  /** A preset's id, or a shared link. */
  readonly experiment: string;
  /** Options changed in every run. */
  readonly set?: Readonly<Record<string, OptionValue>>;
  readonly seeds?: readonly number[];
  readonly halving?: Halving;
}

/** The strategy of a sweep, and its domains; an empty grid where it has none. */
export function strategyOf(spec: SweepSpec): readonly [Strategy, Domains] {
  const strategy = STRATEGIES.find((one) => spec[one] !== undefined) ?? "grid";
  return [strategy, spec[strategy] ?? {}];
}
