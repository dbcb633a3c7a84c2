// Random: any action, whatever happened. The floor.

import type { PolicyFamily } from "./policy.ts";

export const random: PolicyFamily = {
  label: "Random",
  summary: "Takes any action, whatever happened.",
  plays: () => true,
  create(sampler, tasks, stream) {
    const chosen = new Int32Array(tasks);
    return { act: () => chosen.map(() => stream.integer(sampler.actions)), see: () => undefined };
  },
};
