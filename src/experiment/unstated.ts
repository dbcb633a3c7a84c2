// Whether a short PyTorch script can state an experiment (takeaway/pytorch).

import { algorithms } from "../algorithms/registry.ts";
import { models } from "../models/registry.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Said, said } from "../words/said.ts";
import type { Experiment } from "./experiment.ts";

/** Why no script states it, a whole sentence; `undefined` where one does. */
export function unstated({ task, model, algorithm, data }: Experiment): Said | undefined {
  const parts = [taskFamilies[task.id], models[model.id], algorithms[algorithm.id]];
  const missing = parts.filter((part) => !("pytorch" in part));
  if (missing.length > 0)
    return said`It is not written in PyTorch: ${missing.map(({ meta }) => said(meta.label))}.`;
  return data === "" ? undefined : said`Its data are your own, and a script would have to bring all of them.`;
}
