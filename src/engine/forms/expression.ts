// What an elementwise operation computes of one number of each input: an expression of few operations, as data.

/** Operations of one number. `positive`: 1 where it is above 0, else 0. `logistic`: 1 / (1 + e⁻ˣ). */
export type UnaryOperation = "exp" | "log" | "sqrt" | "tanh" | "logistic" | "positive";
/** Operations of two numbers. `equal`: 1 where they are, else 0. */
export type BinaryOperation = "add" | "subtract" | "multiply" | "divide" | "maximum" | "equal";

export type Expression =
  /** The number of input `index`. */
  | { readonly operation: "input"; readonly index: number }
  | { readonly operation: "number"; readonly value: number }
  | { readonly operation: UnaryOperation; readonly of: readonly [Expression] }
  | { readonly operation: BinaryOperation; readonly of: readonly [Expression, Expression] };

/** The first and second input. */
export const [FIRST, SECOND] = [0, 1].map((index): Expression => ({ operation: "input", index })) as [
  Expression,
  Expression,
];
export const number = (value: number): Expression => ({ operation: "number", value });
export const unary = (operation: UnaryOperation, x: Expression): Expression => ({ operation, of: [x] });
export const binary = (operation: BinaryOperation, a: Expression, b: Expression): Expression => ({
  operation,
  of: [a, b],
});
