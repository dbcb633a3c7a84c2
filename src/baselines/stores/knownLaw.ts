// Bayes's rule for whoever knows by which law shops are made: a mixture of kinds, in each of which effects are normal.
// In each kind the posterior is a closed form; how likely each kind is, its evidence says.

import { sharesOf } from "../../measures/shares.ts";
import { type Effects, effectsAfter, type KnownDays, logEvidence } from "./linear.ts";

/** A kind of shop, and the share of all shops that are of it. */
export interface Component extends Effects {
  readonly share: number;
}

/** The mean of a shop's effects after its days, `[D]`: the ceiling, since no guess has a smaller squared error. */
export function meanByLaw(days: KnownDays, law: readonly Component[], scatter: number): Float64Array {
  const likely = sharesOf(law.map((kind) => Math.log(kind.share) + logEvidence(days, kind, scatter)));
  const mean = new Float64Array(law[0]!.mean.length);
  law.forEach((kind, place) => {
    effectsAfter(days, kind, scatter).mean.forEach((effect, column) => {
      mean[column]! += likely[place]! * effect;
    });
  });
  return mean;
}
