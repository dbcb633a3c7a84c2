// From scratch: random weights that training leaves alone, fine-tuned to each task at test.

import { constant } from "../../engine/ops/elementwise.ts";
import { broadcastTo } from "../../engine/ops/reduce.ts";
import { lossFor, predict } from "../adaptation.ts";
import type { Algorithm } from "../algorithm.ts";
import { fineTuning } from "../pretraining/pretraining.ts";

export const scratch: Algorithm = {
  initialise: (context, random) => context.createModel(context.outputs).init(random),
  metaGradient(context, parameters, { support, query }) {
    const outputs = predict(context.createModel(context.outputs), parameters, support, query);
    return {
      gradients: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name, broadcastTo(constant(0), value.shape)]),
      ),
      loss: lossFor(context.problem)(outputs, query),
    };
  },
  ...fineTuning,
};
