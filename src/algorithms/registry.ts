// Every algorithm, by the name that URLs use. Adding one is a folder and a line here.

import type { Algorithm } from "./algorithm.ts";
import { anilMeta } from "./anil/meta.ts";
import { ensembleMeta } from "./ensemble/meta.ts";
import { mamlMeta } from "./maml/meta.ts";
import { matchingMeta } from "./matching/meta.ts";
import type { AlgorithmMeta } from "./meta.ts";
import { metaSgdMeta } from "./metaSgd/meta.ts";
import { platipusMeta } from "./platipus/meta.ts";
import type { PolicyAlgorithm } from "./policyAlgorithm.ts";
import { pretrainingMeta } from "./pretraining/meta.ts";
import { prototypicalMeta } from "./prototypical/meta.ts";
import type { AlgorithmInPyTorch } from "./pytorch.ts";
import { reptileMeta } from "./reptile/meta.ts";
import { ridgeMeta } from "./ridge/meta.ts";
import { rl2Meta } from "./rl2/meta.ts";
import { scratchMeta } from "./scratch/meta.ts";

/** Brings the meta-learner, of episodes or of trials; the page never calls it. */
type AlgorithmEntry = {
  readonly meta: AlgorithmMeta;
  /** How a PyTorch script states it; absent where none does. */
  readonly pytorch?: () => Promise<AlgorithmInPyTorch>;
} & ({ readonly load: () => Promise<Algorithm> } | { readonly loadPolicy: () => Promise<PolicyAlgorithm> });

export const algorithms = {
  maml: {
    meta: mamlMeta,
    load: async () => (await import("./maml/maml.ts")).maml,
    pytorch: async () => (await import("./maml/pytorch.ts")).mamlInPyTorch,
  },
  prototypical: {
    meta: prototypicalMeta,
    load: async () => (await import("./prototypical/prototypical.ts")).prototypical,
    pytorch: async () => (await import("./prototypical/pytorch.ts")).prototypicalInPyTorch,
  },
  matching: { meta: matchingMeta, load: async () => (await import("./matching/matching.ts")).matching },
  ridge: { meta: ridgeMeta, load: async () => (await import("./ridge/ridge.ts")).ridge },
  reptile: {
    meta: reptileMeta,
    load: async () => (await import("./reptile/reptile.ts")).reptile,
    pytorch: async () => (await import("./reptile/pytorch.ts")).reptileInPyTorch,
  },
  anil: {
    meta: anilMeta,
    load: async () => (await import("./anil/anil.ts")).anil,
    pytorch: async () => (await import("./anil/pytorch.ts")).anilInPyTorch,
  },
  metaSgd: {
    meta: metaSgdMeta,
    load: async () => (await import("./metaSgd/metaSgd.ts")).metaSgd,
    pytorch: async () => (await import("./metaSgd/pytorch.ts")).metaSgdInPyTorch,
  },
  platipus: { meta: platipusMeta, load: async () => (await import("./platipus/platipus.ts")).platipus },
  ensemble: { meta: ensembleMeta, load: async () => (await import("./ensemble/ensemble.ts")).ensemble },
  rl2: { meta: rl2Meta, loadPolicy: async () => (await import("./rl2/rl2.ts")).rl2 },
  pretraining: {
    meta: pretrainingMeta,
    load: async () => (await import("./pretraining/pretraining.ts")).pretraining,
  },
  scratch: { meta: scratchMeta, load: async () => (await import("./scratch/scratch.ts")).scratch },
} as const satisfies Record<string, AlgorithmEntry>;

export type AlgorithmId = keyof typeof algorithms;
