// The learner's results task by task, kept to compare others with on the same tasks.

import type { Evaluation } from "../protocol/protocol.ts";
import { interval } from "./interval.ts";

/** What one contender reached, by task. */
interface ByTask {
  readonly loss: readonly number[];
  readonly accuracy?: readonly number[] | undefined;
}

const paired = (one: readonly number[], other: readonly number[]) =>
  interval(one.map((value, task) => value - other[task]!));

export class Pairing {
  #reference: (ByTask & { readonly key: string }) | undefined;

  /** Keeps the learner's results; `key` names the tasks and the moment. */
  keep(key: string, results: ByTask): void {
    this.#reference = { ...results, key };
  }

  /** The learner less another contender; `undefined` where the learner was not measured on the same. */
  difference(key: string, { loss, accuracy }: ByTask): Evaluation["difference"] {
    const reference = this.#reference;
    if (reference?.key !== key) return undefined;
    return {
      loss: paired(reference.loss, loss),
      ...(accuracy && reference.accuracy && { accuracy: paired(reference.accuracy, accuracy) }),
    };
  }
}
