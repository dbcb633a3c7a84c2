// A perceptron in PyTorch.

import type { OptionsOf } from "../../schema/fields.ts";
import type { ModelInPyTorch } from "../pytorch.ts";
import type { mlpMeta } from "./meta.ts";

type MlpOptions = OptionsOf<typeof mlpMeta.schema>;

const ACTIVATIONS: Record<MlpOptions["activation"], string> = {
  relu: "F.relu",
  tanh: "torch.tanh",
  sigmoid: "torch.sigmoid",
  softplus: "F.softplus",
  "leaky-relu": "F.leaky_relu",
  elu: "F.elu",
  silu: "F.silu",
};

const dense = (layer: string) => `x @ weights["${layer}.weights"] + weights["${layer}.bias"]`;

export const mlpInPyTorch: ModelInPyTorch = {
  code(untyped, head) {
    const { hiddenLayers, activation, answers } = untyped as MlpOptions;
    const hidden = Array.from(
      { length: hiddenLayers },
      (_, index) => `    x = ${ACTIVATIONS[activation]}(${dense(`hidden${index + 1}`)})`,
    );
    const last = answers === "shares" ? `torch.sigmoid(${dense("head")})` : dense("head");
    return `def model(weights, x):
    """A perceptron: x [T, N, ...] -> [T, N, outputs], weights [1 or T, in, out]."""
    x = x.flatten(2)
${hidden.join("\n")}
    return ${head ? last : "x"}
`;
  },
  seesSupport: () => false,
};
