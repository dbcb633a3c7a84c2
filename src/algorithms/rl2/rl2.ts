// RL²: a recurrent policy that learns within a trial by its state alone (Duan et al. 2016), improved across trials by
// proximal policy optimisation (Schulman et al. 2017) with generalised advantages (Schulman et al. 2016).

import type { Value } from "../../engine/graph/value.ts";
import { add, constant, exp, multiply, relu, square, subtract } from "../../engine/ops/elementwise.ts";
import { logSoftmax } from "../../engine/ops/losses.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { mean, sum } from "../../engine/ops/reduce.ts";
import type { Random } from "../../engine/random.ts";
import { filled, glorotNormal } from "../../models/initialise.ts";
import type { HostParameters, RecurrentModel } from "../../models/model.ts";
import type { Options } from "../../schema/fields.ts";
import type { PlayedSteps, PolicyAlgorithm, PolicyOutputs, UpdateRecipe } from "../policyAlgorithm.ts";

/** Policy and value start near zero: every action alike. */
const SMALL = 0.1;

function initialise(model: RecurrentModel, actions: number, random: Random): HostParameters {
  const head = (outputs: number) => {
    const drawn = glorotNormal(random, model.width, outputs);
    return { ...drawn, values: drawn.values.map((value) => SMALL * value) };
  };
  return {
    ...model.init(random),
    "policy.weights": head(actions),
    "policy.bias": filled(0, actions),
    "value.weights": head(1),
    "value.bias": filled(0, 1),
  };
}

const minimum = (a: Value, b: Value) => subtract(a, relu(subtract(a, b)));

/** The clipped surrogate with value loss and entropy (Schulman et al. 2017, equation 9), to be minimised. */
function loss(
  { logProbabilities, values }: PolicyOutputs,
  played: PlayedSteps,
  scalar: (name: string) => Value,
): Value {
  const chosen = sum(multiply(logProbabilities, played.actions), [2]);
  const ratio = exp(subtract(chosen, played.logProbability));
  const [low, high] = [subtract(constant(1), scalar("clip")), add(constant(1), scalar("clip"))];
  const clipped = subtract(add(low, relu(subtract(ratio, low))), relu(subtract(ratio, high)));
  const gain = minimum(multiply(ratio, played.advantage), multiply(clipped, played.advantage));
  const miss = square(subtract(values, played.target));
  // Σ p log p is minus the entropy.
  const order = sum(multiply(exp(logProbabilities), logProbabilities), [2]);
  return mean(
    add(subtract(multiply(scalar("valueWeight"), miss), gain), multiply(scalar("entropyWeight"), order)),
    [0, 1, 2],
  );
}

/**
 * Generalised advantages of trials (Schulman et al. 2016, equation 16): `rewards [L][N]`, `values [L][N]`.
 * A trial is one whole: what an early episode finds out is worth what later episodes earn by it.
 */
function advantages(
  rewards: readonly Float32Array[],
  values: readonly Float32Array[],
  discount: number,
  trace: number,
): Float32Array[] {
  const found = rewards.map((row) => new Float32Array(row.length));
  for (let step = rewards.length - 1; step >= 0; step--) {
    for (let row = 0; row < found[step]!.length; row++) {
      const next = values[step + 1]?.[row] ?? 0;
      const surprise = rewards[step]![row]! + discount * next - values[step]![row]!;
      found[step]![row] = surprise + discount * trace * (found[step + 1]?.[row] ?? 0);
    }
  }
  return found;
}

/** The recipe by these options; the entropy bonus falls to zero by the end. */
const recipe = (options: Options, progress: number): UpdateRecipe => ({
  parts: Number(options.miniBatches),
  epochs: Number(options.epochs),
  discount: Number(options.discount),
  trace: Number(options.trace),
  scalars: {
    clip: Number(options.clip),
    valueWeight: Number(options.valueWeight),
    entropyWeight: Number(options.entropyWeight) * (1 - progress),
  },
});

export const rl2: PolicyAlgorithm = {
  recipe,
  testActions: (options) => (options.testActions === "likeliest" ? "likeliest" : "draw"),
  initialise,
  read: (parameters, state) => ({
    logProbabilities: logSoftmax(dense(state, parameters["policy.weights"]!, parameters["policy.bias"]!)),
    values: dense(state, parameters["value.weights"]!, parameters["value.bias"]!),
  }),
  loss,
  advantages,
};
