// Gittins: the arm with the highest index, best possible for a discounted bandit without end, near best for these.

import { atOnce } from "../engine/work.ts";
import { byScore, playsArms } from "./arms.ts";
import { gittinsIndex } from "./gittinsIndex.ts";
import type { PolicyFamily } from "./policy.ts";

/** Tables for longer trials would take too long to compute. */
const LONGEST = 200;

export const gittins: PolicyFamily = {
  label: "Gittins index",
  summary: "Takes the arm that is worth most, counting what pulling it would tell.",
  plays: (sampler) => playsArms(sampler) && sampler.length * Math.sqrt(sampler.arms!.draws) <= LONGEST,
  *prepare(sampler) {
    yield* gittinsIndex(sampler.length, sampler.arms!.draws);
  },
  create(sampler, tasks, random) {
    const { draws } = sampler.arms!;
    const index = atOnce(gittinsIndex(sampler.length, draws));
    return byScore(sampler, tasks, random, ({ successes, failures, payoff }, step) => {
      const pulls = (successes + failures - 2) / draws;
      return payoff * index(sampler.length - step, pulls, successes - 1);
    });
  },
};
