// Features beside a learned linear map of them, brought to length one: what sparse features know is never unlearned,
// and the map adds what goes together.

import { sizeOf } from "../../engine/graph/value.ts";
import { add, constant, multiply, reciprocalSqrt, square } from "../../engine/ops/elementwise.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { concatenate, reshape } from "../../engine/ops/shape.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { filled, glorotNormal } from "../initialise.ts";
import { HEAD, type HostParameters, type ModelFamily } from "../model.ts";
import type { residualMeta } from "./meta.ts";

const MAP = "map.weights";
/** Keeps the length of a vector of zeros from dividing by zero. */
const EPSILON = 1e-8;

export const residual: ModelFamily = {
  create(options, inputShape, outputs) {
    const { units, share } = options as OptionsOf<typeof residualMeta.schema>;
    const inputs = sizeOf(inputShape);
    const features = inputs + units;
    return {
      statistics: "none",
      normalisation: [],
      tables: [],
      features,
      init(random) {
        const parameters: Record<string, HostParameters[string]> = {
          [MAP]: glorotNormal(random, inputs, units),
        };
        if (outputs !== null) {
          parameters[HEAD.weights] = glorotNormal(random, features, outputs);
          parameters[HEAD.bias] = filled(0, outputs);
        }
        return parameters;
      },
      apply(parameters, x) {
        const own = reshape(x, [x.shape[0]!, x.shape[1]!, inputs]);
        const mapped = dense(own, parameters[MAP]!);
        const length = reciprocalSqrt(add(sum(square(mapped), [2]), constant(EPSILON)));
        const both = concatenate([own, multiply(constant(share), multiply(mapped, length))], 2);
        return outputs === null ? both : dense(both, parameters[HEAD.weights]!, parameters[HEAD.bias]!);
      },
    };
  },
};
