// Mutations of what models are.

import type { Mutation } from "../mutation.ts";

const CONV4 = "src/models/conv4/conv4.ts";
const GRU = "src/models/gru/gru.ts";
const MLP = "src/models/mlp/mlp.ts";

export const modelMutations: readonly Mutation[] = [
  {
    file: "src/models/initialise.ts",
    find: "Math.sqrt(2 / (inputs + outputs))",
    replace: "Math.sqrt(2 / inputs)",
    why: "weights start with He's variance",
  },
  {
    file: CONV4,
    find: "9 * (index === 0 ? channels : filters),",
    replace: "9 * filters,",
    why: "the first convolution reads channels that are not there",
  },
  {
    file: CONV4,
    find: "filled(1, filters)",
    replace: "filled(0, filters)",
    why: "gains start at zero",
  },
  {
    file: CONV4,
    find: 'normalisation === "none" ? "none" : transductive ? "query" : "support"',
    replace: 'normalisation === "none" ? "none" : "support"',
    why: "transductive normalisation is not told",
  },
  {
    file: CONV4,
    find: "reference.count * pixels,",
    replace: "count * pixels,",
    why: "statistics are taken over all examples",
  },
  {
    file: CONV4,
    find: "hidden = relu(convolved);",
    replace: "hidden = convolved;",
    why: "convolutions are not rectified",
  },
  {
    file: MLP,
    find: "activations[activation as ActivationName]",
    replace: 'activations["relu"]',
    why: "the activation that was chosen is ignored",
  },
  {
    file: MLP,
    find: "features: hiddenLayers > 0 ? hiddenUnits : inputs,",
    replace: "features: inputs,",
    why: "an embedding says another width than it has",
  },
  {
    file: GRU,
    find: "add(multiply(update, state), multiply(subtract(constant(1), update), candidate))",
    replace: "add(multiply(update, candidate), multiply(subtract(constant(1), update), state))",
    why: "the update gate works the other way round",
  },
  {
    file: GRU,
    find: "add(part(fromInput, 2), multiply(reset, remembered))",
    replace: "add(part(fromInput, 2), remembered)",
    why: "the reset gate does nothing",
  },
  {
    file: GRU,
    find: 'add(part(fromState, 2), parameters["gru.candidateBias"]!)',
    replace: "part(fromState, 2)",
    why: "the candidate has no bias",
  },
];
