// The learners of a run, by role.

import type { AlgorithmId } from "../algorithms/registry.ts";
import type { Contender, Role, SavedRun } from "../experiment/results.ts";

type SavedLearner = SavedRun["learners"][number][1];

/** What every kind of learner can do. */
export interface Keepable {
  save(): Promise<SavedLearner>;
  restore(saved: SavedLearner): void;
  dispose(): void;
}

/** A learner's step, computed: it moves the learner on, or is dropped and changes nothing. */
export interface ComputedStep {
  take(): void;
  drop(): void;
}

/** One learner, and the algorithm by whose wishes it is trained; none for a baseline that is no network. */
export interface Entry<L> extends Contender {
  readonly learner: L;
  readonly algorithm?: AlgorithmId;
}

export class Learners<L extends Keepable> {
  /** The main learner first. */
  readonly entries: readonly Entry<L>[];

  constructor(entries: readonly Entry<L>[]) {
    this.entries = entries;
  }

  get contenders(): Contender[] {
    return this.entries.map(({ role, label, learns }) => ({ role, label, learns }));
  }

  /** `undefined` where no learner has this role. */
  find(role: Role): L | undefined {
    return this.entries.find((entry) => entry.role === role)?.learner;
  }

  /** @throws Error where no learner has this role. */
  of(role: Role): L {
    const found = this.find(role);
    if (found === undefined) throw new Error(`No contender “${role}” is in this run.`);
    return found;
  }

  /** All as they stand, on the host. */
  save(): Promise<SavedRun["learners"]> {
    return Promise.all(this.entries.map(async ({ role, learner }) => [role, await learner.save()] as const));
  }

  /** Goes back to what `save` gave. */
  restore(saved: SavedRun["learners"]): void {
    for (const [role, state] of saved) this.of(role).restore(state);
  }

  dispose(): void {
    for (const { learner } of this.entries) learner.dispose();
  }
}
