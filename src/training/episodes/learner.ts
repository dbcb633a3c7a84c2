// One learner on one device: an algorithm's meta-parameters, its optimiser, and the compiled
// computations of a meta-step and of adaptation. Computations are kept by what shapes them.

import { lossFor } from "../../algorithms/adaptation.ts";
import type { Algorithm, EpisodeValues, LearnerContext, Predictor } from "../../algorithms/algorithm.ts";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { pooled, repeated } from "../../algorithms/samples.ts";
import type { Device, Tensor } from "../../engine/backend/device.ts";
import { compile, input, type Program } from "../../engine/graph/program.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import { accuracy } from "../../engine/ops/accuracy.ts";
import { exp, square, subtract } from "../../engine/ops/elementwise.ts";
import { logSoftmax } from "../../engine/ops/losses.ts";
import { mean } from "../../engine/ops/reduce.ts";
import { clip, type OptimiserName, optimisers } from "../../engine/optimisers.ts";
import type { Random } from "../../engine/random.ts";
import type { InsideView } from "../../experiment/shown.ts";
import type { HostParameters, Model } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { HeldParameters, type Tensors, takeAll } from "../heldParameters.ts";
import { insidePath, insideSpace } from "./inside.ts";
import { LearnerInputs, scalarInput } from "./learnerInputs.ts";
import { NOISE } from "./noise.ts";

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
  /** Variance of the outputs over the queries after the steps asked for, by task. */
  readonly spread: Float32Array;
  /** Each sample's outputs there (values, or logarithms of probabilities), `[T, M, Q, outputs]`. */
  readonly samples: Float32Array;
}

/** Outputs on the query inputs by step (values, or probabilities), and what they are worth. */
export interface Prediction {
  /** What all samples say together, `[T, Q, outputs]`. */
  readonly outputs: Float32Array[];
  /** Loss and, for classes, accuracy on the query set, `[T]`. */
  readonly loss: Float32Array[];
  readonly accuracy?: Float32Array[];
  /** Each sample's, `[T, M, Q, outputs]`; absent where there is but one. */
  readonly samples?: Float32Array[];
}

interface Built {
  readonly algorithm: Algorithm;
  readonly meta: AlgorithmMeta;
  readonly options: Options;
  readonly createModel: (outputs: number | null) => Model;
  readonly sampler: TaskSampler;
  readonly optimiser: OptimiserName;
}

/** What a computation is run with beside the episodes. */
interface Moment {
  readonly scalars?: Tensors;
  readonly options?: Options;
  /** Each has noise of its own. */
  readonly moment?: string;
  /** Index of the batch's first task among those of the moment. */
  readonly first?: number;
}

export class Learner {
  options: Options;
  iteration = 0;
  readonly #built: Built;
  readonly #device: Device;
  readonly #held: HeldParameters;
  readonly #inputs: LearnerInputs;
  readonly #programs = new Map<string, Program>();

  constructor(device: Device, built: Built, random: Random) {
    this.#device = device;
    this.#built = built;
    this.options = built.options;
    this.#inputs = new LearnerInputs(device, built.sampler.trainingClasses, random.split("noise"));
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
      const gradients = clipped ? clip(found.gradients, scalarInput("gradientClip", [1])) : found.gradients;
      const outputs: Record<string, Value> = { "measured:loss": found.loss };
      if (found.accuracy) outputs["measured:accuracy"] = found.accuracy;
      Object.assign(
        outputs,
        this.#held.updated(gradients, (scalar) => scalarInput(scalar)),
      );
      return outputs;
    });
    const scalars = {
      ...this.#inputs.scalars(optimiser.scalars(this.iteration, outer.rate, outer.momentum)),
      ...this.#inputs.scalars({ gradientClip: outer.gradientClip }, [1]),
    };
    const results = this.#run(program, batch, { scalars, options, moment: `${this.iteration}` });
    const { "measured:loss": loss, "measured:accuracy": hits, ...next } = results;
    this.#held.replace(next);
    this.iteration++;
    return { loss: loss!, ...(hits && { accuracy: hits }) };
  }

  /** The meta-gradient alone and what it is of, by task, read to the host: for checks and parity. */
  async metaGradient(
    batch: EpisodeBatch,
    options: Options = this.options,
  ): Promise<{ gradients: Record<string, Float32Array>; objective: Float32Array }> {
    const resolved = this.#built.algorithm.optionsAt?.(options, this.iteration) ?? options;
    const program = this.#program("gradient", resolved, batch, "", (context, parameters, episodes) => {
      const found = this.#built.algorithm.metaGradient(context, parameters, episodes);
      return { ...found.gradients, "measured:objective": found.objective ?? found.loss };
    });
    const results = this.#run(program, batch, { options: resolved, moment: `${this.iteration}` });
    const { "measured:objective": objective, ...gradients } = await takeAll(this.#device, results);
    return { gradients, objective: objective! };
  }

  /**
   * Loss and accuracy on the query set before adaptation and after each of `steps` steps, by task; the outputs'
   * spread and each sample's outputs after `at` steps, since past the trained horizon they may explode. `first` is the
   * index of the batch's first task among those measured: by it a learner that samples draws for each task its own.
   */
  async measure(batch: EpisodeBatch, steps: number, at: number, first: number): Promise<StepMeasurements> {
    const { problem } = this.#built.sampler;
    const program = this.#predicting("measure", batch, steps, `${at}`, (each, y, step) => {
      const together = pooled(each, this.samples, problem);
      const figures = this.#figures(together, y, step);
      if (step !== at) return figures;
      const centred = subtract(together, mean(together, [1]));
      return {
        ...figures,
        spread: mean(square(centred), [1, 2]),
        samples: problem === "classification" ? logSoftmax(each) : each,
      };
    });
    const read = await takeAll(this.#device, this.#run(program, batch, { first }));
    return {
      loss: bySteps(read, "loss"),
      accuracy: bySteps(read, "accuracy"),
      spread: read.spread!,
      samples: read.samples!,
    };
  }

  /** Predictions on the query inputs, before adaptation and after each step. */
  async predict(batch: EpisodeBatch, steps: number): Promise<Prediction> {
    const { problem } = this.#built.sampler;
    const shown = (outputs: Value) => (problem === "classification" ? exp(logSoftmax(outputs)) : outputs);
    const program = this.#predicting("predict", batch, steps, "", (each, y, step) => {
      const together = pooled(each, this.samples, problem);
      return {
        ...this.#figures(together, y, step),
        [`outputs${step}`]: shown(together),
        ...(this.samples > 1 && { [`samples${step}`]: shown(each) }),
      };
    });
    const read = await takeAll(this.#device, this.#run(program, batch));
    return {
      outputs: bySteps(read, "outputs"),
      loss: bySteps(read, "loss"),
      ...(problem === "classification" && { accuracy: bySteps(read, "accuracy") }),
      ...(this.samples > 1 && { samples: bySteps(read, "samples") }),
    };
  }

  /** How much each query looks at each support example, `[T, Q, S]`; `undefined` for learners that do not attend. */
  async attention(batch: EpisodeBatch): Promise<Float32Array | undefined> {
    const { algorithm } = this.#built;
    if (algorithm.attention === undefined) return undefined;
    const program = this.#program("attention", this.options, batch, "", (context, parameters, episodes) => ({
      attention: algorithm.attention!(context, parameters, episodes.support, episodes.query.x),
    }));
    return (await takeAll(this.#device, this.#run(program, batch))).attention;
  }

  /** What goes on inside as it answers one task, in two dimensions. */
  async inside(batch: EpisodeBatch, steps: number): Promise<InsideView> {
    const { algorithm, sampler } = this.#built;
    const { embedding, adaptedWeights } = algorithm;
    if (embedding) {
      const program = this.#program(
        "embedding",
        this.options,
        batch,
        "",
        (context, parameters, episodes) => ({
          ...embedding(context, parameters, episodes.support, episodes.query.x),
        }),
      );
      return insideSpace(await takeAll(this.#device, this.#run(program, batch)), batch);
    }
    if (adaptedWeights === undefined) throw new Error("This learner shows nothing of its inside.");
    const program = this.#program(
      "inside",
      this.options,
      batch,
      `${steps}`,
      (context, parameters, episodes) => {
        const { support } = episodes;
        const many = repeated(support, this.samples);
        const predictors = algorithm.adapt(context, parameters, support, steps, batch.outputs);
        const outputs: Record<string, Value> = {};
        for (const [step, weights] of adaptedWeights(
          context,
          parameters,
          support,
          steps,
          batch.outputs,
        ).entries()) {
          outputs[`loss${step}`] = lossFor(sampler.problem)(predictors[step]!(many.x), many.y);
          for (const [name, value] of Object.entries(weights)) outputs[`${step}:${name}`] = value;
        }
        return outputs;
      },
    );
    return insidePath(await takeAll(this.#device, this.#run(program, batch)), this.samples);
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
    this.#inputs.dispose();
    for (const program of this.#programs.values()) program.dispose(this.#device);
    this.#programs.clear();
  }

  /** Kernels of the last meta-step's computation: its cost in calls. */
  get kernels(): number {
    return [...this.#programs.entries()].findLast(([key]) => key.startsWith("step"))?.[1].kernels ?? 0;
  }

  /** Whether it adapts by gradient steps: others answer at once. */
  get adaptsBySteps(): boolean {
    return this.#built.meta.adaptsBySteps;
  }

  /** How many predictors a support set is answered with. */
  get samples(): number {
    return this.#built.meta.samples?.(this.options) ?? 1;
  }

  /** Loss and accuracy of outputs after a step, by task. */
  #figures(outputs: Value, targets: Value, step: number): Record<string, Value> {
    const { problem } = this.#built.sampler;
    return {
      [`loss${step}`]: lossFor(problem)(outputs, targets),
      ...(problem === "classification" && { [`accuracy${step}`]: accuracy(outputs, targets) }),
    };
  }

  /** A computation of something about the outputs `[T·M, Q, outputs]` on the query set after each step. */
  #predicting(
    kind: string,
    batch: EpisodeBatch,
    steps: number,
    extra: string,
    about: (outputs: Value, targets: Value, step: number) => Record<string, Value>,
  ): Program {
    const build = (context: LearnerContext, parameters: Values, { support, query }: EpisodeValues) => {
      const { adapt } = this.#built.algorithm;
      const predictors = adapt(context, parameters, support, steps, batch.outputs);
      const { x } = repeated(query, this.samples);
      const parts = predictors.map((predictor: Predictor, step) => about(predictor(x), query.y, step));
      return Object.assign({}, ...parts) as Record<string, Value>;
    };
    return this.#program(kind, this.options, batch, `${steps} ${extra}`, build);
  }

  #context(options: Options): LearnerContext {
    const { sampler, createModel } = this.#built;
    return {
      problem: sampler.problem,
      outputs: sampler.outputs,
      trainingClasses: sampler.trainingClasses,
      createModel,
      options,
      scalar: (option) => scalarInput(`option:${option}`),
      noise: (name, shape) => input(NOISE + name, shape),
    };
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

  #run(
    program: Program,
    batch: EpisodeBatch,
    { scalars = {}, options = this.options, moment = "measurement", first = 0 }: Moment = {},
  ): Tensors {
    const numbers = Object.entries(options).flatMap(([name, value]) =>
      typeof value === "number" ? [[`option:${name}`, value] as const] : [],
    );
    const uploaded = this.#inputs.upload(program, batch, moment, first);
    const results = program.run(this.#device, {
      ...this.#held.tensors,
      ...this.#inputs.scalars(Object.fromEntries(numbers)),
      ...scalars,
      ...uploaded,
    });
    for (const tensor of Object.values(uploaded)) this.#device.free(tensor);
    return results;
  }
}

/** What was read under a name for each step. */
const bySteps = (read: Record<string, Float32Array>, name: string): Float32Array[] =>
  Array.from(
    { length: Object.keys(read).filter((key) => key.startsWith(name)).length },
    (_, step) => read[`${name}${step}`]!,
  );
