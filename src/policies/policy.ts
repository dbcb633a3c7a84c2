// The contract of a classical policy: what RL² is measured against. No learning across tasks, no tensors.

import type { Random } from "../engine/random.ts";
import type { Work } from "../engine/work.ts";
import type { TrialSampler } from "../tasks/trials.ts";

/** Plays a batch of T tasks, each from what it has seen of that task alone. */
export interface Policy {
  /** The next action of each task, `[T]`, from the states `[T]`. */
  act(states: Int32Array): Int32Array;
  /** What the last actions brought, and the states they led to. */
  see(rewards: Float32Array, states: Int32Array): void;
}

export interface PolicyFamily {
  readonly label: string;
  /** One sentence: how it decides. */
  readonly summary: string;
  /** Whether it can play such tasks. */
  readonly plays: (sampler: TrialSampler) => boolean;
  /** Works out, and keeps, what `create` would else need long for. */
  readonly prepare?: (sampler: TrialSampler) => Work<void>;
  readonly create: (sampler: TrialSampler, tasks: number, random: Random) => Policy;
}
