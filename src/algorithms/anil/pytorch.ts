// ANIL in PyTorch.

import { ALL_WEIGHTS, type AlgorithmInPyTorch, throughInnerLoopInPyTorch } from "../pytorch.ts";

export const anilInPyTorch: AlgorithmInPyTorch = {
  code: (options) =>
    throughInnerLoopInPyTorch(options, {
      names: options.adapting === "all" ? ALL_WEIGHTS : `["head.weights", "head.bias"]`,
      rate: `${options.innerLearningRate}`,
    }),
};
