// Matrix factorisation of what biases leave over, by alternating ridge regressions (Koren, Bell, Volinsky 2009;
// Zhou et al. 2008). A new user is folded in: one ridge regression on the few ratings known.

import type { Random } from "../../engine/random.ts";
import { solvePositive } from "../cholesky.ts";
import { type ItemBiases, jointBiases, userBias } from "./bias.ts";
import type { RatingPredictor, UserRatings } from "./coldStart.ts";

/** How the factors are found. */
export interface FactorOptions {
  /** Numbers of each item and user. */
  readonly rank: number;
  /** Ridge on every factor. */
  readonly ridge: number;
  readonly rounds: number;
  readonly itemDamping: number;
  readonly userDamping: number;
}

/** What was found. */
export interface Factors {
  readonly items: ItemBiases;
  /** `[items, rank]`. */
  readonly factors: Float64Array;
  readonly options: FactorOptions;
}

/** Σ q qᵀ + ridge and Σ q·residual over the rows given, solved. */
function ridgeRow(
  factors: Float64Array,
  rows: Uint32Array,
  residuals: Float64Array,
  rank: number,
  ridge: number,
): Float64Array {
  const matrix = new Float64Array(rank * rank);
  const right = new Float64Array(rank);
  for (let row = 0; row < rank; row++) matrix[row * rank + row] = ridge;
  for (const [place, which] of rows.entries()) {
    const start = which * rank;
    for (let row = 0; row < rank; row++) {
      const value = factors[start + row]!;
      right[row]! += value * residuals[place]!;
      for (let column = 0; column <= row; column++)
        matrix[row * rank + column]! += value * factors[start + column]!;
    }
  }
  return solvePositive(matrix, right, rank);
}

/** What biases leave over of a user's ratings. */
function residualsOf(user: UserRatings, items: ItemBiases, userDamping: number): Float64Array {
  const bias = userBias(user, items, userDamping);
  return Float64Array.from(
    user.ratings,
    (rating, place) => rating - items.mean - items.biases[user.items[place]!]! - bias,
  );
}

/** Factors of all items from training users' ratings. */
export function factorise(
  training: readonly UserRatings[],
  itemCount: number,
  options: FactorOptions,
  random: Random,
): Factors {
  const { rank, ridge, rounds, itemDamping, userDamping } = options;
  const items = jointBiases(training, itemCount, itemDamping);
  const residuals = training.map((user) => residualsOf(user, items, userDamping));
  const raters: number[][] = Array.from({ length: itemCount }, () => []);
  const left: number[][] = Array.from({ length: itemCount }, () => []);
  training.forEach((user, number) => {
    user.items.forEach((item, place) => {
      raters[item]!.push(number);
      left[item]!.push(residuals[number]![place]!);
    });
  });
  const factors = Float64Array.from(random.normals(itemCount * rank), (value) => value / 10);
  const users = new Float64Array(training.length * rank);
  for (let round = 0; round < rounds; round++) {
    training.forEach((user, number) => {
      users.set(ridgeRow(factors, user.items, residuals[number]!, rank, ridge), number * rank);
    });
    raters.forEach((who, item) => {
      const solved = ridgeRow(users, Uint32Array.from(who), Float64Array.from(left[item]!), rank, ridge);
      factors.set(solved, item * rank);
    });
  }
  return { items, factors, options };
}

/** Predicts for a new user by fold-in. */
export function factorPredictor({ items, factors, options }: Factors): RatingPredictor {
  const { rank, ridge, userDamping } = options;
  return (support, asked) => {
    const bias = userBias(support, items, userDamping);
    const user = ridgeRow(factors, support.items, residualsOf(support, items, userDamping), rank, ridge);
    return Float64Array.from(asked, (item) => {
      let score = items.mean + items.biases[item]! + bias;
      for (let k = 0; k < rank; k++) score += user[k]! * factors[item * rank + k]!;
      return score;
    });
  };
}
