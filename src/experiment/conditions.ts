// What has to be said with every result.

import type { Experiment } from "./experiment.ts";

/**
 * How a query is normalised: by statistics of the support set (inductive), or of the query set itself (transductive:
 * test examples are then seen together, and figures are higher). `undefined` where nothing is normalised.
 */
export function normalisationOf({
  model,
}: {
  readonly model: Pick<Experiment["model"], "options">;
}): "inductive" | "transductive" | undefined {
  if (model.options.normalisation !== "batch") return undefined;
  return model.options.transductive ? "transductive" : "inductive";
}
