// A run on tasks of decisions: recurrent policies trained on a stream of trials, classical policies beside them.

import type { Device } from "../../engine/backend/device.ts";
import type { OptimiserName } from "../../engine/optimisers.ts";
import { Random } from "../../engine/random.ts";
import { type Between, inPieces, type Stage } from "../../engine/work.ts";
import { chosenFor, learnersOf } from "../../experiment/contenders.ts";
import { type Experiment, trainingFor } from "../../experiment/experiment.ts";
import type { Contender, Evaluation, Role } from "../../experiment/results.ts";
import type { SampledTask, TrialRecord } from "../../experiment/shown.ts";
import type { PolicyFamily } from "../../policies/policy.ts";
import { type PolicyId, policies } from "../../policies/registry.ts";
import type { Options } from "../../schema/fields.ts";
import type { Split } from "../../tasks/episode.ts";
import type { TrialSampler, Trials } from "../../tasks/trials.ts";
import { type Entry, Learners } from "../learners.ts";
import { loadPolicy, loadRecurrent, loadTrialFamily } from "../load.ts";
import { aggregated, withIntervals } from "../measures/aggregate.ts";
import { interval, meanOf } from "../measures/interval.ts";
import { outerStep, progressAt } from "../outerLoop.ts";
import type { BetweenTasks, MeasuredByTask, MetaStep, Run } from "../run.ts";
import { RunCore } from "../runCore.ts";
import { shownStream, shownTrials } from "../shownTasks.ts";
import type { PlayedTrials } from "./playedTrials.ts";
import { shares } from "./shares.ts";
import { TrialLearner } from "./trialLearner.ts";
import { seenBy } from "./trialPrograms.ts";

/** Trials evaluated at once. */
const CHUNK = 250;
/** Steps at which cumulative regret is told, at most. */
const TOLD_STEPS = 100;

/** What a contender's trials come to, task by task. */
interface PlayedTotals {
  /** Steps after which the regret so far is told. */
  readonly told: readonly number[];
  /** `[told][task]`. */
  readonly cumulative: readonly (readonly number[])[];
  readonly reward: readonly number[];
}

export class TrialRun extends RunCore<TrialLearner, PlayedTotals> implements Run {
  readonly kind = "trials";
  readonly sampler: TrialSampler;
  readonly #played: readonly PolicyId[];
  /** The trial last shown, as classical policies play it: training changes nothing about that. */
  #classical: { key: string; records: Map<Role, TrialRecord> } = { key: "", records: new Map() };

  private constructor(experiment: Experiment, sampler: TrialSampler, learners: Learners<TrialLearner>) {
    super(experiment, learners);
    this.sampler = sampler;
    this.#played = (Object.keys(policies) as PolicyId[]).filter((id) => policies[id].plays(sampler));
  }

  static async create(experiment: Experiment, device: Device): Promise<TrialRun> {
    const family = await loadTrialFamily(experiment.task.id);
    const sampler = family.createSampler(experiment.task.options);
    const model = await loadRecurrent(experiment.model.id);
    const weights = new Random(Number(experiment.run.seed)).split("weights");
    const entries: Entry<TrialLearner>[] = [];
    for (const { role, label, chosen } of learnersOf(experiment)) {
      const { id } = chosen;
      const network = model.createRecurrent(experiment.model.options, seenBy(sampler));
      entries.push({
        role,
        label,
        learns: true,
        algorithm: id,
        learner: new TrialLearner(
          device,
          await loadPolicy(id),
          network,
          sampler,
          trainingFor(experiment, id).optimiser as OptimiserName,
          weights.split("initial"),
        ),
      });
    }
    return new TrialRun(experiment, sampler, new Learners(entries));
  }

  /** Worlds are made, not drawn from data. */
  readonly data = undefined;

  override get contenders(): readonly Contender[] {
    return [
      ...this.learners.contenders,
      ...this.#played.map((role) => ({ role, label: policies[role].label, learns: false })),
    ];
  }

  /** Acting decides what is computed next: nothing can be compiled beforehand. */
  async prepare(): Promise<void> {}

  /** One meta-step of every learner: plays a batch of trials and learns from it. The loss told is the mean regret. */
  async metaStep(between?: Between): Promise<MetaStep> {
    const random = this.random.split("training").split(`${this.iteration}`);
    const losses: Record<Role, number> = {};
    await this.together(async ({ role, learner, algorithm }) => {
      const options = this.#options(role);
      const training = trainingFor(this.experiment, algorithm!);
      const recipe = learner.algorithm.recipe(options, progressAt(training, this.iteration));
      const batches: PlayedTrials[] = [];
      for (const [part, count] of shares(Number(training.metaBatch), recipe.parts).entries()) {
        // Learners that learn in as many parts get the same tasks.
        const stream = random.split(`${part}`);
        const trials = this.sampler.sample(stream, "training", count);
        batches.push(await learner.play(trials, stream.split("actions"), "draw", between));
      }
      losses[role] = meanOf(batches.flatMap((batch) => totals(batch.regrets)));
      return inPieces(learner.learn(batches, { ...outerStep(training, this.iteration), ...recipe }), between);
    });
    const iteration = this.iteration++;
    return { iteration, read: async () => ({ losses, accuracy: undefined }) };
  }

  /** Trials cost little beside what they teach. */
  async affordable(tasks: number): Promise<number> {
    return tasks;
  }

  /** Policies have no order to choose. */
  async gradientGap(): Promise<undefined> {
    return undefined;
  }

  /** Trials are not compared with each other. */
  async gradientAgreement(): Promise<undefined> {
    return undefined;
  }

  /** What one contender reaches, task by task, on the first `tasks` of a split's fixed trials. */
  async measure(
    role: Role,
    split: Split,
    tasks: number,
    between?: BetweenTasks,
  ): Promise<PlayedTotals & MeasuredByTask> {
    const found = await this.measured(role, split, tasks, () => this.#totals(role, split, tasks, between));
    const measures = {
      regret: aggregated("regret", found.cumulative.at(-1)!),
      reward: aggregated("reward", found.reward),
    };
    return { tasks, ...found, measures };
  }

  /** Plays the first `tasks` of a split's fixed trials; the loss told is the cumulative regret after each step. */
  async evaluate(role: Role, split: Split, tasks: number, between?: BetweenTasks): Promise<Evaluation> {
    const { length } = this.sampler;
    const { told, cumulative, measures } = await this.measure(role, split, tasks, between);
    const key = `${this.iteration} ${split} ${tasks}`;
    const difference = this.pairing.difference(role, key, measures);
    return {
      iteration: this.iteration,
      split,
      tasks,
      role,
      trainedSteps: length,
      measures: withIntervals(measures),
      ...(difference && { difference }),
      bySteps: told.map((step, index) => {
        const loss = interval(cumulative[index]!);
        return { step, loss, measures: { regret: loss } };
      }),
    };
  }

  /** Plays a contender's trials and adds up. */
  async #totals(role: Role, split: Split, tasks: number, between?: BetweenTasks): Promise<PlayedTotals> {
    const { length } = this.sampler;
    const every = Math.ceil(length / TOLD_STEPS);
    const told = Array.from({ length: Math.ceil(length / every) + 1 }, (_, index) =>
      Math.min(length, index * every),
    );
    const cumulative: number[][] = told.map(() => []);
    const reward: number[] = [];
    for (let done = 0; done < tasks; done += CHUNK) {
      const count = Math.min(CHUNK, tasks - done);
      const random = this.random.split(split).split(`${done}`);
      const pause = between && ((stage: Stage) => between(stage, done));
      const played = await this.#play(role, this.sampler.sample(random, split, count), random, pause);
      reward.push(...totals(played.rewards));
      const sofar = new Float64Array(count);
      let next = 0;
      for (let step = 0; step <= length; step++) {
        if (step > 0)
          for (let trial = 0; trial < count; trial++) sofar[trial]! += played.regrets[step - 1]![trial]!;
        if (told[next] === step) cumulative[next++]!.push(...sofar);
      }
      await between?.("computing", Math.min(done + CHUNK, tasks));
    }
    return { told, cumulative, reward };
  }

  /** Tasks for people to look at, from the validation side. */
  sampleTasks(index: number, count: number): SampledTask[] {
    return shownTrials(this.#shown(index, count));
  }

  /** One of the tasks that `sampleTasks` gives, played to the end by every contender. */
  async playTrial(index: number, count: number, task: number, between?: Between): Promise<TrialRecord[]> {
    const records: TrialRecord[] = [];
    const key = `${index} ${count} ${task}`;
    if (this.#classical.key !== key) this.#classical = { key, records: new Map() };
    for (const { role } of this.contenders) {
      const known = this.#classical.records.get(role);
      if (known) {
        records.push(known);
        continue;
      }
      const random = this.random.split("played").split(`${index}`);
      const { trials, states } = noting(this.#shown(index, count));
      const { actions, rewards, regrets, logProbabilities } = await this.#play(role, trials, random, between);
      const of = (rows: readonly ArrayLike<number>[]) => Float32Array.from(rows, (row) => row[task]!);
      const width = this.sampler.actions;
      const record: TrialRecord = {
        role,
        states: Int32Array.from(states, (row) => row[task]!),
        actions: Int32Array.from(actions, (row) => row[task]!),
        rewards: of(rewards),
        regrets: of(regrets),
        ...(logProbabilities && {
          chances: logProbabilities.map((row) =>
            row.slice(task * width, (task + 1) * width).map((value) => Math.exp(value)),
          ),
        }),
      };
      records.push(record);
      if (!this.learners.find(role)) this.#classical.records.set(role, record);
    }
    return records;
  }

  #shown(index: number, count: number): Trials {
    return this.sampler.sample(shownStream(this.random, index), "validation", count);
  }

  /** Trials played to the end by a learner or a classical policy. */
  async #play(
    role: Role,
    trials: Trials,
    random: Random,
    between?: Between,
  ): Promise<
    Pick<PlayedTrials, "actions" | "rewards" | "regrets"> & Partial<Pick<PlayedTrials, "logProbabilities">>
  > {
    const learner = this.learners.find(role);
    const stream = random.split(`actions of ${role}`);
    if (learner)
      return learner.play(trials, stream, learner.algorithm.testActions(this.#options(role)), between);
    const family: PolicyFamily = policies[role as PolicyId];
    if (family.prepare) await inPieces(family.prepare(this.sampler), between);
    const policy = family.create(this.sampler, trials.tasks, stream);
    const played = {
      actions: [] as Int32Array[],
      rewards: [] as Float32Array[],
      regrets: [] as Float32Array[],
    };
    for (let step = 0; step < this.sampler.length; step++) {
      const actions = policy.act(trials.states).slice();
      const { rewards, regrets } = trials.step(actions);
      policy.see(rewards, trials.states);
      played.actions.push(actions);
      played.rewards.push(rewards.slice());
      played.regrets.push(regrets.slice());
      await between?.("computing");
    }
    return played;
  }

  #options(role: Role): Options {
    return chosenFor(this.experiment, role)!.options;
  }
}

/** The same trials, and where each stood before every step that is taken in them. */
function noting(trials: Trials): { trials: Trials; states: readonly Int32Array[] } {
  const states: Int32Array[] = [];
  return {
    states,
    trials: {
      tasks: trials.tasks,
      states: trials.states,
      description: trials.description,
      step(actions) {
        states.push(trials.states.slice());
        return trials.step(actions);
      },
    },
  };
}

/** Sums over steps, by trial. */
function totals(rows: readonly Float32Array[]): number[] {
  return Array.from(rows[0]!, (_, trial) => rows.reduce((total, row) => total + row[trial]!, 0));
}
