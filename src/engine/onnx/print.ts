// A computation as an ONNX graph, form by form. Shapes are fixed. What decomposes matrices or adds rows up by number is
// not printed: predictors do that with their support set alone, before they are printed.

import type { BinaryOperation, Expression, UnaryOperation } from "../forms/expression.ts";
import type { Box } from "../forms/form.ts";
import type { Shape, Value } from "../graph/value.ts";
import { inOrder } from "../graph/walk.ts";
import type { OnnxConstant, OnnxGraph, OnnxNode } from "./graph.ts";

const OPERATIONS: Readonly<
  Record<Exclude<UnaryOperation, "positive"> | Exclude<BinaryOperation, "equal">, string>
> = {
  exp: "Exp",
  log: "Log",
  sqrt: "Sqrt",
  tanh: "Tanh",
  logistic: "Sigmoid",
  add: "Add",
  subtract: "Sub",
  multiply: "Mul",
  divide: "Div",
  maximum: "Max",
};
/** ONNX's numbers of types. */
const FLOAT = 1;
const INT64 = 7;

class Printer {
  readonly constants: OnnxConstant[] = [];
  readonly nodes: OnnxNode[] = [];
  readonly #known = new Map<string, string>();

  /** A node; its output's name. */
  node(
    operation: string,
    inputs: readonly string[],
    attributes: OnnxNode["attributes"] = {},
    output = `n${this.nodes.length}`,
  ): string {
    this.nodes.push({ operation, inputs, output, attributes });
    return output;
  }

  /** Numbers that stand in the graph; a short list is written once. */
  constant(type: OnnxConstant["type"], shape: Shape, values: ArrayLike<number>): string {
    const key = values.length <= 16 ? `${type} ${shape} ${Array.from(values)}` : undefined;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const name = `c${this.constants.length}`;
    this.constants.push({ name, type, shape, values });
    if (key !== undefined) this.#known.set(key, name);
    return name;
  }

  /** A list of whole numbers: a shape, axes. */
  list(values: readonly number[]): string {
    return this.constant("int64", [values.length], values);
  }

  /** An expression of one number of each input. */
  expression(expression: Expression, inputs: readonly string[]): string {
    switch (expression.operation) {
      case "input":
        return inputs[expression.index]!;
      case "number":
        return this.constant("float", [], [expression.value]);
    }
    const of = expression.of.map((part) => this.expression(part, inputs));
    switch (expression.operation) {
      case "equal":
        return this.node("Cast", [this.node("Equal", of)], { to: FLOAT });
      case "positive": {
        const above = this.node("Greater", [...of, this.constant("float", [], [0])]);
        return this.node("Cast", [above], { to: FLOAT });
      }
      default:
        return this.node(OPERATIONS[expression.operation], of);
    }
  }

  /** The same numbers in another order. */
  view({ primitive: { name }, attributes, shape }: Value, input: string): string {
    switch (name) {
      case "broadcast":
        return this.node("Expand", [input, this.list(shape)]);
      case "transpose":
        return this.node("Transpose", [input], { perm: (attributes as { order: readonly number[] }).order });
      case "slice": {
        const { begin, size } = attributes as { begin: Shape; size: Shape };
        return this.slice(
          input,
          begin,
          begin.map((start, axis) => start + size[axis]!),
          begin.map(() => 1),
        );
      }
      default:
        throw new Error(`The view “${name}” is not printed as ONNX.`);
    }
  }

  slice(input: string, starts: Shape, ends: Shape, steps: Shape): string {
    const axes = this.list(starts.map((_, axis) => axis));
    return this.node("Slice", [input, this.list(starts), this.list(ends), axes, this.list(steps)]);
  }

  /** Zeros, but for boxes, none of which lies on another: the sum of each box with zeros around it. */
  window(value: Value, boxes: readonly Box[], inputs: readonly string[]): string {
    const parts = boxes.map(({ input, size, from, to }) => {
      if (to.some(({ step }) => step !== 1))
        throw new Error(`“${value.primitive.name}” is not printed as ONNX.`);
      const taken = this.slice(
        inputs[input]!,
        from.map(({ start }) => start),
        from.map(({ start, step }, axis) => start + step * (size[axis]! - 1) + 1),
        from.map(({ step }) => step),
      );
      const before = to.map(({ start }) => start);
      const after = to.map(({ start }, axis) => value.shape[axis]! - start - size[axis]!);
      return this.node("Pad", [taken, this.list([...before, ...after])]);
    });
    return parts.reduce((sum, part) => this.node("Add", [sum, part]));
  }

  /** A value, its inputs printed before. */
  value(value: Value, inputs: readonly string[]): string {
    const { form, alias, name } = value.primitive;
    const shapes = value.inputs.map(({ shape }) => shape);
    if (alias) return this.node("Reshape", [inputs[0]!, this.list(value.shape)]);
    switch (form?.form) {
      case "map":
        return this.expression(form.expression, inputs);
      case "view":
        return this.view(value, inputs[0]!);
      case "reduce": {
        const axes = form.axes(value.attributes);
        return form.combine === "add"
          ? this.node("ReduceSum", [inputs[0]!, this.list(axes)], { keepdims: 1 })
          : this.node("ReduceMax", [inputs[0]!], { axes, keepdims: 1 });
      }
      case "product": {
        const transposed = form.transposed(value.attributes);
        const sides = inputs.map((side, which) =>
          transposed[which] ? this.node("Transpose", [side], { perm: [0, 2, 1] }) : side,
        );
        return this.node("MatMul", sides);
      }
      case "window":
        return this.window(value, form.boxes(shapes, value.attributes, value.shape), inputs);
      case "gather": {
        const [tables, rows, width] = shapes[0] as [number, number, number];
        if (tables !== 1) throw new Error(`Rows of ${tables} tables are not printed as ONNX.`);
        const table = this.node("Reshape", [inputs[0]!, this.list([rows, width])]);
        return this.node("Gather", [table, this.node("Cast", [inputs[1]!], { to: INT64 })], { axis: 0 });
      }
      default:
        throw new Error(`“${name}” is not printed as ONNX.`);
    }
  }
}

/**
 * Prints a computation of named outputs. Inputs keep their names; `fixed` are values whose numbers are known, by id: they
 * stand in the graph as constants, and nothing behind them is printed.
 * @throws Error for an operation that has no print here.
 */
export function printOnnx(
  outputs: Readonly<Record<string, Value>>,
  fixed: ReadonlyMap<number, Float32Array> = new Map(),
): OnnxGraph {
  const printer = new Printer();
  const names = new Map<number, string>();
  const inputs: OnnxGraph["inputs"][number][] = [];
  for (const value of inOrder(Object.values(outputs), new Set(fixed.keys()))) {
    const { name } = value.primitive;
    const known = fixed.get(value.id);
    if (known) names.set(value.id, printer.constant("float", value.shape, known));
    else if (name === "constant")
      names.set(
        value.id,
        printer.constant("float", value.shape, (value.attributes as { values: Float32Array }).values),
      );
    else if (name === "input") {
      const given = (value.attributes as { name: string }).name;
      if (!inputs.some((port) => port.name === given)) inputs.push({ name: given, shape: value.shape });
      names.set(value.id, given);
    } else {
      const of = value.inputs.map(({ id }) => names.get(id)!);
      names.set(value.id, printer.value(value, of));
    }
  }
  for (const [name, { id }] of Object.entries(outputs)) printer.node("Identity", [names.get(id)!], {}, name);
  return {
    inputs,
    outputs: Object.entries(outputs).map(([name, { shape }]) => ({ name, shape })),
    constants: printer.constants,
    nodes: printer.nodes,
  };
}
