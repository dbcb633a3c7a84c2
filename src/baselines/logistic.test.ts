// Logistic regression: against a solution in closed form, and its optimality condition on numbers at random.

import fc from "fast-check";
import { expect, it } from "vitest";
import { logisticRegression } from "./logistic.ts";

it("of one example of each of two classes, at right angles, is where its slope is zero", () => {
  // By symmetry W = a (1, −1; −1, 1) on the two directions, and λ a = 1 − σ(2a).
  const weights = logisticRegression([1, 0, 0, 1], [1, 0, 0, 1], 2, 0.5);
  const a = weights[0]!;
  [a, -a, -a, a].forEach((value, place) => {
    expect(weights[place]).toBeCloseTo(value, 5);
  });
  expect(0.5 * a).toBeCloseTo(1 - 1 / (1 + Math.exp(-2 * a)), 5);
  expect(a).toBeCloseTo(0.521298457, 5);
});

it("with a penalty so heavy that nothing is sure is each class's sum, over λ", () => {
  // Probabilities stay at a half: λ A = Y − ½.
  const weights = logisticRegression([1, 0.5, 0.5, 1], [1, 0, 0, 1], 2, 1e6);
  expect([...weights].map((value) => value * 1e6)).toEqual(
    [0.5, -0.5, -0.5, 0.5].map((value) => expect.closeTo(value, 4)),
  );
});

it("answers what an example counts twice as if it stood twice", () => {
  // Two examples that are one: the weights are shared between them, and the logits the same as by symmetry.
  const twice = logisticRegression([1, 1, 0, 1, 1, 0, 0, 0, 1], [1, 0, 1, 0, 0, 1], 2, 0.1);
  expect(twice[0]).toBeCloseTo(twice[2]!, 5);
  expect(twice[0]! + twice[2]!).toBeGreaterThan(-twice[4]!);
});

it("leaves no slope: λ A = Y − P for any examples and penalty", () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number, number), { minLength: 2, maxLength: 6 }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (rows, penalty) => {
        const classes = 3;
        const products = rows.flatMap((one) =>
          rows.map((other) => one.reduce((sum, value, at) => sum + value * other[at]!, 0)),
        );
        const targets = rows.flatMap((_, row) => [0, 1, 2].map((label) => Number(label === row % classes)));
        const weights = logisticRegression(products, targets, classes, penalty);
        rows.forEach((_, row) => {
          const logits = [0, 1, 2].map((label) =>
            rows.reduce(
              (sum, __, other) =>
                sum + products[row * rows.length + other]! * weights[other * classes + label]!,
              0,
            ),
          );
          const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
          logits.forEach((logit, label) => {
            const left = targets[row * classes + label]! - Math.exp(logit) / total;
            expect(penalty * weights[row * classes + label]!).toBeCloseTo(left, 5);
          });
        });
      },
    ),
    { numRuns: 60 },
  );
});

it("settles at a penalty next to nothing, and says so where it cannot", () => {
  const weights = logisticRegression([1, 0, 0, 1], [1, 0, 0, 1], 2, 1e-4);
  expect(1e-4 * weights[0]!).toBeCloseTo(1 - 1 / (1 + Math.exp(-2 * weights[0]!)), 5);
  expect(() => logisticRegression([1, 0, 0, 1], [1, 0, 0, Number.NaN], 2, 1)).toThrow("does not settle");
});
