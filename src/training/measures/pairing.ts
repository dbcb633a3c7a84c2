// The learner's results task by task, kept to compare others with on the same tasks.

import type { Evaluation, Role } from "../../experiment/results.ts";
import type { ByMeasure } from "../../measures/registry.ts";
import { type Aggregated, differences } from "./aggregate.ts";

export class Pairing {
  #reference: { readonly key: string; readonly results: ByMeasure<Aggregated> } | undefined;

  /**
   * Keeps the learner's results, and answers for any other with the learner less it; `undefined` where the learner was
   * not measured on the same. `key` names the tasks and the moment.
   */
  difference(role: Role, key: string, results: ByMeasure<Aggregated>): Evaluation["difference"] {
    if (role === "learner") {
      this.#reference = { results, key };
      return undefined;
    }
    const reference = this.#reference;
    return reference?.key === key ? differences(reference.results, results) : undefined;
  }
}
