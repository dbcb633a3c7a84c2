// A computation as data: values that know how they come about. Nothing is computed here.
// Every primitive's derivative is written in primitives, so derivatives of any order are right
// by construction; stock tfjs gradients, several of which are wrong at second order, are never used.

import type { Form } from "../forms/form.ts";

export type Shape = readonly number[];

/** One differentiable operation. `A`: its attributes, plain data. */
export interface Primitive<A> {
  readonly name: string;
  /** Shape of the result; throws where the inputs do not fit. */
  readonly shape: (inputs: readonly Shape[], attributes: A) => Shape;
  /**
   * Cotangents of the inputs, given the result's (reverse mode); `undefined` where nothing flows.
   * Written in operations, so that it can itself be differentiated.
   */
  readonly transpose: (
    cotangent: Value,
    result: Value,
    inputs: readonly Value[],
    attributes: A,
  ) => readonly (Value | undefined)[];
  /** What it computes; absent for what is given, fixed or another name for its input. */
  readonly form?: Form<A>;
  /** The result is the first input under another shape. */
  readonly alias?: true;
  /** Inputs may be handed over without being broadcast first: along any axes, or along the first alone. */
  readonly broadcasts?: "all" | "first";
}

/** A node of the computation. */
export interface Value {
  readonly id: number;
  // biome-ignore lint/suspicious/noExplicitAny: attributes are typed where the primitive is applied
  readonly primitive: Primitive<any>;
  readonly inputs: readonly Value[];
  readonly attributes: unknown;
  readonly shape: Shape;
}

let nextId = 0;

/** Applies a primitive; ids grow along every path, which makes creation order a valid order of work. */
export function apply<A>(primitive: Primitive<A>, inputs: readonly Value[], attributes: A): Value {
  const shape = primitive.shape(
    inputs.map((input) => input.shape),
    attributes,
  );
  return { id: nextId++, primitive, inputs, attributes, shape };
}

/** Elements of a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** Whether two shapes are equal. */
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((length, axis) => length === b[axis]);

/** Named values: the parameters of a model, the gradients of these. */
export type Values = Readonly<Record<string, Value>>;
