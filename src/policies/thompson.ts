// Thompson sampling: each arm with the chance that it is the best (Thompson 1933).

import { byScore, playsArms } from "./arms.ts";
import { drawBeta } from "./beta.ts";
import type { PolicyFamily } from "./policy.ts";

export const thompson: PolicyFamily = {
  label: "Thompson sampling",
  summary: "Draws a guess for each arm from what it believes, and takes the best guess.",
  plays: playsArms,
  create: (sampler, tasks, random) =>
    byScore(
      sampler,
      tasks,
      random,
      ({ successes, failures, payoff }, _step, stream) => payoff * drawBeta(stream, successes, failures),
    ),
};
