// A computation made ready to run many times: pruned, shared, ordered, with memory freed at last use.

import type { Device, Executable, Tensor } from "../backend/device.ts";
import { copy } from "../ops/elementwise.ts";
import type { Computation } from "../plan/plan.ts";
import { atOnce, type Work } from "../work.ts";
import { apply, type Primitive, type Shape, sameShape, sizeOf, type Value } from "./value.ts";
import { inOrder, root } from "./walk.ts";

interface Given {
  readonly name: string;
  readonly shape: Shape;
  readonly role: string;
}

const inputPrimitive: Primitive<Given> = {
  name: "input",
  shape: (_, { shape }) => shape,
  transpose: () => [],
};

/** A value given anew at each run. `role`: what it is to whoever gives it; two of one name must have one role. */
export const input = (name: string, shape: Shape, role = "given"): Value =>
  apply(inputPrimitive, [], { name, shape, role });

/** @throws Error where two different inputs bear one name: at a run both would get the same tensor. */
function demandDistinct(inputs: readonly Value[]): void {
  const known = new Map<string, Given>();
  for (const { attributes } of inputs) {
    const item = attributes as Given;
    const other = known.get(item.name) ?? item;
    if (!sameShape(item.shape, other.shape) || item.role !== other.role) {
      const [one, two] = [other, item].map(({ shape, role }) => `[${shape}] (${role})`);
      throw new Error(`Two inputs are called “${item.name}”: ${one} and ${two}. Give one another name.`);
    }
    known.set(item.name, item);
  }
}

/** A computation ready to run. */
export interface Program {
  /** Compiles it for a device without waiting; otherwise its first run does, and takes as long. */
  prepare(device: Device): Promise<void>;
  /** Runs it in pieces. The caller owns the results, keeps owning what it gave, and leaves that alone until the end. */
  work(device: Device, given: Readonly<Record<string, Tensor>>): Work<Record<string, Tensor>>;
  /** The same in one go. */
  run(device: Device, given: Readonly<Record<string, Tensor>>): Record<string, Tensor>;
  /** Frees the constants that live on the device. */
  dispose(device: Device): void;
  /** Kernels a run takes. */
  readonly kernels: number;
  /** Numbers that a run goes through: what it costs, roughly, on any machine. */
  readonly operations: number;
  /** The inputs that the computation uses, by name. */
  readonly inputs: ReadonlyMap<string, Shape>;
  /** Those of them whose numbers, all as they are given, name rows of a table, and how many rows it has. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Inputs that are ids, followed back through what only lays them out anew. */
function idsAmong(ordered: readonly Value[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { primitive, inputs, shape } of ordered) {
    const form = primitive.form?.form;
    if (form !== "gather" && form !== "scatter") continue;
    const [ids, rows] = form === "gather" ? [inputs[1]!, inputs[0]!.shape[1]!] : [inputs[0]!, shape[1]!];
    const open = [ids];
    for (const value of open) {
      const { name, alias } = value.primitive;
      if (alias) open.push(value.inputs[0]!);
      else if (name === "concatenate" || name === "broadcast") open.push(...value.inputs);
      else if (name === "input") {
        const given = (value.attributes as Given).name;
        found.set(given, Math.min(rows, found.get(given) ?? rows));
      }
    }
  }
  return found;
}

/** Numbers that computing a value goes through, fused or not. */
function operationsOf({ primitive: { form }, inputs, attributes, shape }: Value): number {
  switch (form?.form) {
    case undefined:
    case "view":
      return 0;
    case "product": {
      const [transposed] = form.transposed(attributes);
      return sizeOf(shape) * inputs[0]!.shape[transposed ? 1 : 2]!;
    }
    case "reduce":
      return sizeOf(inputs[0]!.shape);
    default:
      return sizeOf(shape);
  }
}

/** Attributes by their contents: equal text, equal attributes. Arrays that are no plain data are told by identity. */
function attributeKeys(): (attributes: unknown) => string {
  const arrays = new Map<object, number>();
  const plain = (_: string, item: unknown) => {
    // JSON writes NaN and ±∞ as null, and −0 as 0.
    if (Object.is(item, -0)) return { number: "-0" };
    if (typeof item === "number" && !Number.isFinite(item)) return { number: `${item}` };
    if (!ArrayBuffer.isView(item)) return item;
    if (item instanceof Float32Array && item.length === 1) return plain("", item[0]);
    if (!arrays.has(item)) arrays.set(item, arrays.size);
    return { array: arrays.get(item) };
  };
  return (attributes) => JSON.stringify(attributes, plain);
}

/** What a value comes down to once common parts are shared and needless broadcasting is left out. */
function simplify(outputs: readonly Value[]): Value[] {
  const replaced = new Map<number, Value>();
  const known = new Map<string, Value>();
  const keyOf = attributeKeys();
  for (const value of inOrder(outputs)) {
    let inputs = value.inputs.map(({ id }) => replaced.get(id)!);
    if (value.primitive.broadcasts) {
      // An input may come unspread if the result keeps its shape without it.
      inputs.forEach((candidate, index) => {
        if (candidate.primitive.name !== "broadcast") return;
        const source = candidate.inputs[0]!;
        const sameBehind =
          source.shape.length === candidate.shape.length &&
          sameShape(source.shape.slice(1), candidate.shape.slice(1));
        if (value.primitive.broadcasts === "first" && !sameBehind) return;
        const trial = inputs.with(index, source);
        const shape = value.primitive.shape(
          trial.map((item) => item.shape),
          value.attributes,
        );
        if (sameShape(shape, value.shape)) inputs = trial;
      });
    }
    const key = `${value.primitive.name}(${inputs.map((item) => item.id)})${keyOf(value.attributes)}`;
    const twin = known.get(key);
    const result =
      twin ?? (inputs.every((item, index) => item === value.inputs[index]) ? value : { ...value, inputs });
    known.set(key, result);
    replaced.set(value.id, result);
  }
  return outputs.map(({ id }) => replaced.get(id)!);
}

/** Prepares a computation of named outputs. */
export function compile(outputs: Readonly<Record<string, Value>>): Program {
  const names = Object.keys(outputs);
  const simplified = simplify(names.map((name) => outputs[name]!));
  const owned = new Set<number>();
  // An output must own its memory: what is given, fixed or already handed out is copied.
  const results = simplified.map((value) => {
    const base = root(value);
    const free = base.primitive.name !== "input" && base.primitive.name !== "constant" && !owned.has(base.id);
    const result = free ? value : copy(value);
    owned.add(root(result).id);
    return result;
  });

  const ordered = inOrder(results);
  const constants = ordered.filter((value) => value.primitive.name === "constant");
  const inputs = ordered.filter((value) => value.primitive.name === "input");
  demandDistinct(inputs);
  const places = new Map([...inputs, ...constants, ...results.map(root)].map(({ id }, place) => [id, place]));
  const computation: Computation = {
    ordered,
    results,
    argument: ({ id }) => places.get(id),
    argumentCount: places.size,
  };
  let ready: { device: Device; executable: Executable; fixed: Tensor[] } | undefined;
  const prepared = (device: Device) => {
    if (ready !== undefined && ready.device !== device)
      throw new Error("A program stays on the device on which it first ran.");
    ready ??= {
      device,
      executable: device.compile(computation),
      fixed: constants.map(({ attributes, shape }) =>
        device.upload((attributes as { values: Float32Array }).values, shape),
      ),
    };
    return ready;
  };

  function* work(device: Device, given: Readonly<Record<string, Tensor>>): Work<Record<string, Tensor>> {
    const { executable, fixed } = prepared(device);
    const tensors = inputs.map(({ attributes, shape }) => {
      const { name } = attributes as Given;
      const tensor = given[name];
      if (tensor === undefined) throw new Error(`The input “${name}” was not given.`);
      if (!sameShape(tensor.shape, shape)) {
        throw new Error(`The input “${name}” has shape [${tensor.shape}], not [${shape}].`);
      }
      return tensor;
    });
    const made = yield* executable.run([...tensors, ...fixed]);
    return Object.fromEntries(names.map((name, index) => [name, made[index]!]));
  }

  return {
    inputs: new Map(inputs.map(({ attributes, shape }) => [(attributes as Given).name, shape])),
    ids: idsAmong(ordered),
    kernels: ordered.filter(({ primitive }) => primitive.form !== undefined).length,
    operations: ordered.reduce((total, value) => total + operationsOf(value), 0),
    prepare: (device) => prepared(device).executable.prepare(),
    run: (device, given) => atOnce(work(device, given)),
    work,
    dispose(device) {
      for (const tensor of ready?.fixed ?? []) device.free(tensor);
      ready?.executable.dispose();
      ready = undefined;
    },
  };
}
