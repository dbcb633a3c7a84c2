// Almost no inner loop (Raghu et al. 2020, section 4): MAML in which only the last layer adapts.

import { HEAD } from "../../models/model.ts";
import { throughInnerLoop } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";

const LAST_LAYER: readonly string[] = Object.values(HEAD);

export const anil: Algorithm = {
  initialise: (context, random) => context.createModel(context.outputs).init(random),
  ...throughInnerLoop((context, weights) => ({
    weights,
    rate: () => context.scalar("innerLearningRate"),
    adapts: (name) => context.options.adapting === "all" || LAST_LAYER.includes(name),
  })),
};
