// Turns an ordered computation into kernels: what is fused, where everything lies, which code computes it.

import { type Shape, sameShape, sizeOf, type Value } from "../graph/value.ts";
import { root } from "../graph/walk.ts";
import { Allocator } from "./allocator.ts";
import { FunctionCode } from "./assembler.ts";
import {
  contiguous,
  FIRST_INPUT,
  mapOver,
  OUTPUT,
  readsInVectors,
  reduceOver,
  spread,
  type View,
  type Work,
} from "./loops.ts";

/** Where an array lies while the program runs: an argument of `main`, or a place in the scratch memory. */
export type Place =
  | { readonly kind: "argument"; readonly index: number }
  | { readonly kind: "scratch"; readonly offset: number };

export interface Kernel {
  /** The primitive whose result it computes, for people. */
  readonly name: string;
  readonly code: FunctionCode;
  readonly work: Work;
  readonly output: Place;
  readonly inputs: readonly Place[];
  /** Bytes of the output, and of each input. */
  readonly bytes: number;
  readonly inputBytes: readonly number[];
}

export interface Plan {
  readonly kernels: readonly Kernel[];
  /** Bytes of scratch memory. */
  readonly scratch: number;
}

/** An array that a kernel reads, and how. */
interface Leaf extends View {
  readonly source: Value;
}

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
const codeOf = (value: Value) => {
  const { code, name } = value.primitive;
  if (code === undefined) throw new Error(`“${name}” has no WebAssembly code.`);
  return code;
};

/** Values computed in one kernel at most: engines bound the parameters and locals of a function. */
const LARGEST_KERNEL = 64;

/**
 * Decides which values are computed inside the kernels that use them: elementwise work with one user, cheap
 * elementwise work on what is in memory anyway, and changed order of reading.
 */
function fused(working: readonly Value[], results: ReadonlySet<number>): Set<number> {
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
    const { form } = codeOf(user);
    const domain = form === "reduce" ? user.inputs[0]!.shape : user.shape;
    return (form === "map" || form === "reduce") && sameShape(domain, value.shape);
  };
  /** The kernels in which a value is computed, each with the number of values in it. */
  const kernels = new Map<number, Set<{ size: number }>>();
  for (const value of working.toReversed()) {
    if (value.primitive.alias) continue;
    const code = codeOf(value);
    const uses = users.get(value.id) ?? [];
    const into = new Set(uses.flatMap(({ user }) => [...kernels.get(user.id)!]));
    const fits =
      !needed.has(value.id) &&
      uses.length > 0 &&
      uses.every(({ user, direct }) => direct && takes(user, value)) &&
      [...into].every(({ size }) => size < LARGEST_KERNEL);
    if (code.form === "view") {
      const source = value.inputs[0]!;
      const view = code.view(source.shape, value.attributes, value.shape);
      if (fits && readsInVectors(view, value.shape)) inside.add(value.id);
      need(source);
    } else if (code.form === "map") {
      const varying = value.inputs.filter((input) => uniformOf(input) === undefined);
      const again = code.cheap && varying.length === 1;
      if (fits && (uses.length === 1 || again)) {
        inside.add(value.id);
        if (uses.length > 1) need(varying[0]!);
      }
      // What is spread over a larger shape would be computed many times.
      for (const input of value.inputs) if (!sameShape(input.shape, value.shape)) need(input);
    } else if (code.form === "kernel") for (const input of value.inputs) need(input);
    if (inside.has(value.id)) for (const kernel of into) kernel.size += 1;
    kernels.set(value.id, inside.has(value.id) ? into : new Set([{ size: 1 }]));
  }
  return inside;
}

/** Writes the kernel of one value, with all that is fused into it. */
function write(
  value: Value,
  inside: ReadonlySet<number>,
): { code: FunctionCode; work: Work; leaves: Value[] } {
  const own = codeOf(value);
  if (own.form === "kernel") {
    const code = new FunctionCode(FIRST_INPUT + value.inputs.length);
    const work = own.write(
      code,
      value.inputs.map((input) => input.shape),
      value.attributes,
      value.shape,
    );
    return { code, work, leaves: value.inputs.map(root) };
  }
  const domain: Shape = own.form === "reduce" ? value.inputs[0]!.shape : value.shape;
  const leaves: Leaf[] = [];
  const leafOf = new Map<number, number>();
  const leaf = (user: Value, source: Value, view: View) => {
    const known = leafOf.get(user.id);
    if (known !== undefined) return known;
    leaves.push({ source: root(source), ...view });
    leafOf.set(user.id, leaves.length - 1);
    return leaves.length - 1;
  };
  const whole = (shape: Shape) => spread({ strides: contiguous(shape), offset: 0 }, shape, domain);
  const viewOf = (item: Value) => {
    const own = codeOf(item);
    if (own.form !== "view") throw new Error(`“${item.primitive.name}” is no view.`);
    const source = item.inputs[0]!;
    return leaf(
      item,
      source,
      spread(own.view(source.shape, item.attributes, item.shape), item.shape, domain),
    );
  };
  // First find what is read, then write: the number of parameters must be known.
  const collect = (item: Value): void => {
    const at = bare(item);
    if (uniformOf(at) !== undefined) return;
    if (!inside.has(at.id)) leaf(at, at, whole(at.shape));
    else if (codeOf(at).form === "view") viewOf(at);
    else at.inputs.forEach(collect);
  };
  if (own.form === "view") viewOf(value);
  else value.inputs.forEach(collect);

  const code = new FunctionCode(FIRST_INPUT + leaves.length);
  const accesses = leaves.map(({ strides, offset }, index) => ({
    pointer: FIRST_INPUT + index,
    strides,
    offset,
  }));
  const locals = new Map<number, number>();
  /** Leaves the number of a local that holds the value's lanes. */
  const evaluate = (item: Value, done: Map<number, number>, load: (input: number) => void): number => {
    const at = bare(item);
    const known = done.get(at.id);
    if (known !== undefined) return known;
    const uniform = uniformOf(at);
    const read = leafOf.get(at.id);
    if (uniform !== undefined) code.lanes(uniform);
    else if (read !== undefined) load(read);
    else {
      const inputs = at.inputs.map((input) => evaluate(input, done, load));
      const form = codeOf(at);
      if (form.form !== "map") throw new Error(`“${at.primitive.name}” cannot be fused.`);
      form.lanes(code, inputs);
    }
    const local = locals.get(at.id) ?? code.local("v128");
    locals.set(at.id, local);
    done.set(at.id, local);
    code.set(local);
    return local;
  };
  const lanes = (load: (input: number) => void) => {
    const done = new Map<number, number>();
    if (own.form === "map")
      own.lanes(
        code,
        value.inputs.map((input) => evaluate(input, done, load)),
      );
    else if (own.form === "reduce") code.get(evaluate(value.inputs[0]!, done, load));
    else load(0);
  };
  const work =
    own.form === "reduce"
      ? reduceOver(code, domain, own.axes(value.attributes), OUTPUT, accesses, lanes, own.combine)
      : mapOver(code, domain, { pointer: OUTPUT, strides: contiguous(domain), offset: 0 }, accesses, lanes);
  return { code, work, leaves: leaves.map(({ source }) => source) };
}

/**
 * Plans a computation: `ordered` holds every value before its users; `results` own their memory.
 * `argument`: the place among `main`'s arguments of what is given, fixed or handed out.
 */
export function planKernels(
  ordered: readonly Value[],
  results: readonly Value[],
  argument: (value: Value) => number | undefined,
): Plan {
  const working = ordered.filter(
    ({ primitive }) => primitive.name !== "constant" && primitive.name !== "input",
  );
  const inside = fused(working, new Set(results.map((value) => root(value).id)));
  const written = working
    .filter((value) => !value.primitive.alias && !inside.has(value.id))
    .map((value) => ({ value, ...write(value, inside) }));
  const used = new Set(written.flatMap(({ leaves }) => leaves.map(({ id }) => id)));
  const needed = written.filter(({ value }) => used.has(value.id) || argument(value) !== undefined);
  const lastUse = new Map<number, number>();
  needed.forEach(({ leaves }, index) => {
    for (const { id } of leaves) lastUse.set(id, index);
  });
  const memory = new Allocator();
  const places = new Map<number, Place>();
  const placeOf = (value: Value): Place => {
    const index = argument(value);
    if (index !== undefined) return { kind: "argument", index };
    const place = places.get(value.id);
    if (place === undefined) throw new Error(`“${value.primitive.name}” is used before it is computed.`);
    return place;
  };
  const kernels = needed.map(({ value, code, work, leaves }, index) => {
    if (argument(value) === undefined) {
      // The last vector of an array may be read whole: a little room behind it.
      places.set(value.id, { kind: "scratch", offset: memory.allocate(4 * sizeOf(value.shape) + 16) });
    }
    const kernel: Kernel = {
      name: value.primitive.name,
      code,
      work,
      output: placeOf(value),
      inputs: leaves.map(placeOf),
      bytes: 4 * sizeOf(value.shape),
      inputBytes: leaves.map(({ shape }) => 4 * sizeOf(shape)),
    };
    for (const { id } of new Set(leaves)) {
      const place = places.get(id);
      if (lastUse.get(id) === index && place?.kind === "scratch") memory.free(place.offset);
    }
    return kernel;
  });
  return { kernels, scratch: memory.top };
}
