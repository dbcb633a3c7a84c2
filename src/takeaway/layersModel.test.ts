// The layers format as TensorFlow.js reads it answers what the lab's model does, activation by activation.

import { io, loadLayersModel, type Tensor, tensor } from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { constant } from "../engine/ops/elementwise.ts";
import { Random } from "../engine/random.ts";
import { evaluate } from "../engine/reference/evaluate.ts";
import { conv4 } from "../models/conv4/conv4.ts";
import { ACTIVATIONS } from "../models/mlp/meta.ts";
import { mlp } from "../models/mlp/mlp.ts";
import type { HostParameters, Model } from "../models/model.ts";
import type { Options } from "../schema/fields.ts";
import { drawn } from "../testing/compute.ts";
import { layersModel } from "./layersModel.ts";

const COUNT = 3;

/** What tfjs and the model itself answer to the same inputs. */
async function bothAnswers(
  id: "mlp" | "conv4",
  model: Model,
  options: Options,
  inputShape: readonly number[],
) {
  const random = new Random(5);
  const fresh = model.init(random);
  // Biases begin at 0, where a wrong one would not be seen.
  const parameters: HostParameters = Object.fromEntries(
    Object.entries(fresh).map(([name, { values, shape }]) => [
      name,
      name.endsWith("bias") ? drawn(random.split(name), shape) : { values, shape },
    ]),
  );
  const { values: x } = drawn(random, [COUNT, ...inputShape]);
  const weights = Object.fromEntries(
    Object.entries(parameters).map(([name, { values, shape }]) => [name, constant(values, shape)]),
  );
  const inputs = constant(x, [1, COUNT, ...inputShape]);
  const { ours } = evaluate({ ours: model.apply(weights, inputs, { count: COUNT }) }, {});
  const { json, weights: bytes } = layersModel(
    { model: { id, options }, inputShape, problem: "regression" },
    parameters,
    "test",
  )!;
  const { modelTopology, weightsManifest } = JSON.parse(json);
  const network = await loadLayersModel(
    io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: bytes.buffer }),
  );
  const theirs = await (network.predict(tensor(x, [COUNT, ...inputShape])) as Tensor).data();
  return { ours: [...ours!], theirs: [...theirs] };
}

describe("the layers format", () => {
  it.each(ACTIVATIONS.map(({ value }) => value))("of a perceptron with %s", async (activation) => {
    const options = { hiddenLayers: 2, hiddenUnits: 5, activation };
    const { ours, theirs } = await bothAnswers("mlp", mlp.create(options, [4], 2), options, [4]);
    expect(theirs).toHaveLength(2 * COUNT);
    theirs.forEach((value, place) => {
      expect(value).toBeCloseTo(ours[place]!, 5);
    });
  });

  it.each([
    ["without a last layer", null],
    ["with one", 2],
  ])("of convolutions of odd and even sides, %s", async (_, outputs) => {
    const options = { filters: 3, normalisation: "none", transductive: false };
    const shape = [13, 10, 2];
    const { ours, theirs } = await bothAnswers(
      "conv4",
      conv4.create(options, shape, outputs),
      options,
      shape,
    );
    expect(theirs).toHaveLength(ours.length);
    theirs.forEach((value, place) => {
      expect(value).toBeCloseTo(ours[place]!, 5);
    });
  });
});
