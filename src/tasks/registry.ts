// Every task family, by the name that URLs use. Adding one is a folder and a line here.

import { ambiguousClassificationMeta } from "./ambiguousClassification/meta.ts";
import { ambiguousRegressionMeta } from "./ambiguousRegression/meta.ts";
import { banditsMeta } from "./bandits/meta.ts";
import { demandMeta } from "./demand/meta.ts";
import type { TaskFamily } from "./family.ts";
import { glyphsMeta } from "./glyphs/meta.ts";
import { intentsMeta } from "./intents/meta.ts";
import { mdpsMeta } from "./mdps/meta.ts";
import type { TaskFamilyMeta } from "./meta.ts";
import { priceResponseMeta } from "./priceResponse/meta.ts";
import { pricingMeta } from "./pricing/meta.ts";
import type { TasksInPyTorch } from "./pytorch.ts";
import { ratingsMeta } from "./ratings/meta.ts";
import { sinusoidMeta } from "./sinusoid/meta.ts";
import { storesMeta } from "./stores/meta.ts";
import type { TrialFamily } from "./trials.ts";

/** Brings the sampler, of episodes or of trials; the page never calls it. */
type TaskFamilyEntry = {
  readonly meta: TaskFamilyMeta;
  /** How a PyTorch script states it; absent where none does. */
  readonly pytorch?: () => Promise<TasksInPyTorch>;
} & ({ readonly load: () => Promise<TaskFamily> } | { readonly loadTrials: () => Promise<TrialFamily> });

export const taskFamilies = {
  sinusoid: {
    meta: sinusoidMeta,
    load: async () => (await import("./sinusoid/sinusoid.ts")).sinusoid,
    pytorch: async () => (await import("./sinusoid/pytorch.ts")).sinusoidInPyTorch,
  },
  glyphs: {
    meta: glyphsMeta,
    load: async () => (await import("./glyphs/glyphs.ts")).glyphs,
    pytorch: async () => (await import("./glyphs/pytorch.ts")).glyphsInPyTorch,
  },
  ambiguousRegression: {
    meta: ambiguousRegressionMeta,
    load: async () => (await import("./ambiguousRegression/ambiguousRegression.ts")).ambiguousRegression,
  },
  ambiguousClassification: {
    meta: ambiguousClassificationMeta,
    load: async () =>
      (await import("./ambiguousClassification/ambiguousClassification.ts")).ambiguousClassification,
  },
  intents: { meta: intentsMeta, load: async () => (await import("./intents/intents.ts")).intents },
  ratings: { meta: ratingsMeta, load: async () => (await import("./ratings/ratings.ts")).ratings },
  priceResponse: {
    meta: priceResponseMeta,
    load: async () => (await import("./priceResponse/priceResponse.ts")).priceResponse,
  },
  demand: { meta: demandMeta, load: async () => (await import("./demand/demand.ts")).demand },
  stores: { meta: storesMeta, load: async () => (await import("./stores/stores.ts")).stores },
  bandits: { meta: banditsMeta, loadTrials: async () => (await import("./bandits/bandits.ts")).bandits },
  mdps: { meta: mdpsMeta, loadTrials: async () => (await import("./mdps/mdps.ts")).mdps },
  pricing: { meta: pricingMeta, loadTrials: async () => (await import("./pricing/pricing.ts")).pricing },
} as const satisfies Record<string, TaskFamilyEntry>;

export type TaskFamilyId = keyof typeof taskFamilies;
