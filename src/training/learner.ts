// One learner on one device: an algorithm's meta-parameters, its optimiser, and the compiled
// computations of a meta-step and of adaptation. Computations are kept by what shapes them.

import { lossFor } from "../algorithms/adaptation.ts";
import type { Algorithm, EpisodeValues, LearnerContext } from "../algorithms/algorithm.ts";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import type { Device, Tensor } from "../engine/backend/device.ts";
import { compile, input, type Program } from "../engine/graph/program.ts";
import type { Value, Values } from "../engine/graph/value.ts";
import { accuracy } from "../engine/ops/accuracy.ts";
import { exp, square, subtract } from "../engine/ops/elementwise.ts";
import { logSoftmax } from "../engine/ops/losses.ts";
import { mean } from "../engine/ops/reduce.ts";
import { clip, type OptimiserName, optimisers, squaredNorm } from "../engine/optimisers.ts";
import type { Random } from "../engine/random.ts";
import type { HostParameters, Model } from "../models/model.ts";
import type { Options } from "../schema/fields.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import type { TaskSampler } from "../tasks/family.ts";
import { HeldParameters, type Tensors } from "./heldParameters.ts";

/** The outer loop's numbers at one iteration. */
export interface OuterStep {
  readonly rate: number;
  readonly momentum: number;
  /** 0 leaves the gradient free. */
  readonly gradientClip: number;
}

/** Results by step, by task: `[step][task]`. */
export interface StepMeasurements {
  readonly loss: Float32Array[];
  readonly accuracy: Float32Array[];
  /** Variance of the outputs over the queries after the trained steps, by task. */
  readonly spread: Float32Array;
}

interface Built {
  readonly algorithm: Algorithm;
  readonly meta: AlgorithmMeta;
  readonly options: Options;
  readonly createModel: (outputs: number | null) => Model;
  readonly sampler: TaskSampler;
  readonly optimiser: OptimiserName;
}

export class Learner {
  options: Options;
  iteration = 0;
  readonly #built: Built;
  readonly #device: Device;
  readonly #held: HeldParameters;
  readonly #programs = new Map<string, Program>();
  readonly #scalars = new Map<string, { value: number; tensor: Tensor }>();

  constructor(device: Device, built: Built, random: Random) {
    this.#device = device;
    this.#built = built;
    this.options = built.options;
    const host = built.algorithm.initialise(this.#context(this.options), random);
    this.#held = new HeldParameters(device, host, built.optimiser);
  }

  /** Meta-gradient, clipping and outer step on one batch. The caller frees the measurements. */
  metaStep(batch: EpisodeBatch, outer: OuterStep): { loss: Tensor; accuracy?: Tensor } {
    const optimiser = optimisers[this.#built.optimiser];
    const options = this.#built.algorithm.optionsAt?.(this.options, this.iteration) ?? this.options;
    const clipped = outer.gradientClip > 0;
    const program = this.#program("step", options, batch, `${clipped}`, (context, parameters, episodes) => {
      const found = this.#built.algorithm.metaGradient(context, parameters, episodes);
      const gradients = clipped
        ? clip(found.gradients, squaredNorm(found.gradients), this.#scalarInput("gradientClip", [1]))
        : found.gradients;
      const outputs: Record<string, Value> = { "measured:loss": found.loss };
      if (found.accuracy) outputs["measured:accuracy"] = found.accuracy;
      Object.assign(
        outputs,
        this.#held.updated(gradients, (scalar) => this.#scalarInput(scalar)),
      );
      return outputs;
    });
    const scalars = {
      ...optimiser.scalars(this.iteration, outer.rate, outer.momentum),
      gradientClip: outer.gradientClip,
    };
    const results = this.#run(program, batch, scalars, options);
    const { "measured:loss": loss, "measured:accuracy": hits, ...next } = results;
    this.#held.replace(next);
    this.iteration++;
    return { loss: loss!, ...(hits && { accuracy: hits }) };
  }

  /** The meta-gradient alone and the meta-loss, read to the host: for checks and parity. */
  async metaGradient(
    batch: EpisodeBatch,
    options: Options = this.options,
  ): Promise<{ gradients: Record<string, Float32Array>; loss: Float32Array }> {
    const resolved = this.#built.algorithm.optionsAt?.(options, this.iteration) ?? options;
    const program = this.#program("gradient", resolved, batch, "", (context, parameters, episodes) => {
      const found = this.#built.algorithm.metaGradient(context, parameters, episodes);
      return { ...found.gradients, "measured:loss": found.loss };
    });
    const results = this.#run(program, batch, {}, resolved);
    const { "measured:loss": loss, ...gradients } = await this.#read(results);
    return { gradients, loss: loss! };
  }

  /** Loss and accuracy on the query set before adaptation and after each of `steps` steps, by task. */
  async measure(batch: EpisodeBatch, steps: number): Promise<StepMeasurements> {
    const { meta, sampler } = this.#built;
    const { problem } = sampler;
    const program = this.#program(
      "measure",
      this.options,
      batch,
      `${steps}`,
      (context, parameters, episodes) => {
        const outputs: Record<string, Value> = {};
        const predictors = this.#built.algorithm.adapt(
          context,
          parameters,
          episodes.support,
          steps,
          batch.outputs,
        );
        // Past the trained horizon outputs may explode, which is no concern of training.
        const measuredAt = Math.min(meta.trainedSteps(this.options), predictors.length - 1);
        predictors.forEach((predictor, step) => {
          const predicted = predictor(episodes.query.x);
          outputs[`loss${step}`] = lossFor(problem)(predicted, episodes.query.y);
          if (problem === "classification")
            outputs[`accuracy${step}`] = accuracy(predicted, episodes.query.y);
          if (step !== measuredAt) return;
          const centred = subtract(predicted, mean(predicted, [1]));
          outputs.spread = mean(square(centred), [1, 2]);
        });
        return outputs;
      },
    );
    const read = await this.#read(this.#run(program, batch, {}));
    const collect = (what: string) =>
      Object.keys(read)
        .filter((key) => key.startsWith(what))
        .map((_, step) => read[what + step]!);
    return { loss: collect("loss"), accuracy: collect("accuracy"), spread: read.spread! };
  }

  /** Predictions on the query inputs (values, or probabilities), before adaptation and after each step. */
  async predict(batch: EpisodeBatch, steps: number): Promise<Float32Array[]> {
    const program = this.#program(
      "predict",
      this.options,
      batch,
      `${steps}`,
      (context, parameters, episodes) =>
        Object.fromEntries(
          this.#built.algorithm
            .adapt(context, parameters, episodes.support, steps, batch.outputs)
            .map((predictor, step) => {
              const outputs = predictor(episodes.query.x);
              return [
                `${step}`,
                this.#built.sampler.problem === "classification" ? exp(logSoftmax(outputs)) : outputs,
              ];
            }),
        ),
    );
    const read = await this.#read(this.#run(program, batch, {}));
    return Object.keys(read).map((_, step) => read[`${step}`]!);
  }

  /** How much each query looks at each support example, `[T, Q, S]`; `undefined` for learners that do not attend. */
  async attention(batch: EpisodeBatch): Promise<Float32Array | undefined> {
    const { algorithm } = this.#built;
    if (algorithm.attention === undefined) return undefined;
    const program = this.#program("attention", this.options, batch, "", (context, parameters, episodes) => ({
      attention: algorithm.attention!(context, parameters, episodes.support, episodes.query.x),
    }));
    return (await this.#read(this.#run(program, batch, {}))).attention;
  }

  /** Meta-parameters whose names begin with `prefix`, on the host. */
  async parameters(prefix: string): Promise<HostParameters> {
    const found: Record<string, HostParameters[string]> = {};
    for (const [name, shape] of Object.entries(this.#held.shapes)) {
      if (name.startsWith(prefix))
        found[name] = { values: await this.#device.read(this.#held.tensors[name]!), shape };
    }
    return found;
  }

  /** Meta-parameters and optimiser state on the host. */
  async save(): Promise<{ iteration: number; tensors: HostParameters }> {
    return { iteration: this.iteration, tensors: await this.#held.save() };
  }

  /** Takes back what `save` gave. */
  restore(saved: { iteration: number; tensors: HostParameters }): void {
    this.#held.restore(saved.tensors);
    this.iteration = saved.iteration;
  }

  /** Frees everything on the device. */
  dispose(): void {
    this.#held.dispose();
    for (const { tensor } of this.#scalars.values()) this.#device.free(tensor);
    for (const program of this.#programs.values()) program.dispose(this.#device);
    this.#scalars.clear();
    this.#programs.clear();
  }

  /** Kernels of the last meta-step's computation: its cost in calls. */
  get kernels(): number {
    return [...this.#programs.entries()].findLast(([key]) => key.startsWith("step"))?.[1].kernels ?? 0;
  }

  #context(options: Options): LearnerContext {
    const { sampler, createModel } = this.#built;
    return {
      problem: sampler.problem,
      outputs: sampler.outputs,
      trainingClasses: sampler.trainingClasses,
      createModel,
      options,
      scalar: (option) => this.#scalarInput(`option:${option}`),
    };
  }

  #scalarInput(name: string, shape: readonly number[] = []): Value {
    return input(`scalar:${name}`, shape);
  }

  /** The computation for these options and sizes; real-valued live options are inputs and shape nothing. */
  #program(
    kind: string,
    options: Options,
    batch: EpisodeBatch,
    extra: string,
    build: (context: LearnerContext, parameters: Values, episodes: EpisodeValues) => Record<string, Value>,
  ): Program {
    const { schema } = this.#built.meta;
    // Numbers that an algorithm derives by iteration (`optionsAt`) are inputs too.
    const shaping = Object.entries(options).filter(
      ([name, value]) =>
        schema[name]?.kind !== "number" && !(schema[name] === undefined && typeof value === "number"),
    );
    const key = `${kind} ${extra} ${batch.tasks} ${batch.support.count} ${batch.query.count} ${batch.outputs} ${JSON.stringify(shaping)}`;
    const known = this.#programs.get(key);
    if (known !== undefined) return known;
    const { tasks, inputShape, outputs } = batch;
    const examples = (set: "support" | "query") => ({
      x: input(`${set}.x`, [tasks, batch[set].count, ...inputShape]),
      y: input(`${set}.y`, [tasks, batch[set].count, outputs]),
    });
    const parameters = this.#held.inputs();
    const episodes: EpisodeValues = {
      support: examples("support"),
      query: examples("query"),
      ...(this.#built.algorithm.needsClasses &&
        this.#built.sampler.problem === "classification" && {
          classes: input("classes", [tasks, outputs, this.#built.sampler.trainingClasses]),
        }),
    };
    const program = compile(build(this.#context(options), parameters, episodes));
    this.#programs.set(key, program);
    return program;
  }

  #scalarTensor(name: string, value: number, shape: readonly number[]): Tensor {
    const known = this.#scalars.get(name);
    if (known?.value === value) return known.tensor;
    if (known !== undefined) this.#device.free(known.tensor);
    const tensor = this.#device.upload(Float32Array.of(value), shape);
    this.#scalars.set(name, { value, tensor });
    return tensor;
  }

  #run(
    program: Program,
    batch: EpisodeBatch,
    scalars: Record<string, number>,
    options: Options = this.options,
  ): Tensors {
    const given: Tensors = { ...this.#held.tensors };
    for (const [name, value] of Object.entries(scalars)) {
      given[`scalar:${name}`] = this.#scalarTensor(name, value, name === "gradientClip" ? [1] : []);
    }
    for (const [name, value] of Object.entries(options)) {
      if (typeof value === "number")
        given[`scalar:option:${name}`] = this.#scalarTensor(`option:${name}`, value, []);
    }
    const uploaded: Tensors = {};
    for (const set of ["support", "query"] as const) {
      const { x, y, count } = batch[set];
      uploaded[`${set}.x`] = this.#device.upload(x, [batch.tasks, count, ...batch.inputShape]);
      uploaded[`${set}.y`] = this.#device.upload(y, [batch.tasks, count, batch.outputs]);
    }
    if (program.needs("classes")) {
      const classes = this.#built.sampler.trainingClasses;
      const oneHot = new Float32Array(batch.tasks * batch.outputs * classes);
      batch.classIds!.forEach((id, row) => {
        oneHot[row * classes + id] = 1;
      });
      uploaded.classes = this.#device.upload(oneHot, [batch.tasks, batch.outputs, classes]);
    }
    const results = program.run(this.#device, { ...given, ...uploaded });
    for (const tensor of Object.values(uploaded)) this.#device.free(tensor);
    return results;
  }

  async #read(tensors: Tensors): Promise<Record<string, Float32Array>> {
    const read: Record<string, Float32Array> = {};
    for (const [name, tensor] of Object.entries(tensors)) {
      read[name] = await this.#device.read(tensor);
      this.#device.free(tensor);
    }
    return read;
  }
}
