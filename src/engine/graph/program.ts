// A computation made ready to run many times: pruned, shared, ordered, with memory freed at last use.

import type { CompiledCall, Device, Tensor } from "../backend/device.ts";
import { copy } from "../ops/elementwise.ts";
import { apply, type Primitive, type Shape, sameShape, type Value } from "./value.ts";

const inputPrimitive: Primitive<{ name: string; shape: Shape }> = {
  name: "input",
  shape: (_, { shape }) => shape,
  transpose: () => [],
  run: (_, __, { name }) => {
    throw new Error(`The input “${name}” was not given.`);
  },
};

/** A value given anew at each run. */
export const input = (name: string, shape: Shape): Value => apply(inputPrimitive, [], { name, shape });

interface Instruction {
  readonly value: Value;
  readonly inputs: readonly number[];
  readonly frees: readonly number[];
}

/** A computation ready to run. */
export interface Program {
  /** Runs it. The caller owns the results and keeps owning what it gave. */
  run(device: Device, given: Readonly<Record<string, Tensor>>): Record<string, Tensor>;
  /** Frees the constants that live on the device. */
  dispose(device: Device): void;
  /** Kernels a run takes. */
  readonly kernels: number;
  /** The inputs that the computation uses, by name. */
  readonly inputs: ReadonlyMap<string, Shape>;
}

/** What a value comes down to once common parts are shared and needless broadcasting is left out. */
function simplify(outputs: readonly Value[]): Value[] {
  const replaced = new Map<number, Value>();
  const known = new Map<string, Value>();
  const objects = new Map<object, number>();
  const identity = (attributes: unknown) => {
    const { values } = (attributes ?? {}) as { values?: Float32Array };
    if (values === undefined) return JSON.stringify(attributes);
    if (values.length === 1) return `${values[0]}:${JSON.stringify((attributes as { shape: Shape }).shape)}`;
    if (!objects.has(values)) objects.set(values, objects.size);
    return `#${objects.get(values)}`;
  };
  const visit = (value: Value): Value => {
    const done = replaced.get(value.id);
    if (done !== undefined) return done;
    let inputs = value.inputs.map(visit);
    if (value.primitive.broadcasts) {
      // An input may come unspread if the result keeps its shape without it.
      inputs.forEach((candidate, index) => {
        if (candidate.primitive.name !== "broadcast") return;
        const source = candidate.inputs[0]!;
        if (value.primitive.name === "matMul" && source.shape.length !== 3) return;
        const trial = inputs.with(index, source);
        const shape = value.primitive.shape(
          trial.map((item) => item.shape),
          value.attributes,
        );
        if (sameShape(shape, value.shape)) inputs = trial;
      });
    }
    const key = `${value.primitive.name}(${inputs.map((item) => item.id)})${identity(value.attributes)}`;
    const twin = known.get(key);
    const result =
      twin ?? (inputs.every((item, index) => item === value.inputs[index]) ? value : { ...value, inputs });
    known.set(key, result);
    replaced.set(value.id, result);
    return result;
  };
  return outputs.map(visit);
}

/** Prepares a computation of named outputs. */
export function compile(outputs: Readonly<Record<string, Value>>): Program {
  const names = Object.keys(outputs);
  const simplified = simplify(names.map((name) => outputs[name]!));
  const root = (value: Value): Value => (value.primitive.alias ? root(value.inputs[0]!) : value);
  const owned = new Set<number>();
  // An output must own its memory: what is given, fixed or already handed out is copied.
  const results = simplified.map((value) => {
    const base = root(value);
    const free = base.primitive.name !== "input" && base.primitive.name !== "constant" && !owned.has(base.id);
    const result = free ? value : copy(value);
    owned.add(root(result).id);
    return result;
  });

  const reachable = new Map<number, Value>();
  const collect = (value: Value) => {
    if (reachable.has(value.id)) return;
    value.inputs.forEach(collect);
    reachable.set(value.id, value);
  };
  results.forEach(collect);
  // Inputs before users; shared parts make creation order no longer good enough.
  const ordered = [...reachable.values()];
  const constants = ordered.filter((value) => value.primitive.name === "constant");
  const working = ordered.filter(
    (value) => value.primitive.name !== "constant" && value.primitive.name !== "input",
  );
  const inputs = ordered.filter((value) => value.primitive.name === "input");

  const lastUse = new Map<number, number>();
  working.forEach((value, index) => {
    for (const item of value.inputs) lastUse.set(root(item).id, index);
  });
  const kept = new Set([
    ...results.map((value) => root(value).id),
    ...constants.map((v) => v.id),
    ...inputs.map((v) => v.id),
  ]);
  const dying = new Map<number, number[]>();
  for (const [id, index] of lastUse) if (!kept.has(id)) dying.set(index, [...(dying.get(index) ?? []), id]);
  const instructions: Instruction[] = working.map((value, index) => ({
    value,
    inputs: value.inputs.map((item) => item.id),
    frees: dying.get(index) ?? [],
  }));
  const fixed = new Map<number, Tensor>();
  let home: Device | undefined;
  /** On a device that compiles: the whole computation in one call. */
  let call: CompiledCall | undefined;
  const compiled = (device: Device) => {
    const places = [...inputs, ...constants, ...results.map(root)].map(({ id }) => id);
    const index = new Map(places.map((id, place) => [id, place]));
    return device.compile?.(ordered, results, ({ id }) => index.get(id), places.length);
  };

  return {
    inputs: new Map(inputs.map(({ attributes, shape }) => [(attributes as { name: string }).name, shape])),
    kernels: working.filter((value) => !value.primitive.alias).length,
    run(device, given) {
      if (home !== device) {
        if (home !== undefined) throw new Error("A program stays on the device on which it first ran.");
        home = device;
        for (const value of constants)
          fixed.set(value.id, value.primitive.run(device, [], value.attributes, value.shape));
        call = compiled(device);
      }
      const tensors = new Map<number, Tensor>(fixed);
      for (const value of inputs) {
        const { name } = value.attributes as { name: string };
        const tensor = given[name];
        if (tensor === undefined) throw new Error(`The input “${name}” was not given.`);
        if (!sameShape(tensor.shape, value.shape)) {
          throw new Error(`The input “${name}” has shape [${tensor.shape}], not [${value.shape}].`);
        }
        tensors.set(value.id, tensor);
      }
      if (call !== undefined) {
        const made = results.map((value) => device.allocate(value.shape));
        const given = [...inputs, ...constants].map(({ id }) => tensors.get(id)!);
        call.run([...given, ...made]);
        return Object.fromEntries(names.map((name, index) => [name, made[index]!]));
      }
      for (const { value, inputs: ids, frees } of instructions) {
        const tensor = value.primitive.run(
          device,
          ids.map((id) => tensors.get(id)!),
          value.attributes,
          value.shape,
        );
        tensors.set(value.id, tensor);
        for (const id of frees) device.free(tensors.get(id)!);
      }
      return Object.fromEntries(names.map((name, index) => [name, tensors.get(results[index]!.id)!]));
    },
    dispose(device) {
      for (const tensor of fixed.values()) device.free(tensor);
      fixed.clear();
      call?.dispose();
    },
  };
}
