// Few-shot intents: what people ask a service, and what they want by it. What there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import { classFields } from "../classFields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  sentences: {
    kind: "choice",
    label: "Sentences",
    default: "banking77",
    effect: "restart",
    ofShippedData: true,
    choices: [
      { value: "banking77", label: "BANKING77, a bank's customers" },
      { value: "clinc150", label: "CLINC150, ten domains" },
    ],
    help: "BANKING77 asks one bank about 77 close matters; CLINC150 asks an assistant about 150 in ten domains.",
  },
  fold: {
    kind: "integer",
    label: "Division of the intents",
    min: 1,
    max: 5,
    default: 1,
    effect: "restart",
    advanced: true,
    help: "Which intents are trained on and which are new at test: the five divisions of ProtAugment (Dopierre et al. 2021).",
  },
  ...classFields({ ways: 25, shots: 20, queries: 15, testQueries: 5 }),
  withinDomain: {
    kind: "flag",
    label: "Within one domain",
    default: false,
    effect: "restart",
    help: "All intents of an episode then come from one domain, as one company's do: harder, and nearer to use.",
  },
  buckets: {
    kind: "integer",
    label: "Features",
    min: 256,
    max: 32_768,
    default: 8192,
    effect: "restart",
    advanced: true,
    help: "Words, pairs of words and pieces of words share so many features by a hash; fewer are faster and mix more of them up.",
  },
} as const satisfies Schema;

export const intentsMeta = {
  label: "Customer intents",
  summary:
    "Each task is a handful of matters that customers write about; from a sentence or a few of each, tell what the next one wants.",
  problem: "classification",
  picture: "sentences",
  inputs: "features",
  data: "sentences",
  baselines: [
    {
      role: "centroid",
      label: "tf-idf centroid",
      algorithm: { id: "prototypical", options: { distance: "cosine" } },
      // Without a share the learned map counts for nothing: cosines of the features as they are.
      model: { id: "residual", options: { units: 1, share: 0 } },
    },
  ],
  schema,
  conflicts: ({ withinDomain, sentences, ways, testWays }) => [
    ...(withinDomain && sentences === "banking77"
      ? [
          {
            option: "withinDomain",
            message: said`BANKING77 is of one domain: its intents are within it anyway. Switch that off, or choose CLINC150.`,
          },
        ]
      : []),
    ...(withinDomain && Math.max(Number(ways), Number(testWays)) > 5
      ? [
          {
            option: "ways",
            message: said`Within one domain there are as few as five intents on a side: choose five ways or fewer.`,
          },
        ]
      : []),
  ],
} as const satisfies TaskFamilyMeta;
