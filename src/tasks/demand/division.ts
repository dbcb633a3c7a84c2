// Which products are trained on, which choose, and which are new at test.

import type { Sales } from "../../data/sales/sales.ts";
import { sidesOfLot } from "../../data/sidesOfLot.ts";
import type { Random } from "../../engine/random.ts";
import { SaidError, said } from "../../words/said.ts";
import { SPLIT_NAMES, type Split } from "../episode.ts";

/**
 * Numbers of the products of each side: as the data say, or 70/10/20 by lot.
 * @param division From 1: which fifth is tested.
 * @throws SaidError where a side is left without a product.
 */
export function divideProducts(
  { products, sides }: Sales,
  division: number,
  random: Random,
): Readonly<Record<Split, readonly number[]>> {
  const lot = random.choose(products.length, products.length);
  const byLot = sidesOfLot(products.length, division);
  const side = (split: Split) => sides?.[split] ?? byLot[split].map((place) => lot[place]!);
  const divided = { training: side("training"), validation: side("validation"), test: side("test") };
  for (const split of ["training", "validation", "test"] as const)
    if (divided[split].length === 0)
      throw new SaidError(
        said`Of ${products.length} products none is left for ${SPLIT_NAMES[split]}. Bring ten or more.`,
      );
  return divided;
}
