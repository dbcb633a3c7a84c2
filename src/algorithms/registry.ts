// Every algorithm, by the name that URLs use. Adding one is a folder and a line here.

import type { Algorithm } from "./algorithm.ts";
import { mamlMeta } from "./maml/meta.ts";
import type { AlgorithmMeta } from "./meta.ts";
import { pretrainingMeta } from "./pretraining/meta.ts";
import { prototypicalMeta } from "./prototypical/meta.ts";
import { scratchMeta } from "./scratch/meta.ts";

interface AlgorithmEntry {
  readonly meta: AlgorithmMeta;
  /** Brings the meta-learner; the page never calls it. */
  readonly load: () => Promise<Algorithm>;
}

export const algorithms = {
  maml: { meta: mamlMeta, load: async () => (await import("./maml/maml.ts")).maml },
  prototypical: {
    meta: prototypicalMeta,
    load: async () => (await import("./prototypical/prototypical.ts")).prototypical,
  },
  pretraining: {
    meta: pretrainingMeta,
    load: async () => (await import("./pretraining/pretraining.ts")).pretraining,
  },
  scratch: { meta: scratchMeta, load: async () => (await import("./scratch/scratch.ts")).scratch },
} as const satisfies Record<string, AlgorithmEntry>;

export type AlgorithmId = keyof typeof algorithms;
