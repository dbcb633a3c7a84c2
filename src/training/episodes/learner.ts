// One learner on one device: an algorithm's meta-parameters and its optimiser, its meta-step, and what it answers to
// episodes.

import { lossFor } from "../../algorithms/adaptation.ts";
import type { EpisodeValues, ExampleValues, LearnerContext, Predictor } from "../../algorithms/algorithm.ts";
import { pooled, repeated } from "../../algorithms/samples.ts";
import type { Device, Tensor } from "../../engine/backend/device.ts";
import type { Program } from "../../engine/graph/program.ts";
import type { Value, Values } from "../../engine/graph/value.ts";
import { divide, exp, multiply, square, subtract } from "../../engine/ops/elementwise.ts";
import { logSoftmax, meanOverExamples } from "../../engine/ops/losses.ts";
import { mean, sum } from "../../engine/ops/reduce.ts";
import { clip, optimisers } from "../../engine/optimisers.ts";
import type { Random } from "../../engine/random.ts";
import { type Between, inPieces, type Work } from "../../engine/work.ts";
import type { InsideView, LayerChange } from "../../experiment/shown.ts";
import { type ByMeasure, MEASURE_IDS, type MeasureId } from "../../measures/registry.ts";
import type { HostParameters } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { HeldParameters, takeAll } from "../heldParameters.ts";
import type { ComputedStep } from "../learners.ts";
import { figuresOf } from "../measures/ofOutputs.ts";
import { insidePath, insideSpace, insides, type Walk, walkOf } from "./inside.ts";
import { layerChanges } from "./layerChanges.ts";
import { LearnerInputs, scalarInput } from "./learnerInputs.ts";
import { contextOf, type LearnerParts, LearnerPrograms, type Moment } from "./learnerPrograms.ts";
import { lossesOver, type Plane, planeInputs } from "./lossPlane.ts";

/** The outer loop's numbers at one iteration. */
export interface OuterStep {
  readonly rate: number;
  readonly momentum: number;
  /** 0 leaves the gradient free. */
  readonly gradientClip: number;
}

/** A step computed: what it measured, which is the caller's to free once it is taken. */
export interface LearnerStep extends ComputedStep {
  readonly loss: Tensor;
  readonly accuracy?: Tensor;
}

/** Results by step, by task: `[step][task]`. */
export interface StepMeasurements {
  readonly loss: Float32Array[];
  /** By those measures of the tasks that outputs and targets decide. */
  readonly figures: ByMeasure<Float32Array[]>;
  /** Variance of the outputs over the queries after the steps asked for, by task. */
  readonly spread: Float32Array;
  /** Each sample's outputs there (values, or logarithms of probabilities), `[T, M, Q, outputs]`. */
  readonly samples: Float32Array;
}

/** Outputs on the query inputs by step (values, or probabilities), and what they are worth. */
export interface Prediction {
  /** What all samples say together, `[T, Q, outputs]`. */
  readonly outputs: Float32Array[];
  /** Loss and measures on the query set, `[T]`. */
  readonly loss: Float32Array[];
  readonly figures: ByMeasure<Float32Array[]>;
  /** Each sample's, `[T, M, Q, outputs]`; absent where there is but one. */
  readonly samples?: Float32Array[];
}

export class Learner {
  options: Options;
  iteration = 0;
  readonly #parts: LearnerParts;
  readonly #device: Device;
  readonly #held: HeldParameters;
  readonly #inputs: LearnerInputs;
  readonly #programs: LearnerPrograms;

  constructor(device: Device, parts: LearnerParts, random: Random) {
    this.#device = device;
    this.#parts = parts;
    this.options = parts.options;
    this.#inputs = new LearnerInputs(
      device,
      parts.sampler.trainingClasses,
      random.split("noise"),
      parts.answer,
    );
    const host = parts.algorithm.initialise(contextOf(parts, this.options), random);
    this.#held = new HeldParameters(device, host, parts.optimiser);
    this.#programs = new LearnerPrograms(device, parts, this.#held, this.#inputs);
  }

  /** Meta-gradient, clipping and outer step on one batch: nothing changes until the result is taken. */
  *step(batch: EpisodeBatch, outer: OuterStep): Work<LearnerStep> {
    const optimiser = optimisers[this.#parts.optimiser];
    const options = this.#optionsNow();
    const program = yield* this.#stepProgram(options, batch, outer);
    const scalars = {
      ...this.#inputs.scalars(optimiser.scalars(this.iteration, outer.rate, outer.momentum)),
      ...this.#inputs.scalars({ gradientClip: outer.gradientClip }, [1]),
    };
    const moment = { scalars, options, moment: `${this.iteration}` };
    const results = yield* this.#programs.run(program, batch, moment);
    const { "measured:loss": loss, "measured:accuracy": accuracy, ...next } = results;
    return {
      loss: loss!,
      ...(accuracy && { accuracy }),
      take: () => {
        this.#held.replace(next);
        this.iteration++;
      },
      drop: () => {
        for (const tensor of Object.values(results)) this.#device.free(tensor);
      },
    };
  }

  /** Compiles the step on such a batch without taking it. */
  async prepareStep(batch: EpisodeBatch, outer: OuterStep, between?: Between): Promise<void> {
    const program = await inPieces(this.#stepProgram(this.#optionsNow(), batch, outer), between);
    await program.prepare(this.#device);
  }

  #optionsNow(): Options {
    return this.#parts.algorithm.optionsAt?.(this.options, this.iteration) ?? this.options;
  }

  #stepProgram(options: Options, batch: EpisodeBatch, { gradientClip }: OuterStep): Work<Program> {
    const clipped = gradientClip > 0;
    return this.#programs.of("step", options, batch, `${clipped}`, (context, parameters, episodes) => {
      const found = this.#parts.algorithm.metaGradient(context, parameters, episodes);
      const gradients = clipped ? clip(found.gradients, scalarInput("gradientClip", [1])) : found.gradients;
      const outputs: Record<string, Value> = { "measured:loss": found.loss };
      if (found.accuracy) outputs["measured:accuracy"] = found.accuracy;
      Object.assign(
        outputs,
        this.#held.updated(gradients, (scalar) => scalarInput(scalar)),
      );
      return outputs;
    });
  }

  /** The meta-gradient alone and what it is of, by task, read to the host: for checks and parity. `first` as for `measure`. */
  async metaGradient(
    batch: EpisodeBatch,
    options: Options = this.options,
    between?: Between,
    first = 0,
  ): Promise<{ gradients: Record<string, Float32Array>; objective: Float32Array }> {
    const resolved = this.#parts.algorithm.optionsAt?.(options, this.iteration) ?? options;
    const program = this.#programs.of("gradient", resolved, batch, "", (context, parameters, episodes) => {
      const found = this.#parts.algorithm.metaGradient(context, parameters, episodes);
      return { ...found.gradients, "measured:objective": found.objective ?? found.loss };
    });
    const moment = { options: resolved, moment: `${this.iteration}`, first };
    const { "measured:objective": objective, ...gradients } = await this.#read(
      program,
      batch,
      moment,
      between,
    );
    return { gradients, objective: objective! };
  }

  /**
   * Loss and measures on the query set before adaptation and after each of `steps` steps, by task; the outputs'
   * spread and each sample's outputs after `at` steps, since past the trained horizon they may explode. `first` is the
   * index of the batch's first task among those measured: by it a learner that samples draws for each task its own.
   */
  async measure(
    batch: EpisodeBatch,
    steps: number,
    at: number,
    first: number,
    between?: Between,
  ): Promise<StepMeasurements> {
    const program = this.#measuring(batch, steps, at);
    const read = await this.#read(program, batch, { options: this.options, first }, between);
    return {
      loss: bySteps(read, "loss"),
      figures: figuresIn(read),
      spread: read.spread!,
      samples: read.samples!,
    };
  }

  /** Numbers that measuring such a batch goes through: what it costs, the same on every machine. */
  async costOf(batch: EpisodeBatch, steps: number, at: number, between?: Between): Promise<number> {
    return (await inPieces(this.#measuring(batch, steps, at), between)).operations;
  }

  /** Numbers that the last meta-step went through; 0 before the first. */
  get stepCost(): number {
    return this.#programs.latest("step")?.operations ?? 0;
  }

  #measuring(batch: EpisodeBatch, steps: number, at: number): Work<Program> {
    const { problem } = this.#parts.sampler;
    return this.#predicting("measure", batch, steps, `${at}`, (each, query, step) => {
      const together = pooled(each, this.samples, problem);
      const figures = this.#figures(together, query, step);
      if (step !== at) return figures;
      return {
        ...figures,
        spread: spreadOf(together, query.weights),
        samples: problem === "classification" ? logSoftmax(each) : each,
      };
    });
  }

  /** Predictions on the query inputs, before adaptation and after each step. */
  async predict(batch: EpisodeBatch, steps: number, between?: Between): Promise<Prediction> {
    const { problem } = this.#parts.sampler;
    const shown = (outputs: Value) => (problem === "classification" ? exp(logSoftmax(outputs)) : outputs);
    const program = this.#predicting("predict", batch, steps, "", (each, query, step) => {
      const together = pooled(each, this.samples, problem);
      return {
        ...this.#figures(together, query, step),
        [`outputs:${step}`]: shown(together),
        ...(this.samples > 1 && { [`samples:${step}`]: shown(each) }),
      };
    });
    const read = await this.#read(program, batch, { options: this.options }, between);
    return {
      outputs: bySteps(read, "outputs"),
      loss: bySteps(read, "loss"),
      figures: figuresIn(read),
      ...(this.samples > 1 && { samples: bySteps(read, "samples") }),
    };
  }

  /**
   * What is answered to the queries after `steps` steps, values or logits: by all samples together, `[T, Q, outputs]`,
   * or by each of them, `[T, M, Q, outputs]`. `first` as for `measure`.
   */
  async answer(
    batch: EpisodeBatch,
    steps: number,
    first: number,
    between?: Between,
    by: "together" | "each" = "together",
  ): Promise<Float32Array> {
    const { problem } = this.#parts.sampler;
    const program = this.#predicting(
      "answer",
      batch,
      steps,
      by,
      (each, _, step): Record<string, Value> =>
        step === steps ? { answers: by === "each" ? each : pooled(each, this.samples, problem) } : {},
    );
    return (await this.#read(program, batch, { options: this.options, first }, between)).answers!;
  }

  /**
   * What all samples together answer to the queries before adaptation and after each step, values or logits,
   * `[step][T, Q, outputs]`. Tasks meet the same noise: their answers differ by their examples alone.
   */
  async answersAlike(batch: EpisodeBatch, steps: number, between?: Between): Promise<Float32Array[]> {
    const { problem } = this.#parts.sampler;
    const program = this.#predicting("alike", batch, steps, "", (each, _, step) => ({
      [`outputs:${step}`]: pooled(each, this.samples, problem),
    }));
    return bySteps(
      await this.#read(program, batch, { options: this.options, alike: true }, between),
      "outputs",
    );
  }

  /** By how much each layer's weights change as it adapts to one task; empty for learners whose weights do not. */
  async changes(batch: EpisodeBatch, steps: number, between?: Between): Promise<LayerChange[]> {
    if (this.#parts.algorithm.adaptedWeights === undefined) return [];
    return layerChanges(await this.#look("changes", batch, steps, between), steps);
  }

  /** How much each query looks at each support example, `[T, Q, S]`; `undefined` for learners that do not attend. */
  async attention(batch: EpisodeBatch, between?: Between): Promise<Float32Array | undefined> {
    const { algorithm } = this.#parts;
    if (algorithm.attention === undefined) return undefined;
    const program = this.#programs.of(
      "attention",
      this.options,
      batch,
      "",
      (context, parameters, episodes) => ({
        attention: algorithm.attention!(context, parameters, episodes.support, episodes.query),
      }),
    );
    return (await this.#read(program, batch, { options: this.options }, between)).attention;
  }

  /** How much each support example adds to each answer, `[T, Q, S]`; `undefined` for learners whose answers are no such sums. */
  async contributions(batch: EpisodeBatch, between?: Between): Promise<Float32Array | undefined> {
    const { contributions } = this.#parts.algorithm;
    if (contributions === undefined) return undefined;
    const program = this.#programs.of(
      "contributions",
      this.options,
      batch,
      "",
      (context, parameters, { support, query }) => ({
        contributions: contributions(context, parameters, support, query),
      }),
    );
    return (await this.#read(program, batch, { options: this.options }, between)).contributions;
  }

  /** What goes on inside as it answers one task, in two dimensions. */
  async inside(batch: EpisodeBatch, steps: number, between?: Between): Promise<InsideView> {
    const { algorithm } = this.#parts;
    if (algorithm.embedding) return insideSpace(await this.#look("embedding", batch, steps, between), batch);
    if (algorithm.adaptedWeights === undefined) return { kind: "nothing" };
    return insidePath(await this.#look("weights", batch, steps, between), this.samples);
  }

  /** Its weights before adaptation and after each step at one task, and the losses there; `undefined` for learners whose weights do not change. */
  async walk(batch: EpisodeBatch, steps: number, between?: Between): Promise<Walk | undefined> {
    if (this.#parts.algorithm.adaptedWeights === undefined) return undefined;
    return walkOf(await this.#look("walk", batch, steps, between), this.samples);
  }

  /** Losses on support and query set of one task at points of a plane of weights, `[G]` each. */
  async lossesOn(
    batch: EpisodeBatch,
    plane: Plane,
    points: readonly (readonly [number, number])[],
    between?: Between,
  ): Promise<{ support: Float32Array; query: Float32Array }> {
    const scalars = planeInputs(this.#device, plane, points);
    try {
      const program = this.#overPlane(batch, points.length);
      const read = await this.#read(program, batch, { options: this.options, scalars }, between);
      return { support: read.support!, query: read.query! };
    } finally {
      for (const tensor of Object.values(scalars)) this.#device.free(tensor);
    }
  }

  /** Numbers that the losses at one point of a plane go through. */
  async costOfLosses(batch: EpisodeBatch, between?: Between): Promise<number> {
    return (await inPieces(this.#overPlane(batch, 1), between)).operations;
  }

  #overPlane(batch: EpisodeBatch, points: number): Work<Program> {
    return this.#programs.of("plane", this.options, batch, `${points}`, (context, parameters, episodes) =>
      lossesOver(this.#parts.algorithm, context, parameters, episodes, batch.outputs, points),
    );
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
    this.#programs.dispose();
  }

  /** Reads one of the things that `inside` shows. */
  async #look(what: keyof typeof insides, batch: EpisodeBatch, steps: number, between: Between | undefined) {
    const { algorithm, sampler } = this.#parts;
    const looked = {
      algorithm,
      problem: sampler.problem,
      samples: this.samples,
      steps,
      outputs: batch.outputs,
    };
    const program = this.#programs.of(
      what,
      this.options,
      batch,
      `${steps}`,
      (context, parameters, { support, query }) => insides[what](looked, context, parameters, support, query),
    );
    return this.#read(program, batch, { options: this.options }, between);
  }

  /** Runs a computation and reads all of it. */
  async #read(
    program: Work<Program>,
    batch: EpisodeBatch,
    moment: Moment,
    between: Between | undefined,
  ): Promise<Record<string, Float32Array>> {
    const made = await inPieces(program, between);
    return takeAll(this.#device, await inPieces(this.#programs.run(made, batch, moment), between));
  }

  /** Kernels of the last meta-step's computation: its cost in calls. */
  get kernels(): number {
    return this.#programs.latest("step")?.kernels ?? 0;
  }

  /** Whether it adapts by gradient steps: others answer at once. */
  get adaptsBySteps(): boolean {
    return this.#parts.meta.adaptsBySteps;
  }

  /** Whether a query's answer is its own, whatever else is asked with it. */
  get answersApart(): boolean {
    const { answer, createModel, sampler } = this.#parts;
    return answer === undefined && createModel(sampler.outputs).statistics !== "query";
  }

  /** How many predictors a support set is answered with. */
  get samples(): number {
    return this.#parts.meta.samples?.(this.options) ?? 1;
  }

  /** Loss and measures of outputs after a step, by task. */
  #figures(outputs: Value, query: ExampleValues, step: number): Record<string, Value> {
    const { problem, measures } = this.#parts.sampler;
    return {
      [`loss:${step}`]: lossFor(problem)(outputs, query),
      ...figuresOf(measures, outputs, query, step),
    };
  }

  /** A computation of something about the outputs `[T·M, Q, outputs]` on the query set after each step. */
  #predicting(
    kind: string,
    batch: EpisodeBatch,
    steps: number,
    extra: string,
    about: (outputs: Value, query: ExampleValues, step: number) => Record<string, Value>,
  ): Work<Program> {
    const build = (context: LearnerContext, parameters: Values, { support, query }: EpisodeValues) => {
      const { adapt } = this.#parts.algorithm;
      const predictors = adapt(context, parameters, support, steps, batch.outputs);
      const asked = repeated(query, this.samples);
      const parts = predictors.map((predictor: Predictor, step) => about(predictor(asked), query, step));
      return Object.assign({}, ...parts) as Record<string, Value>;
    };
    return this.#programs.of(kind, this.options, batch, `${steps} ${extra}`, build);
  }
}

/** Variance of outputs `[T, Q, outputs]` over a task's queries, `[T, 1, 1]`. */
function spreadOf(outputs: Value, weights: Value | undefined): Value {
  const centre = weights
    ? divide(sum(multiply(outputs, weights), [1]), sum(weights, [1]))
    : mean(outputs, [1]);
  return meanOverExamples(square(subtract(outputs, centre)), weights);
}

/** What was read under a name for each step. */
const bySteps = (read: Record<string, Float32Array>, name: string): Float32Array[] =>
  Array.from(
    { length: Object.keys(read).filter((key) => key.startsWith(`${name}:`)).length },
    (_, step) => read[`${name}:${step}`]!,
  );

/** What was read of each measure that was computed, for each step. */
const figuresIn = (read: Record<string, Float32Array>): ByMeasure<Float32Array[]> =>
  Object.fromEntries(
    MEASURE_IDS.filter((id: MeasureId) => `${id}:0` in read).map((id) => [id, bySteps(read, id)]),
  );
