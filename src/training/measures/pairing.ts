// The learner's results task by task, kept to compare others with on the same tasks.

import type { Evaluation, Role } from "../../experiment/results.ts";
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

  /**
   * Keeps the learner's results, and answers for any other with the learner less it; `undefined` where the learner was
   * not measured on the same. `key` names the tasks and the moment.
   */
  difference(role: Role, key: string, results: ByTask): Evaluation["difference"] {
    if (role === "learner") {
      this.#reference = { ...results, key };
      return undefined;
    }
    const reference = this.#reference;
    if (reference?.key !== key) return undefined;
    return {
      loss: paired(reference.loss, results.loss),
      ...(results.accuracy &&
        reference.accuracy && { accuracy: paired(reference.accuracy, results.accuracy) }),
    };
  }
}
