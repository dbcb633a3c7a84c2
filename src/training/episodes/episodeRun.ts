// A run on tasks of support and query sets: learners on one stream of episodes, evaluated on fixed ones.

import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../../algorithms/registry.ts";
import type { DataUse } from "../../data/counts.ts";
import type { TaskData } from "../../data/kinds.ts";
import type { Device, Tensor } from "../../engine/backend/device.ts";
import type { OptimiserName } from "../../engine/optimisers.ts";
import { Random } from "../../engine/random.ts";
import { type Between, inPieces } from "../../engine/work.ts";
import { baselinesOf, chosenFor, learnersOf, ownBaselinesOf } from "../../experiment/contenders.ts";
import {
  type ChosenAlgorithm,
  type Experiment,
  type OptionPath,
  optionsOf,
  trainingFor,
} from "../../experiment/experiment.ts";
import type { Contender, Evaluation, Role } from "../../experiment/results.ts";
import type {
  AdaptationPath,
  Advice,
  InsideView,
  KnownRatings,
  LossPlane,
  NearTasks,
  Refusals,
  SampledTask,
  UserMap,
  WhyView,
} from "../../experiment/shown.ts";
import type { Options, OptionValue } from "../../schema/fields.ts";
import { defaultsOf } from "../../schema/fields.ts";
import type { EpisodeBatch, Examples, Split } from "../../tasks/episode.ts";
import type { Shop, TaskSampler } from "../../tasks/family.ts";
import { type Entry, Learners } from "../learners.ts";
import { loadAlgorithm, loadFamily, loadModel } from "../load.ts";
import { aggregated, withIntervals } from "../measures/aggregate.ts";
import { interval, meanOf } from "../measures/interval.ts";
import { uncertaintyOver } from "../measures/uncertainty.ts";
import { outerStep } from "../outerLoop.ts";
import type { BetweenTasks, MetaStep, Run } from "../run.ts";
import { RunCore } from "../runCore.ts";
import { shownEpisodes, shownStream } from "../shownTasks.ts";
import { affordableTasks, fixedTasks, tasksAtOnce } from "./fixedTasks.ts";
import { gradientAgreement } from "./gradientAgreement.ts";
import { gradientGap } from "./gradientGap.ts";
import { HOST_ADAPTS, hostBaseline, hostBaselineMeta } from "./hostBaseline.ts";
import { leftOutAnswers } from "./influence.ts";
import { Learner, type OuterStep } from "./learner.ts";
import { lossPlane } from "./lossPlane.ts";
import { type MeasuredTasks, measureTasks } from "./measureTasks.ts";
import { nearestTasks } from "./nearest.ts";
import { recommend } from "./recommend.ts";
import { fitRefusals } from "./refusal.ts";
import { trainingStream } from "./trainingStream.ts";
import { userMap } from "./userMap.ts";

/** Training tasks whose gradients are compared, always the same. */
const AGREEING = 8;
/** Meta-steps between evaluations for each of them: a gradient that is read costs some three, and a tenth of the time is theirs. */
const APART = 30;

/** Baselines towards which a plane of weights lies, the first that a run has. */
const TOWARDS = ["pretrained", "random"];

/** Fine-tuning steps of baselines beside a metric learner. */
const BASELINE_STEPS = 10;

export class EpisodeRun extends RunCore<Learner, MeasuredTasks> implements Run {
  readonly kind = "episodes";
  readonly sampler: TaskSampler;
  readonly #device: Device;

  private constructor(
    experiment: Experiment,
    device: Device,
    sampler: TaskSampler,
    learners: Learners<Learner>,
  ) {
    super(experiment, learners);
    this.#device = device;
    this.sampler = sampler;
  }

  /** @throws Error, a whole sentence, where the tasks' options and data do not fit. */
  static async create(experiment: Experiment, device: Device, data?: TaskData): Promise<EpisodeRun> {
    const family = await loadFamily(experiment.task.id);
    const sampler = family.createSampler(experiment.task.options, data);
    const weights = new Random(Number(experiment.run.seed)).split("weights");
    const entries: Entry<Learner>[] = [];
    const add = async (
      contender: Contender,
      { id, options }: ChosenAlgorithm,
      model: Experiment["model"] = experiment.model,
    ) => {
      const family = await loadModel(model.id);
      const createModel = (outputs: number | null) =>
        family.create(model.options, sampler.inputShape, outputs, sampler.items);
      const algorithm = await loadAlgorithm(id);
      const meta: AlgorithmMeta = algorithms[id].meta;
      const optimiser = trainingFor(experiment, id).optimiser as OptimiserName;
      const learner = new Learner(
        device,
        { algorithm, meta, options, createModel, sampler, optimiser },
        weights.split("initial"),
      );
      entries.push({ ...contender, learner, algorithm: id });
    };
    for (const { role, label, chosen } of learnersOf(experiment))
      await add({ role, label, learns: true }, chosen);
    for (const { role, label, id } of baselinesOf(experiment)) {
      const options: Options = {
        ...defaultsOf(algorithms[id].meta.schema),
        innerLearningRate: experiment.run.baselineRate!,
      };
      await add({ role, label, learns: id === "pretraining" }, { id, options });
    }
    for (const { role, label, algorithm, model } of ownBaselinesOf(experiment))
      await add({ role, label, learns: false }, algorithm, model);
    for (const { role, label, answer, samples } of sampler.baselines ?? []) {
      const meta = hostBaselineMeta(samples);
      const parts = { algorithm: hostBaseline, meta, options: {}, sampler, answer };
      const none = () => {
        throw new Error(`“${label}” has no model.`);
      };
      const learner = new Learner(device, { ...parts, createModel: none, optimiser: "sgd" }, weights);
      entries.push({ role, label, learns: false, learner });
    }
    return new EpisodeRun(experiment, device, sampler, new Learners(entries));
  }

  /** The learner itself. */
  get learner(): Learner {
    return this.learners.of("learner");
  }

  get data(): DataUse | undefined {
    return this.sampler.data;
  }

  /** Training episodes of an iteration: a pure function of seed and iteration. */
  episodes(iteration: number): EpisodeBatch {
    const tasks = Number(this.experiment.training.metaBatch);
    return this.sampler.sample(trainingStream(this.random, iteration), "training", tasks);
  }

  /** The outer loop's numbers at the next meta-step, for a learner that is trained by this algorithm. */
  #outer(algorithm: AlgorithmId): OuterStep {
    return outerStep(trainingFor(this.experiment, algorithm), this.iteration);
  }

  async prepare(between?: Between): Promise<void> {
    const batch = this.episodes(this.iteration);
    for (const { learner, algorithm, learns } of this.learners.entries)
      if (learns && algorithm) await learner.prepareStep(batch, this.#outer(algorithm), between);
  }

  /** The measurements stay on the device until `read`. */
  async metaStep(between?: Between): Promise<MetaStep> {
    const batch = this.episodes(this.iteration);
    const measured = await this.together(async ({ role, learner, algorithm }) => {
      const outer = this.#outer(algorithm);
      return { ...(await inPieces(learner.step(batch, outer), between)), role };
    });
    const taken = async (tensor: Tensor) => {
      const mean = meanOf(await this.#device.read(tensor));
      this.#device.free(tensor);
      return mean;
    };
    const iteration = this.iteration++;
    return {
      iteration,
      read: async () => {
        for (const { role, accuracy } of measured)
          if (role !== "learner" && accuracy) this.#device.free(accuracy);
        const hits = measured.find(({ role }) => role === "learner")?.accuracy;
        // Asked for at once: a GPU is waited for but once.
        const [losses, accuracy] = await Promise.all([
          Promise.all(measured.map(async ({ role, loss }) => [role, await taken(loss)] as const)),
          hits && taken(hits),
        ]);
        return { losses: Object.fromEntries(losses), accuracy };
      },
    };
  }

  override change(path: OptionPath, value: OptionValue): void {
    super.change(path, value);
    this.learner.options = optionsOf(this.experiment, "algorithm");
    const rate = Number(this.experiment.run.baselineRate);
    for (const { role, learner } of this.learners.entries)
      if (role === "pretrained" || role === "random")
        learner.options = { ...learner.options, innerLearningRate: rate };
  }

  override tasksIn(split: Split, wanted: number): number {
    return Math.min(wanted, this.sampler.held?.[split] ?? wanted);
  }

  /** What one contender reaches, task by task, on the first `wanted` of a split's fixed tasks, or on all that there are. */
  async measure(
    role: Role,
    split: Split,
    wanted: number,
    between?: BetweenTasks,
  ): Promise<MeasuredTasks & { readonly tasks: number }> {
    const tasks = this.tasksIn(split, wanted);
    const steps = this.#steps(role);
    const asked = { split, tasks, steps, at: this.answersAfter(role) };
    const found = await this.measured(role, split, tasks, () =>
      measureTasks(this.learners.of(role), this.sampler, this.random, asked, between),
    );
    return { tasks, ...found };
  }

  async affordable(wanted: number, between?: Between): Promise<number> {
    const tasks = this.tasksIn("validation", wanted);
    let each = 0;
    for (const { role, learner } of this.learners.entries) {
      const [steps, at] = [this.#steps(role), this.answersAfter(role)];
      const one = fixedTasks(this.sampler, this.random, "validation", 0, 1);
      const atOnce = tasksAtOnce(one, learner.samples, tasks);
      const batch = fixedTasks(this.sampler, this.random, "validation", 0, atOnce);
      each += (await learner.costOf(batch, steps, at, between)) / atOnce;
    }
    const meta = this.learners.entries.reduce((total, { learner }) => total + learner.stepCost, 0);
    const training = meta * Number(this.experiment.training.evaluateEvery);
    return affordableTasks(tasks, each, this.iteration === 0 ? 0 : training);
  }

  /** Evaluates one contender on the first `wanted` of a split's fixed tasks, or on all that there are. */
  async evaluate(role: Role, split: Split, wanted: number, between?: BetweenTasks): Promise<Evaluation> {
    const learner = this.learners.of(role);
    const found = await this.measure(role, split, wanted, between);
    const { tasks, loss, bySteps, measures, spread, uncertainty, margins } = found;
    const key = `${this.iteration} ${split} ${tasks}`;
    const difference = this.pairing.difference(role, key, measures);
    return {
      iteration: this.iteration,
      split,
      tasks,
      role,
      trainedSteps: this.#trainedSteps(role),
      ...(this.sampler.problem === "classification" && { chance: 1 / found.outputs }),
      spread: meanOf(spread),
      measures: withIntervals(measures),
      ...(difference && { difference }),
      ...(margins !== undefined && { margins }),
      ...(uncertainty.length > 0 && { uncertainty: uncertaintyOver(uncertainty, learner.samples) }),
      bySteps: loss.map((values, step) => ({
        step,
        loss: interval(values),
        measures: withIntervals(bySteps[step]!),
      })),
    };
  }

  /** Tasks for people to look at, from the validation side. */
  sampleTasks(index: number, count: number): SampledTask[] {
    return shownEpisodes(this.sampler, shownStream(this.random, index), count);
  }

  /** One contender's predictions on a single episode, and what they are worth. */
  async predict(
    role: Role,
    episode: EpisodeBatch,
    between?: Between,
  ): Promise<Omit<AdaptationPath, "role" | "attention">> {
    const learner = this.learners.of(role);
    const { outputs, samples, loss, figures } = await learner.predict(episode, this.#steps(role), between);
    return {
      outputs,
      ...(samples && { samples: samples.map((step) => divided(step, learner.samples)) }),
      loss: loss.map(([value]) => value!),
      measures: Object.fromEntries(
        this.sampler.measures.flatMap((id) => {
          const bySteps = figures[id];
          return bySteps ? [[id, bySteps.map((step) => aggregated(id, [...step]).value)]] : [];
        }),
      ),
    };
  }

  /** Advice to somebody new by one contender. */
  async recommend(role: Role, known: KnownRatings): Promise<Advice> {
    return recommend(this.learners.of(role), this.sampler, known, this.answersAfter(role));
  }

  /** The map of users by one contender, and the way of somebody new in it. */
  async userMap(role: Role, known: KnownRatings, between?: Between): Promise<UserMap> {
    const random = this.random.split("map");
    return userMap(this.learners.of(role), this.sampler, random, known, this.answersAfter(role), between);
  }

  /** When a contender had better answer “none of these”. @throws Error where its tasks know nothing that does not belong to them. */
  async refusals(role: Role, tasks: number, between?: Between): Promise<Refusals> {
    const steps = this.answersAfter(role);
    return fitRefusals(this.learners.of(role), this.sampler, this.random, { tasks, steps }, between);
  }

  /** What goes on inside one contender at a single episode, in two dimensions. */
  async inside(role: Role, batch: EpisodeBatch, between?: Between): Promise<InsideView> {
    return this.learners.of(role).inside(batch, this.#steps(role), between);
  }

  /** The loss over a plane of one contender's weights at a single episode, towards a baseline's where there is one. */
  async lossPlane(role: Role, batch: EpisodeBatch, between?: Between): Promise<LossPlane | undefined> {
    const walker = (of: Role) => ({
      role: of,
      learner: this.learners.of(of),
      steps: this.#steps(of),
      at: this.answersAfter(of),
    });
    const other = TOWARDS.find((of) => of !== role && this.contenders.some((one) => one.role === of));
    const random = this.random.split("plane");
    return lossPlane(walker(role), other === undefined ? undefined : walker(other), batch, random, between);
  }

  /** Why one contender answers one query of an episode as it does. */
  async why(role: Role, task: EpisodeBatch, row: number, between?: Between): Promise<WhyView> {
    const entry = this.learners.entries.find((one) => one.role === role)!;
    const { learner, algorithm } = entry;
    const steps = this.#steps(role);
    const answers = await leftOutAnswers(learner, this.sampler, { task, row, steps }, between);
    const changes = await learner.changes(task, steps, between);
    const adapts = algorithm ? (algorithms[algorithm].meta as AlgorithmMeta).adapts : HOST_ADAPTS;
    const { shop } = this.sampler;
    return {
      answers,
      ...(shop && { names: namesOf(shop, task.support) }),
      changes,
      ...(changes.length === 0 && adapts !== undefined && { adapts }),
    };
  }

  /** The training tasks that are most like an episode, by what one contender makes of them. */
  async nearest(role: Role, task: EpisodeBatch, between?: Between): Promise<NearTasks> {
    const steps = this.answersAfter(role);
    return nearestTasks(this.learners.of(role), this.sampler, this.random, task, steps, between);
  }

  /** The gap between first and second order on the episodes of the next meta-step. */
  async gradientGap(between?: Between): Promise<{ cosine: number; ratio: number } | undefined> {
    return gradientGap(this.learner, this.episodes(this.iteration), between);
  }

  async gradientAgreement(between?: Between): Promise<Readonly<Record<Role, number>> | undefined> {
    const every = Number(this.experiment.training.evaluateEvery);
    const tasks = Math.min(AGREEING, Math.floor(every / APART));
    if (tasks < 2) return undefined;
    const batch = this.sampler.sample(this.random.split("agreement"), "training", tasks);
    const cosines: Record<Role, number> = {};
    for (const { role, learner, learns } of this.learners.entries) {
      const cosine = learns ? await gradientAgreement(learner, batch, between) : undefined;
      if (cosine !== undefined) cosines[role] = cosine;
    }
    return cosines;
  }

  /** Steps that a contender takes: its own, or for baselines the learner's, or theirs where the learner takes none. */
  #steps(role: Role): number {
    const chosen = chosenFor(this.experiment, role);
    return chosen ? horizon(chosen) : horizon(this.experiment.algorithm) || BASELINE_STEPS;
  }

  /** The step whose answers count: a baseline's is the learner's, or its last; a metric learner has one entry. */
  answersAfter(role: Role): number {
    const steps = this.#steps(role);
    const trained = this.#trainedSteps(role) || this.#trainedSteps("learner") || steps;
    return this.learners.of(role).adaptsBySteps ? Math.min(trained, steps) : 0;
  }

  /** Steps for which training prepares a contender; 0 for baselines, which are prepared for none. */
  #trainedSteps(role: Role): number {
    const chosen = chosenFor(this.experiment, role);
    return chosen ? (algorithms[chosen.id].meta as AlgorithmMeta).trainedSteps(chosen.options) : 0;
  }
}

/** What examples that are items are called. */
const namesOf = ({ catalogue, itemIn }: Shop, { x, count }: Examples): string[] =>
  Array.from({ length: count }, (_, row) => catalogue.titles[itemIn(x, (row * x.length) / count)]!);

/** One array in so many parts of the same length. */
const divided = (values: Float32Array, parts: number): Float32Array[] =>
  Array.from({ length: parts }, (_, part) =>
    values.slice((part * values.length) / parts, ((part + 1) * values.length) / parts),
  );

/** Steps that evaluation takes: as asked, and at least twice the trained number. */
function horizon({ id, options }: ChosenAlgorithm): number {
  const meta: AlgorithmMeta = algorithms[id].meta;
  return Math.max(meta.testSteps(options), 2 * meta.trainedSteps(options));
}
