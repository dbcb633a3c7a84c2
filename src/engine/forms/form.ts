// What an operation is, apart from how it is written for a machine: data that planners read and printers print.

import type { Expression } from "./expression.ts";
import { contiguous, type View } from "./view.ts";

type Shape = readonly number[];

/** Where a box lies along one axis: numbers `start`, `start + step`, …. */
export interface Span {
  readonly start: number;
  readonly step: number;
}

/** A box of an input that goes to a box of the result: `size` numbers along each axis. */
export interface Box {
  readonly input: number;
  readonly size: Shape;
  readonly from: readonly Span[];
  readonly to: readonly Span[];
}

/** `A`: the primitive's attributes. */
export type Form<A> =
  /** Element by element. `cheap`: may be computed again wherever it is used. */
  | { readonly form: "map"; readonly expression: Expression; readonly cheap?: true }
  /** The same numbers, read in another order. */
  | { readonly form: "view"; readonly view: (input: Shape, attributes: A, shape: Shape) => View }
  /** Combined over axes, each longer than 1; the result has length 1 there. */
  | {
      readonly form: "reduce";
      readonly combine: "add" | "maximum";
      readonly axes: (attributes: A) => readonly number[];
    }
  /** Matrix products `[T, m, k] × [T, k, n]`, a side transposed where stated; T may be 1 on one side. */
  | { readonly form: "product"; readonly transposed: (attributes: A) => readonly [boolean, boolean] }
  /** Zeros, but for boxes that are copied there one after another, or added. */
  | {
      readonly form: "window";
      readonly boxes: (inputs: readonly Shape[], attributes: A, shape: Shape) => readonly Box[];
      readonly adds?: true;
    }
  /** Place of the first of the largest numbers along the last axis, which stays with length 1. */
  | { readonly form: "argmax" }
  /** Rows of tables `[tables, rows, width]` by ids `[T, N]` (see tables.ts): NaN where an id is no row. */
  | { readonly form: "gather" }
  /** Values `[T, N, width]` added to rows of tables by ids `[T, N]`, in order: NaN where an id is no row. Inputs: ids, values. */
  | { readonly form: "scatter" }
  /**
   * Cholesky's decomposition A = UᵀU of symmetric matrices `[T, n, n]`, by their upper halves: U above the diagonal, and on
   * it the reciprocals 1 / Uⱼⱼ, NaN from a pivot on that is not positive; below it anything.
   */
  | { readonly form: "cholesky" }
  /** The solution of A x = b by what that gives. Inputs: A, which is not read, b `[T, n, k]`, and A's decomposition. */
  | { readonly form: "substitution" };

/** Boxes that go one step at a time. */
export const spans = (starts: readonly number[]): Span[] => starts.map((start) => ({ start, step: 1 }));

/** A box's spans in an array of `shape`, as steps through its numbers. */
export function viewOf(along: readonly Span[], shape: Shape): View {
  const strides = contiguous(shape);
  return {
    strides: along.map(({ step }, axis) => step * strides[axis]!),
    offset: along.reduce((total, { start }, axis) => total + start * strides[axis]!, 0),
  };
}
