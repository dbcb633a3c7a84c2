// A baseline that is no network, as a learner that learns nothing: its answers come from the host, and are measured as
// any learner's are.

import type { Algorithm } from "../../algorithms/algorithm.ts";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { input } from "../../engine/graph/program.ts";
import type { Value } from "../../engine/graph/value.ts";
import { said } from "../../words/said.ts";

/** The input of a computation that holds what a baseline answers. */
export const ANSWERS = "answers";

/** Answers what it is given on the host, `[T·M, Q, outputs]`. */
export const hostBaseline: Algorithm = {
  initialise: () => ({}),
  metaGradient() {
    throw new Error("A baseline that is no network takes no meta-steps.");
  },
  adapt: (_, __, ___, ____, outputs) => [
    ({ x }): Value => input(ANSWERS, [x.shape[0]!, x.shape[1]!, outputs]),
  ],
};

/** What of it is a task's own. */
export const HOST_ADAPTS = said`It has no weights: it works its answers out from the records by a rule.`;

/** What such a baseline says of itself, where it answers each task with so many curves. */
export const hostBaselineMeta = (samples = 1) =>
  ({ schema: {}, adaptsBySteps: false, samples: () => samples }) as const satisfies Partial<AlgorithmMeta>;
