// Ridge regressions that are solved by hand, and the learner on a model whose features are its inputs.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { gradient } from "../../engine/graph/gradient.ts";
import type { Value } from "../../engine/graph/value.ts";
import { constant } from "../../engine/ops/elementwise.ts";
import { sum } from "../../engine/ops/reduce.ts";
import { slice } from "../../engine/ops/shape.ts";
import { Random } from "../../engine/random.ts";
import type { Model } from "../../models/model.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { compute, computeAll, drawn, type Numbers } from "../../testing/compute.ts";
import { batchOf, learnerFor, learnerOn, metaGradientError } from "../../testing/smallLearner.ts";
import { ridgeRegression } from "./ridge.ts";

const numbers = (shape: readonly number[], ...values: number[]): Numbers => ({
  shape,
  values: Float32Array.from(values),
});
const one = constant(1, []);

describe.each(["cpu", "wasm"] as const)("ridge regression on %s", (backend) => {
  let device: Device;
  beforeAll(async () => {
    ({ device } = await startBackend(backend));
  });
  const near = (found: Float32Array, ...wanted: number[]) => {
    expect(found.length).toBe(wanted.length);
    for (const [index, value] of found.entries()) expect(value).toBeCloseTo(wanted[index]!, 5);
  };
  const solved = (x: Numbers, y: Numbers) =>
    compute(device, (inputs, targets) => ridgeRegression(inputs, targets, one), x, y);

  it("of more examples than features: w = Σxy / (Σx² + λ)", async () => {
    near(await solved(numbers([1, 2, 1], 1, 2), numbers([1, 2, 1], 3, 5)), 13 / 6);
  });
  it("of fewer examples than features: w = x y / (‖x‖² + λ)", async () => {
    near(await solved(numbers([1, 1, 2], 1, 2), numbers([1, 1, 1], 10)), 10 / 6, 20 / 6);
  });
  it("counts each example by its weight", async () => {
    const weighed = (...weights: number[]) =>
      compute(
        device,
        (x, y, w) => ridgeRegression(x, y, one, w),
        numbers([1, 2, 1], 1, 2),
        numbers([1, 2, 1], 3, 5),
        numbers([1, 2, 1], ...weights),
      );
    near(await weighed(1, 0), 3 / 2);
    near(await weighed(1, 2), 23 / 10);
  });
  it("follows λ: w = 13 / (5 + λ), w′ = −13 / (5 + λ)², w″ = 26 / (5 + λ)³", async () => {
    const slopes = (x: Value, y: Value, regularisation: Value) => {
      const [first] = gradient(sum(ridgeRegression(x, y, regularisation), [0, 1, 2]), [regularisation]);
      const [second] = gradient(first!, [regularisation]);
      return { first: first!, second: second! };
    };
    const given = [numbers([1, 2, 1], 1, 2), numbers([1, 2, 1], 3, 5), numbers([1, 1, 1], 1)];
    const { first, second } = await computeAll(device, slopes, ...given);
    near(first!, -13 / 36);
    near(second!, 26 / 216);
  });
  it("is the same by as many equations as examples, and by as many as features", async () => {
    const size = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(
        size,
        size,
        size,
        fc.integer({ min: 0, max: 1_000_000 }),
        async (count, more, outputs, seed) => {
          const random = new Random(seed);
          const width = count + more;
          const [x, y] = [drawn(random, [1, count, width]), drawn(random, [1, count, outputs])];
          // Examples of nothing but zeros change nothing but the number of examples.
          const filled = ({ shape, values }: Numbers) => {
            const columns = shape[2]!;
            const all = new Float32Array(width * columns);
            all.set(values);
            return { shape: [1, width, columns], values: all };
          };
          const [few, many] = [await solved(x, y), await solved(filled(x), filled(y))];
          for (const [index, value] of few.entries()) expect(many[index]!).toBeCloseTo(value, 3);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("the learner on inputs as features", () => {
  let device: Device;
  beforeAll(async () => {
    ({ device } = await startBackend("wasm"));
  });
  const createModel = (): Model => ({
    statistics: "none",
    normalisation: [],
    tables: [],
    features: 1,
    init: () => ({}),
    apply: (_, x) => x,
  });
  /** One task with support inputs 1 and −1: X = [x, 1] then has XᵀX = 2 I. */
  const batchWith = (outputs: number, labels: number[], query: number, target: number[]): EpisodeBatch => ({
    tasks: 1,
    inputShape: [1],
    outputs,
    support: { x: Float32Array.of(1, -1), y: Float32Array.from(labels), count: 2 },
    query: { x: Float32Array.of(query), y: Float32Array.from(target), count: 1 },
    classIds: Int32Array.of(0, 1),
  });

  it("answers with slope (a − b) / (2 + λ) and intercept (a + b) / (2 + λ), and learns λ by its slope", async () => {
    const [a, b, x, target, regularisation] = [5, 2, 3, 1, 0.5];
    const batch = batchWith(1, [a, b], x, [target]);
    const learner = await learnerOn(device, "ridge", createModel, { regularisation }, batch);
    const wanted = ((a - b) * x + a + b) / (2 + regularisation);
    const { outputs } = await learner.predict(batch, 0);
    expect(outputs.length).toBe(1);
    expect(outputs[0]![0]).toBeCloseTo(wanted, 5);
    const { gradients, objective } = await learner.metaGradient(batch);
    expect(objective[0]).toBeCloseTo((wanted - target) ** 2, 4);
    expect(Object.keys(gradients)).toEqual(["log-regularisation"]);
    const slope = (2 * (wanted - target) * -wanted * regularisation) / (2 + regularisation);
    expect(gradients["log-regularisation"]![0]).toBeCloseTo(slope, 3);
    learner.dispose();
  });

  it("makes probabilities of its answers by the scale", async () => {
    const [x, regularisation] = [0.2, 1];
    const batch = batchWith(2, [1, 0, 0, 1], x, [1, 0]);
    const learner = await learnerOn(device, "ridge", createModel, { regularisation }, batch);
    // Answers (1 ± x) / 3 times 10: the odds are e to the power of 20 x / 3.
    const odds = Math.exp((20 * x) / 3);
    const { outputs } = await learner.predict(batch, 0);
    expect(outputs[0]![0]).toBeCloseTo(odds / (1 + odds), 5);
    expect(outputs[0]![1]).toBeCloseTo(1 / (1 + odds), 5);
    // d loss / d log α = −(1 − p) (gap of the logits) for the first class.
    const { gradients } = await learner.metaGradient(batch);
    expect(gradients["log-scale"]![0]).toBeCloseTo((-20 * x) / 3 / (1 + odds), 4);
    learner.dispose();
  });

  it("answers tasks of more classes than it was trained on", async () => {
    const batch = batchWith(2, [1, 0, 0, 1], 0.2, [1, 0]);
    const learner = await learnerOn(device, "ridge", createModel, {}, batch);
    const three: EpisodeBatch = {
      ...batch,
      outputs: 3,
      support: { x: Float32Array.of(1, -1, 0), y: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), count: 3 },
      query: { x: Float32Array.of(1), y: Float32Array.of(1, 0, 0), count: 1 },
    };
    // XᵀX + I = diag(3, 4): answers x/3 + 1/4, −x/3 + 1/4 and 1/4.
    const logits = [10 / 3 + 10 / 4, -10 / 3 + 10 / 4, 10 / 4];
    const total = logits.reduce((all, logit) => all + Math.exp(logit), 0);
    const found = [...(await learner.predict(three, 0)).outputs[0]!];
    for (const [index, logit] of logits.entries())
      expect(found[index]).toBeCloseTo(Math.exp(logit) / total, 5);
    learner.dispose();
  });
});

// Two features and the intercept are as many as the support set's three examples; more features are more.
it.each([
  ["regression", 2],
  ["regression", 8],
  ["classification", 2],
  ["classification", 8],
] as const)(
  "meta-gradients for %s on %i features agree with central differences",
  async (problem, hiddenUnits) => {
    const { device } = await startBackend("cpu");
    const batch = batchOf(problem, [4]);
    const model = { hiddenUnits, activation: "tanh" };
    const learner = await learnerFor(device, "ridge", "mlp", model, { regularisation: 0.3 }, batch);
    expect(await metaGradientError(learner, batch)).toBeLessThan(0.01);
    learner.dispose();
  },
);

describe("a ridge head on a model that expects something", () => {
  // One feature, the input's second number; the first is expected.
  const createModel = (outputs: number | null): Model => ({
    statistics: "none",
    normalisation: [],
    tables: [],
    features: 1,
    init: () => ({}),
    expected: (_, x) => slice(x, [0, 0, 0], [x.shape[0]!, x.shape[1]!, 1]),
    apply(_, x) {
      if (outputs !== null) throw new Error("It has no last layer of its own.");
      return slice(x, [0, 0, 1], [x.shape[0]!, x.shape[1]!, 1]);
    },
  });
  const batch: EpisodeBatch = {
    tasks: 1,
    inputShape: [2],
    outputs: 1,
    support: { x: Float32Array.of(3, 1, 4, -1), y: Float32Array.of(5, 3), count: 2 },
    query: { x: Float32Array.of(10, 2), y: Float32Array.of(0), count: 1 },
  };
  let device: Device;
  beforeAll(async () => {
    ({ device } = await startBackend("wasm"));
  });

  it("regresses on what departs from it, and adds it to the answer", async () => {
    const learner = await learnerOn(device, "ridge", createModel, { regularisation: 1 }, batch);
    // Departures 2 and −1 at 1 and −1: XᵀX + I = diag(3, 3), slope (2 + 1) / 3, intercept (2 − 1) / 3.
    expect((await learner.predict(batch, 0)).outputs[0]![0]).toBeCloseTo(10 + 2 + 1 / 3, 5);
    learner.dispose();
  });

  it("tells what each example adds, which adds up to the answer less what is expected", async () => {
    const learner = await learnerOn(device, "ridge", createModel, { regularisation: 1 }, batch);
    const [first, second] = (await learner.contributions(batch))!;
    // 2 · (2·1 + 1) / 3 and −1 · (2·−1 + 1) / 3.
    expect(first).toBeCloseTo(2, 5);
    expect(second).toBeCloseTo(1 / 3, 5);
    learner.dispose();
  });

  it("leaves out what does not count", async () => {
    const weights = Float32Array.of(1, 0);
    const half = { ...batch, support: { ...batch.support, weights } };
    const learner = await learnerOn(device, "ridge", createModel, { regularisation: 1 }, half);
    const [first, second] = (await learner.contributions(half))!;
    // (1 1)ᵀ(1 1) + I has the inverse (2 −1; −1 2) / 3: slope and intercept 2 / 3.
    expect(first).toBeCloseTo(2, 5);
    expect(second).toBeCloseTo(0, 6);
    learner.dispose();
  });
});
