// A hierarchical regression: each shop has effects of its own, normal about those of all shops. What all shops are like
// is learned from training shops, the likeliest there is (empirical Bayes by expectation maximisation: Dempster, Laird,
// Rubin 1977; of such regressions Laird, Ware 1982).

import { type Effects, type KnownDays, type Moments, momentsOf, posteriorOf } from "./linear.ts";

/** What shops are like: their effects, and the standard deviation of what is sold about them. */
export interface LawOfShops extends Effects {
  readonly scatter: number;
}

const ROUNDS = 30;
/** Where it begins: effects of nothing, and anything possible. */
const [WIDE, BEGIN] = [1, 0.5];
/** Added to variances, so that what never differs among shops can still be solved for. */
const LEAST = 1e-6;

/** A training shop, as often as it is looked at. */
interface SeenShop extends Moments {
  readonly days: number;
  /** yᵀ y. */
  readonly energy: number;
}

/** The likeliest law of shops, from days of many. */
export function learnedLaw(shops: readonly KnownDays[], width: number): LawOfShops {
  const seen = shops.map((shop) => ({
    ...momentsOf(shop, width),
    days: shop.y.length,
    energy: Array.from(shop.y).reduce((sum, value) => sum + value * value, 0),
  }));
  const wide = new Float64Array(width * width);
  for (let i = 0; i < width; i++) wide[i * (width + 1)] = WIDE;
  let law: LawOfShops = { mean: new Float64Array(width), covariance: wide, scatter: BEGIN };
  for (let round = 0; round < ROUNDS; round++) law = maximised(seen, law);
  return law;
}

/** One round: the effects of each shop as the law and its days have them, and the moments of all. */
function maximised(shops: readonly SeenShop[], law: LawOfShops): LawOfShops {
  const width = law.mean.length;
  const after = shops.map(posteriorOf(law, law.scatter));
  const mean = new Float64Array(width);
  for (const effects of after) for (let i = 0; i < width; i++) mean[i]! += effects.mean[i]! / shops.length;
  const covariance = new Float64Array(width * width);
  let [rest, days] = [0, 0];
  after.forEach((effects, shop) => {
    const { squares, products, energy, days: own } = shops[shop]!;
    days += own;
    // What is expected of ‖y − X θ‖²: yᵀ y − 2 mᵀ Xᵀ y + tr Xᵀ X (m mᵀ + V).
    rest += energy;
    for (let i = 0; i < width; i++) {
      rest -= 2 * effects.mean[i]! * products[i]!;
      for (let j = 0; j < width; j++) {
        const at = i * width + j;
        const unsure = effects.covariance[at]!;
        rest += squares[at]! * (effects.mean[i]! * effects.mean[j]! + unsure);
        covariance[at]! +=
          (unsure + (effects.mean[i]! - mean[i]!) * (effects.mean[j]! - mean[j]!)) / shops.length;
      }
    }
  });
  for (let i = 0; i < width; i++) covariance[i * (width + 1)]! += LEAST;
  return { mean, covariance, scatter: Math.sqrt(rest / days) };
}

/** A law whose covariances are drawn to zero by a share from 0 to 1; variances stay. */
export function drawnApart({ mean, covariance, scatter }: LawOfShops, share: number): LawOfShops {
  const width = mean.length;
  return {
    mean,
    covariance: covariance.map((value, at) => (at % (width + 1) === 0 ? value : (1 - share) * value)),
    scatter,
  };
}
