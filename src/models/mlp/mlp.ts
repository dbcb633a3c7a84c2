// A multi-layer perceptron on flattened inputs.

import { sizeOf } from "../../engine/graph/value.ts";
import { type ActivationName, activations } from "../../engine/ops/activations.ts";
import { sigmoid } from "../../engine/ops/elementwise.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { reshape } from "../../engine/ops/shape.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { filled, glorotNormal } from "../initialise.ts";
import { HEAD, type HostParameters, type ModelFamily } from "../model.ts";
import type { mlpMeta } from "./meta.ts";

export const mlp: ModelFamily = {
  create(options, inputShape, outputs) {
    const { hiddenLayers, hiddenUnits, activation, answers } = options as OptionsOf<typeof mlpMeta.schema>;
    const inputs = sizeOf(inputShape);
    const activate = activations[activation as ActivationName];
    const layers = Array.from({ length: hiddenLayers }, (_, index) => `hidden${index + 1}`);
    return {
      statistics: "none",
      normalisation: [],
      tables: [],
      features: hiddenLayers > 0 ? hiddenUnits : inputs,
      init(random) {
        const parameters: Record<string, HostParameters[string]> = {};
        let width = inputs;
        for (const layer of layers) {
          parameters[`${layer}.weights`] = glorotNormal(random, width, hiddenUnits);
          parameters[`${layer}.bias`] = filled(0, hiddenUnits);
          width = hiddenUnits;
        }
        if (outputs !== null) {
          parameters[HEAD.weights] = glorotNormal(random, width, outputs);
          parameters[HEAD.bias] = filled(0, outputs);
        }
        return parameters;
      },
      apply(parameters, x) {
        let hidden = reshape(x, [x.shape[0]!, x.shape[1]!, inputs]);
        for (const layer of layers) {
          hidden = activate(dense(hidden, parameters[`${layer}.weights`]!, parameters[`${layer}.bias`]!));
        }
        if (outputs === null) return hidden;
        const said = dense(hidden, parameters[HEAD.weights]!, parameters[HEAD.bias]!);
        return answers === "shares" ? sigmoid(said) : said;
      },
    };
  },
};
