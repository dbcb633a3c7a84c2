// Every model, by the name that URLs use. Adding one is a folder and a line here.

import { conv4Meta } from "./conv4/meta.ts";
import { gruMeta } from "./gru/meta.ts";
import { itemsMeta } from "./items/meta.ts";
import type { ModelMeta } from "./meta.ts";
import { mlpMeta } from "./mlp/meta.ts";
import type { ModelFamily, RecurrentFamily } from "./model.ts";
import type { ModelInPyTorch } from "./pytorch.ts";
import { residualMeta } from "./residual/meta.ts";

/** Brings the pure functions of a model; the page never calls it. */
type ModelEntry = {
  readonly meta: ModelMeta;
  /** How a PyTorch script states it; absent where none does. */
  readonly pytorch?: () => Promise<ModelInPyTorch>;
} & (
  | { readonly load: () => Promise<ModelFamily> }
  | { readonly loadRecurrent: () => Promise<RecurrentFamily> }
);

export const models = {
  mlp: {
    meta: mlpMeta,
    load: async () => (await import("./mlp/mlp.ts")).mlp,
    pytorch: async () => (await import("./mlp/pytorch.ts")).mlpInPyTorch,
  },
  conv4: {
    meta: conv4Meta,
    load: async () => (await import("./conv4/conv4.ts")).conv4,
    pytorch: async () => (await import("./conv4/pytorch.ts")).conv4InPyTorch,
  },
  residual: { meta: residualMeta, load: async () => (await import("./residual/residual.ts")).residual },
  items: { meta: itemsMeta, load: async () => (await import("./items/items.ts")).items },
  gru: { meta: gruMeta, loadRecurrent: async () => (await import("./gru/gru.ts")).gru },
} as const satisfies Record<string, ModelEntry>;

export type ModelId = keyof typeof models;
