// Models: how weights start, what shapes they have, and a step of the recurrent unit in plain arithmetic.

import { describe, expect, it } from "vitest";
import { constant } from "../engine/ops/elementwise.ts";
import { Random } from "../engine/random.ts";
import { numbersOf } from "../testing/byHand.ts";
import { conv4 } from "./conv4/conv4.ts";
import { gru } from "./gru/gru.ts";
import { mlp } from "./mlp/mlp.ts";
import type { HostParameter, HostParameters, Model } from "./model.ts";

const shapesOf = (parameters: HostParameters) =>
  Object.fromEntries(Object.entries(parameters).map(([name, { shape }]) => [name, shape]));

/** Weights of zero mean and variance 2 / (in + out), as many as their shape says. */
function expectGlorot({ values, shape }: HostParameter, inputs: number, outputs: number) {
  expect(values.length).toBe(inputs * outputs);
  expect(shape).toEqual([1, inputs, outputs]);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  const expected = 2 / (inputs + outputs);
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(expected / values.length));
  expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
}

/** The same numbers as values of a computation. */
const given = (parameters: HostParameters) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { values, shape }]) => [name, constant(values, shape)]),
  );
const outputShape = (model: Model, x: readonly number[]) =>
  model.apply(
    given(model.init(new Random(1))),
    constant(new Float32Array(x.reduce((size, length) => size * length, 1)), x),
    { count: x[1]!, weights: undefined },
  ).shape;

describe("the perceptron", () => {
  const options = { hiddenLayers: 2, hiddenUnits: 60, activation: "tanh" };

  it("starts with Glorot's weights and biases of zero, layer by layer", () => {
    const start = mlp.create(options, [10, 4], 30).init(new Random(2));
    expectGlorot(start["hidden1.weights"]!, 40, 60);
    expectGlorot(start["hidden2.weights"]!, 60, 60);
    expectGlorot(start["head.weights"]!, 60, 30);
    for (const name of ["hidden1.bias", "hidden2.bias", "head.bias"])
      expect([...start[name]!.values].every((value) => value === 0)).toBe(true);
    expect(start["head.bias"]!.shape).toEqual([1, 1, 30]);
  });

  it("without a last layer is an embedding of its hidden units", () => {
    const embedding = mlp.create(options, [10, 4], null);
    expect(Object.keys(embedding.init(new Random(2)))).not.toContain("head.weights");
    expect(embedding.features).toBe(60);
    expect(outputShape(embedding, [2, 3, 10, 4])).toEqual([2, 3, 60]);
    expect(outputShape(mlp.create(options, [10, 4], 7), [2, 3, 10, 4])).toEqual([2, 3, 7]);
  });

  it("activates hidden layers, and not the last", async () => {
    const model = mlp.create({ hiddenLayers: 1, hiddenUnits: 1, activation: "relu" }, [1], 1);
    const one = (value: number) => constant(Float32Array.of(value), [1, 1, 1]);
    const parameters = {
      "hidden1.weights": one(2),
      "hidden1.bias": one(-1),
      "head.weights": one(-3),
      "head.bias": one(0.5),
    };
    const x = constant(Float32Array.of(2, 0.25), [1, 2, 1]);
    const { y } = await numbersOf({ y: model.apply(parameters, x, { count: 2, weights: undefined }) });
    // 2 x − 1 is 3 and −½: −3 · 3 + ½, and ½ where the unit is off.
    expect(y).toEqual([-8.5, 0.5]);
  });
});

describe("Conv-4", () => {
  const options = { filters: 16, normalisation: "batch", transductive: false };

  it("starts with Glorot's weights over 3×3 patches, gains of one and biases of zero", () => {
    const start = conv4.create(options, [28, 28, 1], 5).init(new Random(3));
    expectGlorot(start["conv1.weights"]!, 9, 16);
    for (const layer of [2, 3, 4]) expectGlorot(start[`conv${layer}.weights`]!, 9 * 16, 16);
    for (const layer of [1, 2, 3, 4]) {
      expect([...start[`conv${layer}.gain`]!.values]).toEqual(new Array(16).fill(1));
      expect([...start[`conv${layer}.bias`]!.values]).toEqual(new Array(16).fill(0));
    }
    // 28 → 14 → 7 → 4 → 2.
    expectGlorot(start["head.weights"]!, 2 * 2 * 16, 5);
  });

  it.each([
    [28, 28, 2 * 2],
    [17, 17, 2 * 2],
    [33, 16, 3],
    [84, 84, 6 * 6],
  ])("halves %i × %i four times, rounding up", (height, width, places) => {
    const model = conv4.create(options, [height, width, 3], null);
    expect(model.features).toBe(places * 16);
    expect(outputShape(model, [1, 2, height, width, 3])).toEqual([1, 2, places * 16]);
  });

  it("says whose statistics normalise a query, and which gains and biases follow", () => {
    const named = (changes: object) => conv4.create({ ...options, ...changes }, [28, 28, 1], 5);
    expect(named({}).statistics).toBe("support");
    expect(named({ transductive: true }).statistics).toBe("query");
    expect(named({ normalisation: "none" }).statistics).toBe("none");
    expect(named({}).normalisation).toEqual(
      [1, 2, 3, 4].flatMap((layer) => [`conv${layer}.gain`, `conv${layer}.bias`]),
    );
    expect(named({ normalisation: "none" }).normalisation).toEqual([]);
    expect(Object.keys(named({ normalisation: "none" }).init(new Random(1)))).not.toContain("conv1.gain");
  });
});

describe("the gated recurrent unit", () => {
  const [inputs, width] = [3, 2];
  const model = gru.createRecurrent({ hiddenUnits: width }, inputs);

  it("starts with Glorot's weights for its three gates together, and biases of zero", () => {
    const wide = gru.createRecurrent({ hiddenUnits: 20 }, 30).init(new Random(4));
    expectGlorot(wide["gru.input"]!, 30, 60);
    expectGlorot(wide["gru.state"]!, 20, 60);
    expect(shapesOf(wide)["gru.candidateBias"]).toEqual([1, 1, 20]);
    expect([...wide["gru.bias"]!.values, ...wide["gru.candidateBias"]!.values].every((v) => v === 0)).toBe(
      true,
    );
  });

  it("keeps z of its state and takes 1 − z of the candidate, whose memory is reset by r", async () => {
    const random = new Random(5);
    const parameters: HostParameters = Object.fromEntries(
      Object.entries(model.init(random)).map(([name, { values, shape }]) => [
        name,
        { shape, values: values.map((value) => value + 0.7 * random.normal()) },
      ]),
    );
    const state = [0.3, -0.8];
    const x = [1.2, -0.4, 0.7];
    const at = (name: string, row: number, gate: number, unit: number) =>
      parameters[name]!.values[row * 3 * width + gate * width + unit]!;
    const fromInput = (gate: number, unit: number) =>
      x.reduce((sum, value, row) => sum + value * at("gru.input", row, gate, unit), 0) +
      at("gru.bias", 0, gate, unit);
    const fromState = (gate: number, unit: number) =>
      state.reduce((sum, value, row) => sum + value * at("gru.state", row, gate, unit), 0);
    const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
    const expected = state.map((old, unit) => {
      const update = sigmoid(fromInput(0, unit) + fromState(0, unit));
      const reset = sigmoid(fromInput(1, unit) + fromState(1, unit));
      const remembered = fromState(2, unit) + parameters["gru.candidateBias"]!.values[unit]!;
      const candidate = Math.tanh(fromInput(2, unit) + reset * remembered);
      return update * old + (1 - update) * candidate;
    });
    const found = await numbersOf({
      next: model.step(
        given(parameters),
        constant(Float32Array.from(state), [1, 1, width]),
        constant(Float32Array.from(x), [1, 1, inputs]),
      ),
    });
    expected.forEach((value, unit) => {
      expect(found.next![unit]).toBeCloseTo(value, 5);
    });
  });
});
