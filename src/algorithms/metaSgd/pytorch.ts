// Meta-SGD in PyTorch, with rates for each step too.

import { ALL_WEIGHTS, type AlgorithmInPyTorch, throughInnerLoopInPyTorch } from "../pytorch.ts";
import { RATE } from "./meta.ts";

export const metaSgdInPyTorch: AlgorithmInPyTorch = {
  code: (options) =>
    throughInnerLoopInPyTorch(options, {
      names: ALL_WEIGHTS,
      rate: `weights[f"${RATE}${options.ratePerStep ? "{step}:" : ""}{name}"]`,
    }),
};
