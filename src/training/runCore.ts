// What runs on episodes and on trials share: learners by role, the count of meta-steps, live options, saving.

import { Random } from "../engine/random.ts";
import { type Experiment, type OptionPath, withOption } from "../experiment/experiment.ts";
import type { Contender, Role, SavedRun } from "../experiment/results.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import type { ComputedStep, Entry, Keepable, Learners } from "./learners.ts";
import { Pairing } from "./measures/pairing.ts";

/** `Found`: what is measured of one contender on some tasks. */
export abstract class RunCore<L extends Keepable, Found> {
  experiment: Experiment;
  iteration = 0;
  /** Of the experiment's seed: every stream of the run is split off it. */
  protected readonly random: Random;
  protected readonly learners: Learners<L>;
  protected readonly pairing = new Pairing();
  /** What was measured of those whom training does not change, by role, split and tasks. */
  readonly #standing = new Map<string, Found>();

  protected constructor(experiment: Experiment, learners: Learners<L>) {
    this.experiment = experiment;
    this.random = new Random(Number(experiment.run.seed));
    this.learners = learners;
  }

  get contenders(): readonly Contender[] {
    return this.learners.contenders;
  }

  /** Measures a contender, once where training does not change it: only the learner's difference from it does. */
  protected async measured(
    role: Role,
    split: Split,
    tasks: number,
    measure: () => Promise<Found>,
  ): Promise<Found> {
    if (this.contenders.find((one) => one.role === role)?.learns) return measure();
    const key = `${role} ${split} ${tasks}`;
    const found = this.#standing.get(key) ?? (await measure());
    this.#standing.set(key, found);
    return found;
  }

  change(path: OptionPath, value: OptionValue): void {
    this.#standing.clear();
    this.experiment = withOption(this.experiment, path, value);
  }

  /** As many as are wanted: tasks are made, not held. */
  tasksIn(_: Split, wanted: number): number {
    return wanted;
  }

  async save(): Promise<SavedRun> {
    return { iteration: this.iteration, learners: await this.learners.save() };
  }

  restore(saved: SavedRun): void {
    this.learners.restore(saved.learners);
    this.iteration = saved.iteration;
  }

  /** A step of every contender that learns: all are taken, or, where one of them fails, none. */
  protected async together<S extends ComputedStep>(
    stepOf: (entry: Required<Entry<L>>) => Promise<S>,
  ): Promise<S[]> {
    const steps: S[] = [];
    try {
      for (const { algorithm, ...entry } of this.learners.entries)
        if (entry.learns && algorithm) steps.push(await stepOf({ ...entry, algorithm }));
    } catch (error) {
      for (const step of steps) step.drop();
      throw error;
    }
    for (const step of steps) step.take();
    return steps;
  }

  dispose(): void {
    this.learners.dispose();
  }
}
