// Which values are computed inside the kernels that use them, and what each kernel then computes; as data, for any
// machine.

import type { Expression } from "../forms/expression.ts";
import type { Box, Form } from "../forms/form.ts";
import { layoutOf, type TableLayout } from "../forms/tables.ts";
import { contiguous, spread, type View } from "../forms/view.ts";
import { type Shape, sameShape, type Value } from "../graph/value.ts";
import { root } from "../graph/walk.ts";

/** What a machine can do within one kernel. */
export interface Machine {
  /** Whether elementwise work can read an array in this order, over this shape. */
  readonly reads: (view: View, shape: Shape) => boolean;
}

/** One step of elementwise work: what it leaves is told by its place in the list. */
export type Step =
  /** The number of input `input`, an access of the kernel. */
  | { readonly step: "load"; readonly input: number }
  | { readonly step: "number"; readonly value: number }
  /** An expression of what earlier steps left. */
  | { readonly step: "compute"; readonly expression: Expression; readonly of: readonly number[] };

/** What a kernel does. Elementwise work, `steps`, leaves the last step's number for each place of `domain`. */
export type Work =
  | {
      readonly work: "map";
      readonly domain: Shape;
      readonly views: readonly View[];
      readonly steps: readonly Step[];
    }
  | {
      readonly work: "reduce";
      readonly domain: Shape;
      readonly views: readonly View[];
      readonly steps: readonly Step[];
      readonly axes: readonly number[];
      readonly combine: "add" | "maximum";
    }
  | { readonly work: "product"; readonly sizes: ProductSizes }
  | {
      readonly work: "window";
      readonly shape: Shape;
      readonly inputs: readonly Shape[];
      readonly boxes: readonly Box[];
      readonly adds: boolean;
    }
  | { readonly work: "argmax"; readonly rows: number; readonly width: number }
  | { readonly work: "gather" | "scatter"; readonly layout: TableLayout }
  | { readonly work: "cholesky"; readonly batch: number; readonly n: number }
  /** Inputs: right sides `[batch, n, width]`, and decompositions. */
  | { readonly work: "substitution"; readonly batch: number; readonly n: number; readonly width: number };

/** Sizes of `tasks` products `[m, k] × [k, n]`; a shared side is the same for all tasks. */
export interface ProductSizes {
  readonly tasks: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly sharedA: boolean;
  readonly sharedB: boolean;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** A kernel: the value it computes and the arrays it reads. */
export interface FusedKernel {
  readonly value: Value;
  readonly work: Work;
  readonly inputs: readonly Value[];
}

/** Values computed in one kernel at most: engines bound the parameters and locals of a function. */
const LARGEST_KERNEL = 64;

/** The value behind aliases that keep the shape. */
function bare(value: Value): Value {
  let behind = value;
  while (behind.primitive.alias && sameShape(behind.shape, behind.inputs[0]!.shape))
    behind = behind.inputs[0]!;
  return behind;
}
const uniformOf = (value: Value): number | undefined => {
  const { values } = (value.attributes ?? {}) as { values?: Float32Array };
  return value.primitive.name === "constant" && values!.length === 1 ? values![0] : undefined;
};
const formOf = (value: Value): Form<unknown> => {
  const { form, name } = value.primitive;
  if (form === undefined) throw new Error(`“${name}” has no form.`);
  return form;
};

/**
 * Decides which values are computed inside the kernels that use them: elementwise work with one user, cheap
 * elementwise work on what is in memory anyway, and changed order of reading.
 */
function fused(working: readonly Value[], results: ReadonlySet<number>, machine: Machine): Set<number> {
  const users = new Map<number, { user: Value; direct: boolean }[]>();
  for (const user of working) {
    if (user.primitive.alias) continue;
    for (const input of new Set(user.inputs)) {
      const direct = bare(input);
      const target = direct.primitive.alias ? root(direct) : direct;
      const uses = users.get(target.id) ?? [];
      uses.push({ user, direct: target === direct });
      users.set(target.id, uses);
    }
  }
  const inside = new Set<number>();
  const needed = new Set<number>(results);
  const need = (value: Value) => needed.add(root(value).id);
  const takes = (user: Value, value: Value) => {
    const { form } = formOf(user);
    const domain = form === "reduce" ? user.inputs[0]!.shape : user.shape;
    return (form === "map" || form === "reduce") && sameShape(domain, value.shape);
  };
  /** The kernels in which a value is computed, each with the number of values in it. */
  const kernels = new Map<number, Set<{ size: number }>>();
  for (const value of working.toReversed()) {
    if (value.primitive.alias) continue;
    const form = formOf(value);
    const uses = users.get(value.id) ?? [];
    const into = new Set(uses.flatMap(({ user }) => [...kernels.get(user.id)!]));
    const fits =
      !needed.has(value.id) &&
      uses.length > 0 &&
      uses.every(({ user, direct }) => direct && takes(user, value)) &&
      [...into].every(({ size }) => size < LARGEST_KERNEL);
    if (form.form === "view") {
      const source = value.inputs[0]!;
      const view = form.view(source.shape, value.attributes, value.shape);
      if (fits && machine.reads(view, value.shape)) inside.add(value.id);
      need(source);
    } else if (form.form === "map") {
      const varying = value.inputs.filter((input) => uniformOf(input) === undefined);
      const again = form.cheap && varying.length === 1;
      if (fits && (uses.length === 1 || again)) {
        inside.add(value.id);
        if (uses.length > 1) need(varying[0]!);
      }
      // What is spread over a larger shape would be computed many times.
      for (const input of value.inputs) if (!sameShape(input.shape, value.shape)) need(input);
    } else if (form.form !== "reduce") for (const input of value.inputs) need(input);
    if (inside.has(value.id)) for (const kernel of into) kernel.size += 1;
    kernels.set(value.id, inside.has(value.id) ? into : new Set([{ size: 1 }]));
  }
  return inside;
}

/** Elementwise work of one value, with all that is fused into it. */
function elementwise(value: Value, domain: Shape, inside: ReadonlySet<number>) {
  const own = formOf(value);
  const inputs: Value[] = [];
  const views: View[] = [];
  const steps: Step[] = [];
  const done = new Map<number, number>();
  const push = (step: Step) => steps.push(step) - 1;
  const load = (source: Value, view: View): number => {
    inputs.push(root(source));
    views.push(view);
    return push({ step: "load", input: inputs.length - 1 });
  };
  const whole = (shape: Shape) => spread({ strides: contiguous(shape), offset: 0 }, shape, domain);
  const read = (item: Value): number => {
    const form = formOf(item);
    if (form.form !== "view") throw new Error(`“${item.primitive.name}” is no view.`);
    const source = item.inputs[0]!;
    return load(source, spread(form.view(source.shape, item.attributes, item.shape), item.shape, domain));
  };
  const evaluate = (item: Value): number => {
    const at = bare(item);
    const known = done.get(at.id);
    if (known !== undefined) return known;
    const uniform = uniformOf(at);
    let place: number;
    if (uniform !== undefined) place = push({ step: "number", value: uniform });
    else if (!inside.has(at.id)) place = load(at, whole(at.shape));
    else place = formOf(at).form === "view" ? read(at) : compute(at);
    done.set(at.id, place);
    return place;
  };
  const compute = (item: Value): number => {
    const form = formOf(item);
    if (form.form !== "map") throw new Error(`“${item.primitive.name}” cannot be fused.`);
    return push({ step: "compute", expression: form.expression, of: item.inputs.map(evaluate) });
  };
  if (own.form === "map") compute(value);
  else if (own.form === "view") read(value);
  else evaluate(value.inputs[0]!);
  return { inputs, views, steps };
}

function kernelOf(value: Value, inside: ReadonlySet<number>): FusedKernel {
  const form = formOf(value);
  const shapes = value.inputs.map(({ shape }) => shape);
  const whole = { value, inputs: value.inputs.map(root) };
  switch (form.form) {
    case "map":
    case "view": {
      const { inputs, views, steps } = elementwise(value, value.shape, inside);
      return { value, inputs, work: { work: "map", domain: value.shape, views, steps } };
    }
    case "reduce": {
      const domain = shapes[0]!;
      const { inputs, views, steps } = elementwise(value, domain, inside);
      const axes = form.axes(value.attributes);
      return {
        value,
        inputs,
        work: { work: "reduce", domain, views, steps, axes, combine: form.combine },
      };
    }
    case "product": {
      const [transposeA, transposeB] = form.transposed(value.attributes);
      const [a, b] = shapes as [Shape, Shape];
      const [tasks, m, n] = value.shape as [number, number, number];
      const k = transposeA ? a[1]! : a[2]!;
      const [sharedA, sharedB] = [a[0] === 1, b[0] === 1];
      return {
        ...whole,
        work: { work: "product", sizes: { tasks, m, k, n, sharedA, sharedB, transposeA, transposeB } },
      };
    }
    case "window": {
      const boxes = form.boxes(shapes, value.attributes, value.shape);
      return {
        ...whole,
        work: { work: "window", shape: value.shape, inputs: shapes, boxes, adds: form.adds ?? false },
      };
    }
    case "argmax": {
      const width = shapes[0]!.at(-1)!;
      const rows = value.shape.reduce((product, length) => product * length, 1);
      return { ...whole, work: { work: "argmax", rows, width } };
    }
    case "gather":
      return { ...whole, work: { work: "gather", layout: layoutOf(shapes[0]!, shapes[1]!) } };
    case "scatter":
      return { ...whole, work: { work: "scatter", layout: layoutOf(value.shape, shapes[0]!) } };
    case "cholesky": {
      const [batch, n] = value.shape as [number, number];
      return { ...whole, work: { work: "cholesky", batch, n } };
    }
    case "substitution": {
      const [batch, n, width] = value.shape as [number, number, number];
      return { value, inputs: whole.inputs.slice(1), work: { work: "substitution", batch, n, width } };
    }
  }
}

/** The kernels of a computation, in order: `ordered` holds every value before its users; `results` need memory. */
export function fuse(ordered: readonly Value[], results: readonly Value[], machine: Machine): FusedKernel[] {
  const working = ordered.filter(
    ({ primitive }) => primitive.name !== "constant" && primitive.name !== "input",
  );
  const wanted = new Set(results.map((value) => root(value).id));
  const inside = fused(working, wanted, machine);
  const kernels = working
    .filter((value) => !value.primitive.alias && !inside.has(value.id))
    .map((value) => kernelOf(value, inside));
  const used = new Set(kernels.flatMap(({ inputs }) => inputs.map(({ id }) => id)));
  return kernels.filter(({ value }) => used.has(value.id) || wanted.has(value.id));
}
