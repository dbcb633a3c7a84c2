// A drawing or a sentence shown to the learner as it stands.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { PlainExamples } from "../experiment/shown.ts";
import { worker } from "./line.ts";
import { sayFault } from "./messages.ts";
import { lab } from "./state.ts";

/** What the learner makes of it. */
export interface Recognised {
  /** Chance of each class, after the last step. */
  readonly chances: Float32Array;
  /** How much it looks at each support example; for learners that attend. */
  readonly attention?: Float32Array;
  /** Squared distance from each support example; for learners that compare. */
  readonly distances?: Float32Array;
}

/** Recognises one input `x` by these examples; `undefined` where that fails, and why is said. */
export async function recognise(support: PlainExamples, x: Float32Array): Promise<Recognised | undefined> {
  // A query has a target; what it is makes no difference to the answer.
  const query = { x, y: new Float32Array(support.y.length / support.count), count: 1 };
  try {
    const request = { support, query };
    const paths = await worker.adapt(request);
    const path = paths.find(({ role }) => role === "learner");
    const chances = path?.outputs.at(-1);
    if (chances === undefined) return undefined;
    const meta: AlgorithmMeta = algorithms[lab.getState().experiment.algorithm.id].meta;
    const inside = meta.adaptsBySteps ? undefined : await worker.inside(request, "learner");
    return {
      chances,
      ...(path?.attention && { attention: path.attention }),
      ...(inside?.kind === "space" && { distances: inside.distances }),
    };
  } catch (error) {
    return sayFault(error);
  }
}

/** Recognises a sentence by these examples. */
export async function recogniseSentence(
  support: PlainExamples,
  text: string,
): Promise<Recognised | undefined> {
  try {
    return await recognise(support, await worker.encode(text));
  } catch (error) {
    return sayFault(error);
  }
}
