// A drawing or a sentence shown to a contender as it stands.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { PlainExamples, Refusals } from "../experiment/shown.ts";
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

/** What a contender makes of a sentence. */
export interface RecognisedSentence extends Recognised {
  /** The words in order, and how much less likely the answer would be without each (erasure: Li, Monroe, Jurafsky 2016). */
  readonly words: readonly { readonly word: string; readonly share: number }[];
}

/** Tasks on which “none of these” is fitted, and as many on which it is measured. */
const REFUSAL_TASKS = 100;

/** Recognises inputs `x [count, …]` by these examples: what is made of the first, and the chances of all, `[count, classes]`. */
async function ask(support: PlainExamples, x: Float32Array, count: number, role: string) {
  // A query has a target; what it is makes no difference to the answer.
  const classes = support.y.length / support.count;
  const request = { support, query: { x, y: new Float32Array(count * classes), count } };
  const paths = await worker.adapt(request);
  const path = paths.find((item) => item.role === role);
  const chances = path?.outputs.at(-1);
  if (chances === undefined) return undefined;
  const meta: AlgorithmMeta = algorithms[lab.getState().experiment.algorithm.id].meta;
  const inside =
    meta.adaptsBySteps || role !== "learner" ? undefined : await worker.inside(request, "learner");
  const first: Recognised = {
    chances: chances.slice(0, classes),
    ...(path?.attention && { attention: path.attention.slice(0, support.count) }),
    ...(inside?.kind === "space" && { distances: inside.distances.slice(0, support.count) }),
  };
  return { first, chances };
}

/** Asks for something of the worker; `undefined` where that fails, and why is said. */
async function asked<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    return sayFault(error);
  }
}

/** The learner recognises one input `x` by these examples; `undefined` where that fails, and why is said. */
export const recognise = (support: PlainExamples, x: Float32Array): Promise<Recognised | undefined> =>
  asked(async () => (await ask(support, x, 1, "learner"))?.first);

/** A contender recognises a sentence by these examples, and which of its words decide; `undefined` as above. */
export const recogniseSentence = (
  support: PlainExamples,
  text: string,
  role: string,
): Promise<RecognisedSentence | undefined> =>
  asked(async () => {
    const words = text.trim().split(/\s+/);
    const without = words.map((_, left) => words.filter((__, place) => place !== left).join(" "));
    const rows = await Promise.all([text, ...without].map((each) => worker.encode(each)));
    const width = rows[0]!.length;
    const x = new Float32Array(rows.length * width);
    rows.forEach((row, index) => {
      x.set(row, index * width);
    });
    const found = await ask(support, x, rows.length, role);
    if (found === undefined) return undefined;
    const { first, chances } = found;
    const classes = first.chances.length;
    const best = first.chances.indexOf(Math.max(...first.chances));
    return {
      ...first,
      words: words.map((word, index) => ({
        word,
        share: first.chances[best]! - chances[(index + 1) * classes + best]!,
      })),
    };
  });

/** When a contender had better answer “none of these”; `undefined` where that fails, and why is said. */
export const fitRefusals = (role: string): Promise<Refusals | undefined> =>
  asked(() => worker.refusals(role, REFUSAL_TASKS));
