// MAML in PyTorch, with learned rates and with gains and biases of normalisation for each step.

import type { OptionsOf } from "../../schema/fields.ts";
import { ALL_WEIGHTS, type AlgorithmInPyTorch, throughInnerLoopInPyTorch } from "../pytorch.ts";
import type { mamlMeta } from "./meta.ts";

const OF_STEP = `def of_step(weights, step):
    """The weights with the gains and biases of normalisation that a step has of its own."""
    prefix = f"step:{step}:"
    return {**weights, **{name[len(prefix):]: value for name, value in weights.items() if name.startswith(prefix)}}


`;

export const mamlInPyTorch: AlgorithmInPyTorch = {
  code(untyped) {
    const options = untyped as OptionsOf<typeof mamlMeta.schema>;
    const { innerLearningRate, learnInnerRate, ratePerStep, normalisePerStep } = options;
    const learned = `weights[f"log-rate:${ratePerStep ? "{step}" : "0"}:{name}"].exp()`;
    return `${normalisePerStep ? OF_STEP : ""}${throughInnerLoopInPyTorch(options, {
      names: ALL_WEIGHTS,
      rate: learnInnerRate ? learned : `${innerLearningRate}`,
      ...(normalisePerStep && { at: (own, step) => `of_step(${own}, ${step})` }),
    })}`;
  },
};
