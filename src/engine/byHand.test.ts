// The engine's numbers against closed forms: activations and their slopes, losses, normalisation, patches, optimisers.

import { describe, expect, it } from "vitest";
import { numbersOf } from "../testing/byHand.ts";
import { gradient } from "./graph/gradient.ts";
import type { Value } from "./graph/value.ts";
import { accuracy } from "./ops/accuracy.ts";
import { type ActivationName, activations } from "./ops/activations.ts";
import { add, constant, multiply, square, stopGradient } from "./ops/elementwise.ts";
import { crossEntropy, logSoftmax, meanSquaredError } from "./ops/losses.ts";
import { normalise } from "./ops/normalise.ts";
import { patches } from "./ops/patches.ts";
import { clip, type OptimiserName, optimisers, squaredNorm } from "./optimisers.ts";
import { Random } from "./random.ts";

const array = (values: readonly number[], shape: readonly number[] = [values.length]): Value =>
  constant(Float32Array.from(values), shape);
const expectClose = (found: readonly number[], expected: readonly number[], digits = 5) => {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expect(found[index], `element ${index}`).toBeCloseTo(value, digits);
  });
};

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const bump = (x: number) => sigmoid(x) * (1 - sigmoid(x));
/** Value, slope and slope of the slope. */
const CLOSED: Record<ActivationName, readonly ((x: number) => number)[]> = {
  relu: [(x) => Math.max(0, x), (x) => Number(x > 0), () => 0],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2, (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
  sigmoid: [sigmoid, bump, (x) => bump(x) * (1 - 2 * sigmoid(x))],
  softplus: [(x) => Math.log1p(Math.exp(x)), sigmoid, bump],
  "leaky-relu": [(x) => (x > 0 ? x : 0.01 * x), (x) => (x > 0 ? 1 : 0.01), () => 0],
  elu: [
    (x) => (x > 0 ? x : Math.expm1(x)),
    (x) => (x > 0 ? 1 : Math.exp(x)),
    (x) => (x > 0 ? 0 : Math.exp(x)),
  ],
  silu: [
    (x) => x * sigmoid(x),
    (x) => sigmoid(x) + x * bump(x),
    (x) => 2 * bump(x) + x * bump(x) * (1 - 2 * sigmoid(x)),
  ],
};

describe("activations", () => {
  const points = [-3, -1.2, -0.3, 0.2, 0.9, 2.5];

  it.each(Object.keys(activations) as ActivationName[])(
    "%s has its value, slope and curvature",
    async (name) => {
      const x = array(points);
      const value = activations[name](x);
      const slope = gradient(value, [x])[0]!;
      const curvature = gradient(slope, [x])[0]!;
      const found = await numbersOf({ value, slope, curvature });
      CLOSED[name].forEach((closed, order) => {
        expectClose(Object.values(found)[order]!, points.map(closed));
      });
    },
  );
});

describe("losses", () => {
  it("the squared error is the mean over a task's examples and outputs", async () => {
    const outputs = array([1, 2, 3, 4, 0, 0, 0, 0], [2, 2, 2]);
    const targets = array([1, 0, 0, 4, 2, 0, 0, 0], [2, 2, 2]);
    expectClose((await numbersOf({ loss: meanSquaredError(outputs, targets) })).loss!, [(4 + 9) / 4, 1]);
  });

  it("the cross-entropy is −Σ y log p, averaged over a task's examples, and does not overflow", async () => {
    const logits = array([Math.log(1), Math.log(3), 1000, 0, 0, 0, -1000, 1000], [2, 2, 2]);
    const targets = array([1, 0, 1, 0, 0.5, 0.5, 1, 0], [2, 2, 2]);
    const found = await numbersOf({ loss: crossEntropy(logits, targets), logs: logSoftmax(logits) });
    expectClose(found.loss!, [Math.log(4) / 2, (Math.log(2) + 2000) / 2], 3);
    expectClose(found.logs!.slice(0, 4), [Math.log(1 / 4), Math.log(3 / 4), 0, -1000], 4);
  });

  it("the accuracy is the share of a task's examples whose largest output is the target's", async () => {
    const outputs = array([1, 2, 3, 0, 1, 0, 5, 4, 3, 0, 0, 1], [2, 2, 3]);
    const targets = array([0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1], [2, 2, 3]);
    expect((await numbersOf({ share: accuracy(outputs, targets) })).share).toEqual([0.5, 1]);
  });
});

it("normalisation takes mean and variance of the reference rows, then gain and bias", async () => {
  const x = array([1, 3, 7], [1, 3, 1]);
  const found = await numbersOf({ y: normalise(x, 2, array([2], [1, 1, 1]), array([0.5], [1, 1, 1])) });
  // Of 1 and 3 the mean is 2, the variance 1.
  const scale = 2 / Math.sqrt(1 + 1e-3);
  expectClose(found.y!, [-scale + 0.5, scale + 0.5, 5 * scale + 0.5]);
});

describe("patches", () => {
  const image = array([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);

  it("hold the nine neighbours of each place row by row, zeros beyond the edge", async () => {
    const { taken } = await numbersOf({ taken: patches(image, 1) });
    expect(taken!.slice(0, 9)).toEqual([0, 0, 0, 0, 1, 2, 0, 4, 5]);
    expect(taken!.slice(4 * 9, 5 * 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(taken!.slice(5 * 9, 6 * 9)).toEqual([2, 3, 0, 5, 6, 0, 8, 9, 0]);
  });

  it("at stride 2 stand at every other place", async () => {
    const { taken } = await numbersOf({ taken: patches(image, 2) });
    expect(taken!.length).toBe(4 * 9);
    expect(taken!.slice(3 * 9)).toEqual([5, 6, 0, 8, 9, 0, 0, 0, 0]);
  });
});

describe("gradients", () => {
  it("add up over every way to the output, and are of the sum of its elements", async () => {
    const x = array([2, 3]);
    const found = await numbersOf({ slope: gradient(add(multiply(x, x), x), [x])[0]! });
    expect(found.slope).toEqual([5, 7]);
  });

  it("do not pass where they are stopped, and are zero for what the output does not know", async () => {
    const [x, y] = [array([2, 3]), array([4, 5])];
    const [stopped, unknown] = gradient(multiply(stopGradient(square(x)), x), [x, y]);
    const found = await numbersOf({ stopped: stopped!, unknown: unknown! });
    expect(found).toEqual({ stopped: [4, 9], unknown: [0, 0] });
  });
});

describe("outer optimisers", () => {
  /** Steps along given gradients from a parameter at 1. */
  async function steps(name: OptimiserName, gradients: readonly number[], rate: number, momentum: number) {
    const optimiser = optimisers[name];
    let parameter = array([1, 1]);
    let state = optimiser.state.map(() => array([0, 0]));
    const path: number[] = [];
    for (const [t, value] of gradients.entries()) {
      const numbers = optimiser.scalars(t, rate, momentum);
      const next = optimiser.update(parameter, array([value, -value]), state, (scalar) =>
        constant(numbers[scalar]),
      );
      const found = await numbersOf({
        parameter: next.parameter,
        ...Object.fromEntries(next.state.map((each, index) => [`${index}`, each])),
      });
      parameter = array(found.parameter!);
      state = next.state.map((_, index) => array(found[`${index}`]!));
      expect(found.parameter![1]! - 1).toBeCloseTo(1 - found.parameter![0]!, 5);
      path.push(found.parameter![0]!);
    }
    return path;
  }

  it("Adam takes the paper's steps, bias taken out of both moments", async () => {
    // In the paper's efficient order ε stands beside √v before its bias is taken out; PyTorch has it after. Where slopes
    // are as small as ε itself the two differ: the last gradients show which this is.
    const gradients = [2, -1, 0.5, 3];
    let [first, second, theta] = [0, 0, 1];
    const expected = gradients.map((g, t) => {
      first = 0.9 * first + 0.1 * g;
      second = 0.999 * second + 0.001 * g * g;
      theta -= (0.01 * (first / (1 - 0.9 ** (t + 1)))) / Math.sqrt(second / (1 - 0.999 ** (t + 1)) + 1e-16);
      return theta;
    });
    expectClose(await steps("adam", gradients, 0.01, 0), expected);
    const tiny = 1e-8;
    const [after] = await steps("adam", [tiny], 1, 0);
    const root = Math.sqrt(0.001) * tiny;
    expect(1 - after!).toBeCloseTo((Math.sqrt(0.001) * tiny) / (root + 1e-8), 4);
  });

  it("descent keeps momentum times its velocity, and adds the slope", async () => {
    // Velocities 2, 0.9 · 2 − 1, 0.9 · 0.8 + 0.5.
    const path = await steps("sgd", [2, -1, 0.5], 0.1, 0.9);
    expectClose(path, [1 - 0.2, 1 - 0.2 - 0.08, 1 - 0.2 - 0.08 - 0.122]);
    expectClose(await steps("sgd", [2, -1], 0.1, 0), [0.8, 0.9]);
  });
});

describe("clipping", () => {
  const clipped = async (limit: number) => {
    const gradients = { a: array([3, 0], [1, 2]), b: array([4], [1]) };
    const norm = squaredNorm(gradients);
    return numbersOf({ norm, ...clip(gradients, norm, array([limit])) });
  };

  it("scales all gradients together down to the limit", async () => {
    const { norm, a, b } = await clipped(1);
    expectClose(norm!, [25]);
    expectClose(a!, [0.6, 0]);
    expectClose(b!, [0.8]);
  });

  it("leaves what is within the limit as it is", async () => {
    const { a, b } = await clipped(6);
    expectClose(a!, [3, 0]);
    expectClose(b!, [4]);
  });
});

describe("random numbers", () => {
  it("whole numbers and choices are alike likely, and choices distinct", () => {
    const random = new Random(3);
    const counts = new Array<number>(5).fill(0);
    const places = Array.from({ length: 5 }, () => new Array<number>(3).fill(0));
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw++) {
      counts[random.integer(5)]! += 1 / draws;
      const chosen = random.choose(5, 3);
      expect(new Set(chosen).size).toBe(3);
      chosen.forEach((item, place) => {
        places[item]![place]! += 1 / draws;
      });
    }
    for (const share of [...counts, ...places.flat()])
      expect(Math.abs(share - 1 / 5)).toBeLessThan(4 * Math.sqrt(0.16 / draws));
    expect(() => random.choose(2, 3)).toThrow("3 distinct of 2");
  });

  it("uniform ones lie between their bounds, and another seed draws others", () => {
    const random = new Random(4);
    const drawn = Array.from({ length: 10_000 }, () => random.uniform(-2, 6));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...drawn)).toBeLessThan(6);
    expect(drawn.reduce((total, value) => total + value, 0) / 10_000).toBeCloseTo(2, 0);
    expect(new Random(4).uniform()).not.toBe(new Random(5).uniform());
    expect(new Random(4).split("a").uniform()).not.toBe(new Random(5).split("a").uniform());
  });
});
