// A learner's parameters on a device, with the optimiser's state beside them.

import type { Device, Tensor } from "../engine/backend/device.ts";
import { input } from "../engine/graph/program.ts";
import type { Value, Values } from "../engine/graph/value.ts";
import { type OptimiserName, optimisers } from "../engine/optimisers.ts";
import type { HostParameters } from "../models/model.ts";

export type Tensors = Record<string, Tensor>;

/** Tensors on the host, and freed on the device. */
export async function takeAll<Name extends string>(
  device: Device,
  tensors: Readonly<Record<Name, Tensor>>,
): Promise<Record<Name, Float32Array>> {
  const entries = Object.entries(tensors) as [Name, Tensor][];
  const read = await device.readAll(entries.map(([, tensor]) => tensor));
  for (const [, tensor] of entries) device.free(tensor);
  return Object.fromEntries(entries.map(([name], index) => [name, read[index]!])) as Record<
    Name,
    Float32Array
  >;
}

/** Tensors that work under way holds: with the work ended, however it ends, they are freed. */
export class Holding {
  readonly #device: Device;
  readonly #held = new Set<Tensor>();

  constructor(device: Device) {
    this.#device = device;
  }

  /** Holds tensors from here on. */
  hold<T extends Tensors>(tensors: T): T {
    for (const tensor of Object.values(tensors)) this.#held.add(tensor);
    return tensors;
  }

  /** Copies numbers onto the device, and holds them. */
  upload(values: Float32Array, shape: readonly number[]): Tensor {
    const tensor = this.#device.upload(values, shape);
    this.#held.add(tensor);
    return tensor;
  }

  /** Frees tensors now. */
  free(...tensors: Tensor[]): void {
    for (const tensor of tensors) if (this.#held.delete(tensor)) this.#device.free(tensor);
  }

  /** Holds these no longer: they are the caller's. */
  release<T extends Tensors>(tensors: T): T {
    for (const tensor of Object.values(tensors)) this.#held.delete(tensor);
    return tensors;
  }

  /** Frees all that is still held. */
  dispose(): void {
    this.free(...this.#held);
  }
}

export class HeldParameters {
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly optimiser: OptimiserName;
  readonly #device: Device;
  /** Parameters by name, and the optimiser's state under "first:name". */
  #tensors: Tensors = {};

  constructor(device: Device, host: HostParameters, optimiser: OptimiserName) {
    this.#device = device;
    this.optimiser = optimiser;
    this.shapes = Object.fromEntries(Object.entries(host).map(([name, { shape }]) => [name, shape]));
    for (const [name, { values, shape }] of Object.entries(host)) {
      this.#tensors[name] = device.upload(values, shape);
      for (const state of optimisers[optimiser].state)
        this.#tensors[`${state}:${name}`] = device.upload(new Float32Array(values.length), shape);
    }
  }

  /** All of it, for a program to run on; stays owned here. */
  get tensors(): Readonly<Tensors> {
    return this.#tensors;
  }

  /** The parameters as inputs of a computation. */
  inputs(): Values {
    return Object.fromEntries(
      Object.entries(this.shapes).map(([name, shape]) => [name, input(name, shape, "parameter")]),
    );
  }

  /** Parameters and optimiser state after a step along `gradients`: what `replace` takes, once computed. */
  updated(gradients: Values, scalar: (name: "stepSize" | "momentum") => Value): Record<string, Value> {
    const optimiser = optimisers[this.optimiser];
    const outputs: Record<string, Value> = {};
    for (const [name, parameter] of Object.entries(this.inputs())) {
      const state = optimiser.state.map((kind) =>
        input(`${kind}:${name}`, parameter.shape, "optimiser state"),
      );
      const next = optimiser.update(parameter, gradients[name]!, state, scalar);
      outputs[name] = next.parameter;
      optimiser.state.forEach((kind, index) => {
        outputs[`${kind}:${name}`] = next.state[index]!;
      });
    }
    return outputs;
  }

  /** Takes new parameters and state over, and frees the old. */
  replace(next: Tensors): void {
    this.dispose();
    this.#tensors = next;
  }

  /** All of it on the host. */
  async save(): Promise<HostParameters> {
    const entries = Object.entries(this.#tensors);
    const read = await this.#device.readAll(entries.map(([, tensor]) => tensor));
    return Object.fromEntries(
      entries.map(([name, { shape }], index) => [name, { values: read[index]!, shape }]),
    );
  }

  /**
   * Takes back what `save` gave. Weights may come without the optimiser's state, which then begins anew.
   * @throws Error, a whole sentence, where they are not this learner's.
   */
  restore(saved: HostParameters): void {
    const next: Record<string, HostParameters[string]> = {};
    for (const [name, shape] of Object.entries(this.shapes)) {
      const found = saved[name];
      if (found === undefined || `${found.shape}` !== `${shape}`)
        throw new Error(`The weights are another learner's: they lack “${name}” of shape [${shape}].`);
      next[name] = found;
      for (const state of optimisers[this.optimiser].state)
        next[`${state}:${name}`] = saved[`${state}:${name}`] ?? {
          values: new Float32Array(found.values.length),
          shape,
        };
    }
    this.replace(
      Object.fromEntries(
        Object.entries(next).map(([name, { values, shape }]) => [name, this.#device.upload(values, shape)]),
      ),
    );
  }

  /** Frees everything on the device. */
  dispose(): void {
    for (const tensor of Object.values(this.#tensors)) this.#device.free(tensor);
    this.#tensors = {};
  }
}
