// A computation worked out number by number, as its forms say and in the plainest way: what all printers are held
// against. Every operation is rounded to float32.

import type { Expression } from "../forms/expression.ts";
import { type Form, viewOf } from "../forms/form.ts";
import { layoutOf, type TableLayout } from "../forms/tables.ts";
import { contiguous, spread, type View } from "../forms/view.ts";
import { type Shape, sizeOf, type Value } from "../graph/value.ts";
import { inOrder } from "../graph/walk.ts";

const round = Math.fround;

/** An expression at these numbers. */
function numberOf(expression: Expression, inputs: readonly number[]): number {
  switch (expression.operation) {
    case "input":
      return inputs[expression.index]!;
    case "number":
      return round(expression.value);
  }
  const [a, b] = expression.of.map((item) => numberOf(item, inputs)) as [number, number];
  switch (expression.operation) {
    case "add":
      return round(a + b);
    case "subtract":
      return round(a - b);
    case "multiply":
      return round(a * b);
    case "divide":
      return round(a / b);
    case "maximum":
      return Math.max(a, b);
    case "equal":
      return Number(a === b);
    case "positive":
      return Number(a > 0);
    case "exp":
      return round(Math.exp(a));
    case "log":
      return round(Math.log(a));
    case "sqrt":
      return round(Math.sqrt(a));
    case "tanh":
      return round(Math.tanh(a));
    case "logistic":
      return round(1 / (1 + Math.exp(-a)));
  }
}

/** Calls `visit` with the place in each view for every index of `shape`, the last axis fastest. */
function walk(shape: Shape, views: readonly View[], visit: (...places: number[]) => void): void {
  const at = (axis: number, places: readonly number[]): void => {
    if (axis === shape.length) {
      visit(...places);
      return;
    }
    for (let index = 0; index < shape[axis]!; index++)
      at(
        axis + 1,
        places.map((place, which) => place + index * views[which]!.strides[axis]!),
      );
  };
  at(
    0,
    views.map(({ offset }) => offset),
  );
}
const whole = (shape: Shape, target: Shape = shape) =>
  spread({ strides: contiguous(shape), offset: 0 }, shape, target);

/** The row of all tables that an example's id names; `undefined` where it is none. */
function rowAt({ tables, rows, count }: TableLayout, id: number, example: number): number | undefined {
  if (!(Number.isInteger(id) && id >= 0 && id < rows)) return undefined;
  return (Math.floor(example / count) % tables) * rows + id;
}

function compute(form: Form<unknown>, value: Value, inputs: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(sizeOf(value.shape));
  const shapes = value.inputs.map(({ shape }) => shape);
  const first = inputs[0]!;
  switch (form.form) {
    case "map": {
      const views = shapes.map((shape) => whole(shape, value.shape));
      walk(value.shape, [whole(value.shape), ...views], (to, ...from) => {
        result[to] = numberOf(
          form.expression,
          from.map((place, index) => inputs[index]![place]!),
        );
      });
      break;
    }
    case "view": {
      const view = form.view(shapes[0]!, value.attributes, value.shape);
      walk(value.shape, [whole(value.shape), view], (to, from) => {
        result[to] = first[from]!;
      });
      break;
    }
    case "reduce": {
      const adds = form.combine === "add";
      result.fill(adds ? 0 : Number.NEGATIVE_INFINITY);
      walk(shapes[0]!, [whole(value.shape, shapes[0]), whole(shapes[0]!)], (to, from) => {
        result[to] = adds ? result[to]! + first[from]! : Math.max(result[to]!, first[from]!);
      });
      break;
    }
    case "product": {
      const [transposeA, transposeB] = form.transposed(value.attributes);
      const [a, b] = shapes.map((shape) => whole(shape, [value.shape[0]!, shape[1]!, shape[2]!])) as [
        View,
        View,
      ];
      const [rowA, termA] = transposeA ? [a.strides[2]!, a.strides[1]!] : [a.strides[1]!, a.strides[2]!];
      const [termB, columnB] = transposeB ? [b.strides[2]!, b.strides[1]!] : [b.strides[1]!, b.strides[2]!];
      const terms = shapes[0]![transposeA ? 1 : 2]!;
      const left = { strides: [a.strides[0]!, rowA, 0, termA], offset: 0 };
      const right = { strides: [b.strides[0]!, 0, columnB, termB], offset: 0 };
      const target = { strides: [...contiguous(value.shape), 0], offset: 0 };
      walk([...value.shape, terms], [target, left, right], (to, l, r) => {
        result[to] = result[to]! + round(first[l]! * inputs[1]![r]!);
      });
      break;
    }
    case "window": {
      for (const { input, size, from, to } of form.boxes(shapes, value.attributes, value.shape)) {
        walk(size, [viewOf(to, value.shape), viewOf(from, shapes[input]!)], (place, source) => {
          result[place] = (form.adds ? result[place]! : 0) + inputs[input]![source]!;
        });
      }
      break;
    }
    case "argmax": {
      const width = shapes[0]!.at(-1)!;
      result.forEach((_, row) => {
        const own = first.subarray(row * width, (row + 1) * width);
        result[row] = own.indexOf(own.reduce((a, b) => Math.max(a, b)));
      });
      break;
    }
    case "gather": {
      const layout = layoutOf(shapes[0]!, shapes[1]!);
      inputs[1]!.forEach((id, example) => {
        const row = rowAt(layout, id, example);
        for (let column = 0; column < layout.width; column++)
          result[example * layout.width + column] =
            row === undefined ? Number.NaN : first[row * layout.width + column]!;
      });
      break;
    }
    case "scatter": {
      const layout = layoutOf(value.shape, shapes[0]!);
      const rows = [...first].map((id, example) => rowAt(layout, id, example));
      rows.forEach((row, example) => {
        for (let column = 0; column < layout.width; column++)
          if (row !== undefined)
            result[row * layout.width + column]! += inputs[1]![example * layout.width + column]!;
      });
      if (rows.includes(undefined)) result.fill(Number.NaN);
      break;
    }
    case "cholesky": {
      // Row by row from above: U[j, i] = (A[j, i] − Σₖ U[k, j] U[k, i]) / U[j, j].
      const [batch, n] = value.shape as [number, number];
      for (let matrix = 0; matrix < batch; matrix++) {
        const at = (row: number, column: number) => (matrix * n + row) * n + column;
        for (let j = 0; j < n; j++) {
          for (let i = j; i < n; i++) {
            let rest = first[at(j, i)]!;
            for (let k = 0; k < j; k++) rest = round(rest - round(result[at(k, j)]! * result[at(k, i)]!));
            if (i > j) result[at(j, i)] = rest * result[at(j, j)]!;
            else result[at(j, j)] = round(Math.sqrt(rest)) / rest;
          }
        }
      }
      break;
    }
    case "substitution": {
      const [batch, n, width] = value.shape as [number, number, number];
      const factor = inputs[2]!;
      result.set(inputs[1]!);
      for (let column = 0; column < batch * width; column++) {
        const system = Math.floor(column / width);
        const at = (row: number) => (system * n + row) * width + (column % width);
        const upper = (row: number, other: number) => factor[(system * n + row) * n + other]!;
        for (let j = 0; j < n; j++) {
          for (let k = 0; k < j; k++) result[at(j)] = result[at(j)]! - round(upper(k, j) * result[at(k)]!);
          result[at(j)]! *= upper(j, j);
        }
        for (let j = n - 1; j >= 0; j--) {
          for (let k = j + 1; k < n; k++)
            result[at(j)] = result[at(j)]! - round(upper(j, k) * result[at(k)]!);
          result[at(j)]! *= upper(j, j);
        }
      }
    }
  }
  return result;
}

/** The numbers of `outputs`, given those of every input by name. @throws Error where an input is missing. */
export function evaluate(
  outputs: Readonly<Record<string, Value>>,
  given: Readonly<Record<string, Float32Array>>,
): Record<string, Float32Array> {
  const known = new Map<number, Float32Array>();
  for (const value of inOrder(Object.values(outputs))) {
    const { name, form, alias } = value.primitive;
    const inputs = value.inputs.map(({ id }) => known.get(id)!);
    const attributes = value.attributes as { name: string; values: Float32Array };
    if (alias) known.set(value.id, inputs[0]!);
    else if (form !== undefined) known.set(value.id, compute(form, value, inputs));
    else if (name === "constant") known.set(value.id, attributes.values);
    else {
      const numbers = given[attributes.name];
      if (numbers === undefined) throw new Error(`The input “${attributes.name}” was not given.`);
      known.set(value.id, numbers);
    }
  }
  return Object.fromEntries(Object.entries(outputs).map(([name, { id }]) => [name, known.get(id)!]));
}
