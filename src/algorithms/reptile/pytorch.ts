// Reptile in PyTorch.

import { ALL_WEIGHTS, type AlgorithmInPyTorch, adaptInPyTorch } from "../pytorch.ts";

/** Adam without momentum, ε beneath the root. */
const ADAM = {
  before: "    squares = [0] * len(names)",
  each: `        squares = [0.999 * square + 0.001 * slope**2 for square, slope in zip(squares, slopes)]
        unbiased = [square / (1 - 0.999 ** (step + 1)) for square in squares]
        slopes = [slope / torch.sqrt(square + 1e-12) for slope, square in zip(slopes, unbiased)]`,
};

export const reptileInPyTorch: AlgorithmInPyTorch = {
  code(options) {
    const adapt = adaptInPyTorch(options, {
      names: ALL_WEIGHTS,
      rate: `${options.innerLearningRate}`,
      batches: true,
      ...(options.innerOptimiser === "adam" && { turned: ADAM }),
    });
    return `${adapt}

def learn(weights, support, query, step):
    """The way back from where training on all of a task's examples led, as a gradient: Reptile's step is descent."""
    everything = [torch.cat(both, 1) for both in zip(support, query)]
    trained = adapt(weights, everything, batches=min(${Number(options.miniBatches)}, everything[0].shape[1]))[-1]
    for name, weight in weights.items():
        weight.grad = (weight - trained[name].mean(0, keepdim=True)).detach()
    # What is reported is what others report: the query loss after adapting to the support set alone.
    adapted = adapt(weights, support)[-1]
    return loss_of(answers(adapted, support[0], query[0]), query[1]).mean().item()
`;
  },
};
