// What a learner's computation is given at a run: numbers that keep their place on the device, the episodes, noise.

import type { Device, Tensor } from "../../engine/backend/device.ts";
import { demandIds } from "../../engine/forms/tables.ts";
import { input, type Program } from "../../engine/graph/program.ts";
import type { Value } from "../../engine/graph/value.ts";
import type { Random } from "../../engine/random.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskBaseline } from "../../tasks/family.ts";
import type { Tensors } from "../heldParameters.ts";
import { ANSWERS } from "./hostBaseline.ts";
import { NOISE, noiseFor } from "./noise.ts";

/** The sets of an episode. */
export const SETS = ["support", "query"] as const;

/** A number as an input of a computation. */
export const scalarInput = (name: string, shape: readonly number[] = []): Value =>
  input(`scalar:${name}`, shape);

export class LearnerInputs {
  readonly #device: Device;
  readonly #noise: Random;
  readonly #trainingClasses: number;
  readonly #answer: TaskBaseline["answer"] | undefined;
  readonly #scalars = new Map<string, { value: number; tensor: Tensor }>();

  constructor(device: Device, trainingClasses: number, noise: Random, answer?: TaskBaseline["answer"]) {
    this.#device = device;
    this.#trainingClasses = trainingClasses;
    this.#noise = noise;
    this.#answer = answer;
  }

  /** Numbers on the device, for `scalarInput`; stays owned here. */
  scalars(numbers: Readonly<Record<string, number>>, shape: readonly number[] = []): Tensors {
    return Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [`scalar:${name}`, this.#scalar(name, value, shape)]),
    );
  }

  /**
   * Episodes, and the noise of this moment that a program asks for; the caller frees it. `first` is the index of the
   * batch's first task among those of the moment; tasks that are `alike` all have the noise of that one.
   * @throws Error, a whole sentence, where inputs are to be rows of a table and are none.
   */
  upload(program: Program, batch: EpisodeBatch, moment: string, first: number, alike: boolean): Tensors {
    const uploaded: Tensors = {};
    for (const set of SETS) {
      const { x, y, count, weights } = batch[set];
      const rows = program.ids.get(`${set}.x`);
      if (rows !== undefined) demandIds(x, rows);
      uploaded[`${set}.x`] = this.#device.upload(x, [batch.tasks, count, ...batch.inputShape]);
      uploaded[`${set}.y`] = this.#device.upload(y, [batch.tasks, count, batch.outputs]);
      if (weights) uploaded[`${set}.weights`] = this.#device.upload(weights, [batch.tasks, count, 1]);
    }
    if (program.inputs.has("classes")) {
      const classes = this.#trainingClasses;
      const oneHot = new Float32Array(batch.tasks * batch.outputs * classes);
      batch.classIds!.forEach((id, row) => {
        oneHot[row * classes + id] = 1;
      });
      uploaded.classes = this.#device.upload(oneHot, [batch.tasks, batch.outputs, classes]);
    }
    const answers = program.inputs.get(ANSWERS);
    if (answers) uploaded[ANSWERS] = this.#device.upload(this.#answer!(batch), answers);
    for (const [name, shape] of program.inputs) {
      if (!name.startsWith(NOISE)) continue;
      const numbers = noiseFor(this.#noise.split(moment), name, shape, batch.tasks, first, alike);
      uploaded[name] = this.#device.upload(numbers, shape);
    }
    return uploaded;
  }

  /** Frees the numbers. */
  dispose(): void {
    for (const { tensor } of this.#scalars.values()) this.#device.free(tensor);
    this.#scalars.clear();
  }

  #scalar(name: string, value: number, shape: readonly number[]): Tensor {
    const known = this.#scalars.get(name);
    if (known?.value === value) return known.tensor;
    if (known !== undefined) this.#device.free(known.tensor);
    const tensor = this.#device.upload(Float32Array.of(value), shape);
    this.#scalars.set(name, { value, tensor });
    return tensor;
  }
}
