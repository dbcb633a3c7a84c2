// Every model, by the name that URLs use. Adding one is a folder and a line here.

import { conv4Meta } from "./conv4/meta.ts";
import type { ModelMeta } from "./meta.ts";
import { mlpMeta } from "./mlp/meta.ts";
import type { ModelFamily } from "./model.ts";

interface ModelEntry {
  readonly meta: ModelMeta;
  /** Brings `init` and `apply`; the page never calls it. */
  readonly load: () => Promise<ModelFamily>;
}

export const models = {
  mlp: { meta: mlpMeta, load: async () => (await import("./mlp/mlp.ts")).mlp },
  conv4: { meta: conv4Meta, load: async () => (await import("./conv4/conv4.ts")).conv4 },
} as const satisfies Record<string, ModelEntry>;

export type ModelId = keyof typeof models;
