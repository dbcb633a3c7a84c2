// A run: an experiment being trained. Learners on one stream of tasks, evaluated on fixed ones.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { Device } from "../engine/backend/device.ts";
import type { OptimiserName } from "../engine/optimisers.ts";
import { Random } from "../engine/random.ts";
import { conflictsIn } from "../experiment/check.ts";
import { type Experiment, type OptionPath, optionsOf, withOption } from "../experiment/experiment.ts";
import { models } from "../models/registry.ts";
import type { Evaluation, Interval, LearnerRole, SavedRun } from "../protocol/protocol.ts";
import type { Options, OptionValue } from "../schema/fields.ts";
import { defaultsOf } from "../schema/fields.ts";
import type { EpisodeBatch, SampledBatch, Split } from "../tasks/episode.ts";
import type { DividedImages, TaskSampler } from "../tasks/family.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { gradientGap } from "./gradientGap.ts";
import { Learner } from "./learner.ts";

/** Episodes measured at once: enough to fill the device, few enough for its memory. */
const CHUNK = { 1: 100, 3: 5 } as const;

/** The share of the outer rate by the share of the run that is done. */
const SCHEDULES = {
  constant: () => 1,
  linear: (progress: number) => 1 - progress,
  cosine: (progress: number) => (1 + Math.cos(Math.PI * progress)) / 2,
} as const;

/** Mean and half-width of the 95% interval over tasks. */
export function interval(values: ArrayLike<number>): Interval {
  const list = Array.from(values);
  const mean = list.reduce((total, value) => total + value, 0) / list.length;
  const variance =
    list.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, list.length - 1);
  return { mean, ci95: 1.96 * Math.sqrt(variance / list.length) };
}

export class Run {
  experiment: Experiment;
  iteration = 0;
  readonly sampler: TaskSampler;
  readonly #device: Device;
  readonly #random: Random;
  readonly #learners: ReadonlyMap<LearnerRole, Learner>;

  private constructor(
    experiment: Experiment,
    device: Device,
    sampler: TaskSampler,
    learners: Map<LearnerRole, Learner>,
  ) {
    this.experiment = experiment;
    this.#device = device;
    this.sampler = sampler;
    this.#random = new Random(Number(experiment.run.seed));
    this.#learners = learners;
  }

  /** @throws Error, whole sentences, where the experiment's parts or data do not fit. */
  static async create(experiment: Experiment, device: Device, images?: DividedImages): Promise<Run> {
    const conflicts = conflictsIn(experiment);
    if (conflicts.length > 0) throw new Error(conflicts.map(({ message }) => message).join(" "));
    const family = await taskFamilies[experiment.task.id].load();
    const sampler = family.createSampler(experiment.task.options, images);
    const model = await models[experiment.model.id].load();
    const createModel = (outputs: number | null) =>
      model.create(experiment.model.options, sampler.inputShape, outputs);
    const weights = new Random(Number(experiment.run.seed)).split("weights");
    const build = async (id: keyof typeof algorithms, options: Options) => {
      const algorithm = await algorithms[id].load();
      const meta: AlgorithmMeta = algorithms[id].meta;
      const optimiser = experiment.training.optimiser as OptimiserName;
      return new Learner(
        device,
        { algorithm, meta, options, createModel, sampler, optimiser },
        weights.split("initial"),
      );
    };
    const learners = new Map<LearnerRole, Learner>();
    learners.set("learner", await build(experiment.algorithm.id, experiment.algorithm.options));
    if (experiment.run.baseline === "pretraining") {
      const steps = Math.max(1, Run.testSteps(experiment));
      for (const [role, id] of [
        ["pretrained", "pretraining"],
        ["random", "scratch"],
      ] as const) {
        const options = {
          ...defaultsOf(algorithms[id].meta.schema),
          innerLearningRate: experiment.run.baselineRate!,
          testSteps: steps,
        };
        learners.set(role, await build(id, options));
      }
    }
    return new Run(experiment, device, sampler, learners);
  }

  /** Steps that evaluation takes: as asked, and at least twice the trained number. */
  static testSteps(experiment: Experiment): number {
    const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
    const options = experiment.algorithm.options;
    return Math.max(meta.testSteps(options), 2 * meta.trainedSteps(options));
  }

  get roles(): LearnerRole[] {
    return [...this.#learners.keys()];
  }

  /** The learner itself. */
  get learner(): Learner {
    return this.#learners.get("learner")!;
  }

  /** Training episodes of an iteration: a pure function of seed and iteration. */
  episodes(iteration: number): EpisodeBatch {
    const tasks = Number(this.experiment.training.metaBatch);
    return this.sampler.sample(this.#random.split("training").split(`${iteration}`), "training", tasks);
  }

  /** The outer learning rate of an iteration. */
  outerRate(iteration: number): number {
    const { outerLearningRate, schedule, iterations } = this.experiment.training;
    const progress = Math.min(1, iteration / Number(iterations));
    return Number(outerLearningRate) * SCHEDULES[schedule as keyof typeof SCHEDULES](progress);
  }

  /** One meta-step of every learner that trains. The measurements stay on the device until `read`. */
  metaStep() {
    const batch = this.episodes(this.iteration);
    const { momentum, gradientClip } = this.experiment.training;
    const outer = {
      rate: this.outerRate(this.iteration),
      momentum: Number(momentum),
      gradientClip: Number(gradientClip),
    };
    const measured = this.learner.metaStep(batch, outer);
    const pretrained = this.#learners.get("pretrained")?.metaStep(batch, outer);
    if (pretrained) {
      this.#device.free(pretrained.loss);
      if (pretrained.accuracy) this.#device.free(pretrained.accuracy);
    }
    const iteration = this.iteration++;
    return {
      iteration,
      read: async () => {
        const loss = interval(await this.#device.read(measured.loss)).mean;
        const accuracy = measured.accuracy && interval(await this.#device.read(measured.accuracy)).mean;
        this.#device.free(measured.loss);
        if (measured.accuracy) this.#device.free(measured.accuracy);
        return { loss, accuracy };
      },
    };
  }

  /** Changes a live option; the next meta-step follows it. */
  change(path: OptionPath, value: OptionValue): void {
    this.experiment = withOption(this.experiment, path, value);
    this.learner.options = optionsOf(this.experiment, "algorithm");
    const rate = Number(this.experiment.run.baselineRate);
    for (const role of ["pretrained", "random"] as const) {
      const learner = this.#learners.get(role);
      if (learner) learner.options = { ...learner.options, innerLearningRate: rate };
    }
  }

  /**
   * Evaluates one learner on the first `tasks` of a split's fixed tasks.
   * `between` is called after each chunk, so that a worker can listen.
   */
  async evaluate(
    role: LearnerRole,
    split: Split,
    tasks: number,
    between?: (done: number) => Promise<void>,
  ): Promise<Evaluation> {
    const learner = this.#learners.get(role)!;
    const chunk = CHUNK[this.sampler.inputShape.length as 1 | 3];
    const loss: number[][] = [];
    const accuracy: number[][] = [];
    const spread: number[] = [];
    let ways = 1;
    for (let done = 0; done < tasks; done += chunk) {
      const batch = this.sampler.sample(
        this.#random.split(split).split(`${done}`),
        split,
        Math.min(chunk, tasks - done),
      );
      const measured = await learner.measure(batch, Run.testSteps(this.experiment));
      spread.push(...measured.spread);
      ways = batch.outputs;
      for (const [all, part] of [
        [loss, measured.loss],
        [accuracy, measured.accuracy],
      ] as const) {
        part.forEach((values, step) => {
          all[step] = [...(all[step] ?? []), ...values];
        });
      }
      await between?.(Math.min(done + chunk, tasks));
    }
    const meta: AlgorithmMeta = algorithms[this.experiment.algorithm.id].meta;
    return {
      iteration: this.iteration,
      split,
      tasks,
      role,
      ...(this.sampler.problem === "classification" && { chance: 1 / ways }),
      spread: interval(spread).mean,
      trainedSteps: role === "learner" ? meta.trainedSteps(this.experiment.algorithm.options) : 0,
      bySteps: loss.map((values, step) => ({
        step,
        loss: interval(values),
        ...(accuracy[step] && { accuracy: interval(accuracy[step]) }),
      })),
    };
  }

  /** Tasks for people to look at, from the validation side. */
  sampleTasks(index: number, count: number): SampledBatch {
    return this.sampler.sample(this.#random.split("shown").split(`${index}`), "validation", count);
  }

  /** Every learner's predictions on a single episode. */
  async predict(role: LearnerRole, batch: EpisodeBatch): Promise<Float32Array[]> {
    return this.#learners.get(role)!.predict(batch, Run.testSteps(this.experiment));
  }

  /** The gap between first and second order on the episodes of the next meta-step. */
  async gradientGap(): Promise<{ cosine: number; ratio: number } | undefined> {
    return gradientGap(this.learner, this.episodes(this.iteration));
  }

  /** All learners as they stand, on the host. */
  async save(): Promise<SavedRun> {
    const saved = await Promise.all(
      [...this.#learners].map(async ([role, learner]) => [role, await learner.save()] as const),
    );
    return { iteration: this.iteration, learners: saved };
  }

  /** Goes back to what `save` gave. */
  restore(saved: SavedRun): void {
    for (const [role, state] of saved.learners) this.#learners.get(role)?.restore(state);
    this.iteration = saved.iteration;
  }

  dispose(): void {
    for (const learner of this.#learners.values()) learner.dispose();
  }
}
