// Options that families of points have in common.

import type { Field } from "../schema/fields.ts";

/** Query points in training; evaluation takes at least `MEASURED_POINTS`. */
export const queryPoints = (count: number) =>
  ({
    kind: "integer",
    label: "Query points",
    min: 1,
    max: 200,
    default: count,
    effect: "restart",
    help: "More points measure the adapted model less noisily and cost more time.",
  }) as const satisfies Field;

/** Support points at test. */
export const testShots = (label: string, count: number) =>
  ({
    kind: "integer",
    label,
    min: 1,
    max: 100,
    default: count,
    effect: "restart",
    advanced: true,
    follows: "shots",
    help: "How many points evaluation may adapt to; may differ from training.",
  }) as const satisfies Field;

const MEASURED_POINTS = 50;

/** How many query points a split has: evaluation measures on an ample number whatever training uses. */
export const queriesFor = (split: string, query: number): number =>
  split === "training" ? query : Math.max(query, MEASURED_POINTS);
