// Bernoulli bandits: k arms, each paying 1 with a chance drawn uniformly from 0 to 1 (Duan et al. 2016, section 3.1).

import type { OptionsOf } from "../../schema/fields.ts";
import { said } from "../../words/said.ts";
import { armsTrials } from "../arms/arms.ts";
import type { TrialFamily } from "../trials.ts";
import type { banditsMeta } from "./meta.ts";

export const bandits: TrialFamily = {
  createSampler(options) {
    const { arms: count, pulls } = options as OptionsOf<typeof banditsMeta.schema>;
    const arms = { payoffs: new Float32Array(count).fill(1), draws: 1 };
    const actions = Array.from({ length: count }, (_, arm) => said`arm ${arm + 1}`);
    return {
      problem: "decisions",
      stateCount: 1,
      actions: count,
      length: pulls,
      episode: 1,
      rewardScale: 1,
      arms,
      sample(random, _split, tasks) {
        const chances = Float32Array.from({ length: tasks * count }, () => random.uniform());
        return armsTrials(
          arms,
          chances,
          random.split("pulls"),
          actions,
          (task) =>
            said`${count} arms, the best pays ${Math.max(...chances.subarray(task * count, (task + 1) * count)).toFixed(2)}`,
        );
      },
    };
  },
};
