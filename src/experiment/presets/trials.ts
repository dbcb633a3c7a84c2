// Trials of decisions: bandits and tabular MDPs of Duan et al. 2016, and this lab's pricing.

import { experimentFrom, type Preset } from "./preset.ts";

/** Longer trials want more practice, and longer traces: what a pull tells pays off much later. */
function bandits(arms: number, pulls: number, value: string, others: string): Preset {
  const long = pulls > 50;
  return {
    label: `Bandits · RL² · ${arms} arms, ${pulls} pulls`,
    experiment: experimentFrom({
      task: { id: "bandits", options: { arms, pulls } },
      model: { id: "gru", options: {} },
      algorithm: {
        id: "rl2",
        options: long ? { trace: 0.9, epochs: 4, entropyWeight: 0.003 } : { valueWeight: 10 },
      },
      training: long ? { outerLearningRate: 0.02, iterations: 1000 } : {},
    }),
    published: {
      measure: "reward",
      values: [value],
      testedOn: { id: "bandits", options: { arms, pulls } },
      source: "Duan et al. 2016, table 1",
      conditions: `mean of 1,000 bandits; ${others}`,
    },
    ...(long && {
      tried:
        "400,000 trials in a quarter of an hour. Tried: outer rates 0.005 to 0.04, traces 0.3 to 0.97, discounts 0.97 and 0.99, 4 and 8 passes, 48 and 64 units; more meta-steps help most.",
    }),
  };
}

export const trialPresets = {
  "bandits-rl2-5arms-10pulls": bandits(5, 10, "6.7", "Gittins 6.6, UCB1 6.7, Thompson sampling 5.7"),
  "bandits-rl2-10arms-10pulls": bandits(10, 10, "6.7", "Gittins 6.6, UCB1 6.7, Thompson sampling 5.5"),
  "bandits-rl2-5arms-100pulls": bandits(5, 100, "78.7", "Gittins 78.3, UCB1 78.0, Thompson sampling 74.7"),
  "bandits-rl2-10arms-100pulls": bandits(10, 100, "83.5", "Gittins 82.8, UCB1 82.4, Thompson sampling 76.7"),
  "pricing-rl2": {
    label: "Pricing · RL²",
    experiment: experimentFrom({
      task: { id: "pricing", options: {} },
      model: { id: "gru", options: {} },
      algorithm: { id: "rl2", options: { trace: 0.9, discount: 1 } },
      training: {},
    }),
    unpublished: "A task of this lab’s own: classical policies on the same segments stand beside it.",
  },
  "mdps-rl2": {
    label: "Tabular MDPs · RL²",
    experiment: experimentFrom({
      task: { id: "mdps", options: {} },
      model: { id: "gru", options: { hiddenUnits: 64 } },
      algorithm: { id: "rl2", options: { trace: 0.9, epochs: 4, entropyWeight: 0.003 } },
      training: { outerLearningRate: 0.02 },
    }),
    unpublished:
      "The figures of Duan et al. 2016, table 2, are not at hand; random play earns 100 by the law of these tasks.",
    tried:
      "Short of planning and of posterior sampling after 120,000 trials. Tried: outer rates 0.01 and 0.02, discounts 0.97 and 0.99, learning from regrets in place of rewards (3 more after as long).",
  },
} as const satisfies Record<string, Preset>;
