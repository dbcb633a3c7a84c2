// Learners that adapt by gradient steps, on a line y = w x + b and one task, worked out by hand: with x = 1 throughout,
// u = w + b is what is predicted, its slope in w and in b is 2 (u − y), and a step of rate α leaves (1 − 4 α) of the error.

import { describe, expect, it } from "vitest";
import { constant } from "../engine/ops/elementwise.ts";
import { Random } from "../engine/random.ts";
import type { Options } from "../schema/fields.ts";
import { contextOf, examplesOf, line, numbersOf, rowsOf } from "../testing/byHand.ts";
import type { Algorithm, ExampleValues, LearnerContext, MetaGradient } from "./algorithm.ts";
import { anil } from "./anil/anil.ts";
import { innerAdam } from "./innerAdam.ts";
import { maml } from "./maml/maml.ts";
import { metaSgd } from "./metaSgd/metaSgd.ts";
import { fineTuning, pretraining } from "./pretraining/pretraining.ts";
import { reptile } from "./reptile/reptile.ts";
import { scratch } from "./scratch/scratch.ts";

const [W, B] = ["head.weights", "head.bias"];
const [w, b] = [0.5, 0.2];
const u = w + b;
const [ySupport, yQuery] = [1.5, -0.4];
const rate = 0.1;
/** What a step leaves of an error. */
const kept = 1 - 4 * rate;
const point = (y: number) => examplesOf([[1]], [[y]]);
const episode = { support: point(ySupport), query: point(yQuery) };
const sizes = { inputs: 1, outputs: 1 };
const contextFor = (options: Options) =>
  contextOf("regression", sizes, { innerSteps: 1, innerLearningRate: rate, order: "second", ...options });

/** Numbers of a meta-gradient: each parameter's by name, loss and objective. */
const read = ({ gradients, loss, objective }: MetaGradient) =>
  numbersOf({ ...gradients, loss, ...(objective && { objective }) });
/** What is predicted after so many steps. */
const after = (steps: number) => ySupport + kept ** steps * (u - ySupport);
const missAfter = (steps: number) => after(steps) - yQuery;

const answersOf = async (
  algorithm: Pick<Algorithm, "adapt">,
  context: LearnerContext,
  parameters: Parameters<Algorithm["adapt"]>[1],
  support: ExampleValues,
  steps: number,
) => {
  const predictors = algorithm.adapt(context, parameters, support, steps, 1);
  const found = await numbersOf(
    Object.fromEntries(predictors.map((predictor, step) => [`${step}`, predictor({ x: rowsOf([[1]]) })])),
  );
  return predictors.map((_, step) => found[`${step}`]![0]!);
};

describe("MAML", () => {
  it("descends to each task, and differentiates through the descent", async () => {
    const found = await read(maml.metaGradient(contextFor({ innerSteps: 2 }), line(w, b), episode));
    expect(found.loss![0]).toBeCloseTo(missAfter(2) ** 2, 5);
    expect(found[W!]![0]).toBeCloseTo(2 * missAfter(2) * kept ** 2, 5);
    expect(found[B!]![0]).toBeCloseTo(2 * missAfter(2) * kept ** 2, 5);
  });

  it("at first order takes the adapted weights' gradient as it is", async () => {
    const context = contextFor({ innerSteps: 2, order: "first" });
    const found = await read(maml.metaGradient(context, line(w, b), episode));
    expect(found[W!]![0]).toBeCloseTo(2 * missAfter(2), 5);
  });

  it("adapts at test step by step, the first answer being that of no step", async () => {
    const answers = await answersOf(maml, contextFor({}), line(w, b), episode.support, 3);
    expect(answers.length).toBe(4);
    answers.forEach((answer, step) => {
      expect(answer).toBeCloseTo(after(step), 5);
    });
  });

  it("learns rates as logarithms, one for each layer and step, the last for all steps beyond", async () => {
    // Rates of 0.1 and 0.3 at the two steps, for weight and bias alike.
    const rates = [0.1, 0.3];
    const logs = Object.fromEntries(
      rates.flatMap((value, step) =>
        [W, B].map((name) => [
          `log-rate:${step}:${name}`,
          constant(Float32Array.of(Math.log(value)), [1, 1, 1]),
        ]),
      ),
    );
    const parameters = { ...line(w, b), ...logs };
    const context = contextFor({ innerSteps: 2, learnInnerRate: true, ratePerStep: true });
    const first = ySupport + (1 - 4 * 0.1) * (u - ySupport);
    const second = ySupport + (1 - 4 * 0.3) * (first - ySupport);
    const third = ySupport + (1 - 4 * 0.3) * (second - ySupport);
    const answers = await answersOf(maml, context, parameters, episode.support, 3);
    [u, first, second, third].forEach((value, step) => {
      expect(answers[step]).toBeCloseTo(value, 5);
    });
    const found = await read(maml.metaGradient(context, parameters, episode));
    // The last step moves the weight by −α · 2 (u₁ − y): so its rate's logarithm counts α times that.
    const slope = 2 * (first - ySupport);
    expect(found[`log-rate:1:${W}`]![0]).toBeCloseTo(2 * (second - yQuery) * -slope * 0.3, 4);
    // The first step's passes through the second.
    const earlier = 2 * (u - ySupport);
    expect(found[`log-rate:0:${W}`]![0]).toBeCloseTo(
      2 * (second - yQuery) * (1 - 4 * 0.3) * -earlier * 0.1,
      4,
    );
  });

  it("with the multi-step loss weighs the last step's by its share, and the rest by the mean of all steps", async () => {
    const options = { innerSteps: 3, multiStepLoss: true, multiStepUntil: 8 };
    const resolved = maml.optionsAt!({ ...contextFor(options).options }, 2);
    const found = await read(
      maml.metaGradient(contextOf("regression", sizes, resolved), line(w, b), episode),
    );
    const losses = [1, 2, 3].map((step) => missAfter(step) ** 2);
    const average = losses.reduce((total, value) => total + value, 0) / 3;
    expect(found.objective![0]).toBeCloseTo(0.25 * losses[2]! + 0.75 * average, 5);
    expect(found.loss![0]).toBeCloseTo(losses[2]!, 5);
    const slopes = [1, 2, 3].map((step) => 2 * missAfter(step) * kept ** step);
    const meanSlope = slopes.reduce((total, value) => total + value, 0) / 3;
    expect(found[W!]![0]).toBeCloseTo(0.25 * slopes[2]! + 0.75 * meanSlope, 5);
  });

  it("gives the last step all of the multi-step loss from its iteration on, and no more", () => {
    const options = { multiStepLoss: true, multiStepUntil: 8 };
    expect(maml.optionsAt!(options, 0).finalShare).toBe(0);
    expect(maml.optionsAt!(options, 7).finalShare).toBe(7 / 8);
    expect(maml.optionsAt!(options, 8).finalShare).toBe(1);
    expect(maml.optionsAt!(options, 80).finalShare).toBe(1);
  });
});

describe("ANIL", () => {
  it("adapts the last layer, which is all that a line has, and nothing that is not", async () => {
    const context = contextFor({ adapting: "head" });
    const parameters = { ...line(w, b), "hidden1.weights": constant(Float32Array.of(2), [1, 1, 1]) };
    const found = await read(anil.metaGradient(context, parameters, episode));
    expect(found[W!]![0]).toBeCloseTo(2 * missAfter(1) * kept, 5);
    expect(found["hidden1.weights"]).toEqual([0]);
  });
});

describe("Meta-SGD", () => {
  it("has a rate for each weight, which may be negative, and learns it", async () => {
    const [rateW, rateB] = [0.1, -0.05];
    const slope = 2 * (u - ySupport);
    const adapted = u - (rateW + rateB) * slope;
    const parameters = {
      ...line(w, b),
      [`rate:${W}`]: constant(Float32Array.of(rateW), [1, 1, 1]),
      [`rate:${B}`]: constant(Float32Array.of(rateB), [1, 1, 1]),
    };
    const found = await read(metaSgd.metaGradient(contextFor({}), parameters, episode));
    const miss = adapted - yQuery;
    expect(found.loss![0]).toBeCloseTo(miss ** 2, 5);
    expect(found[`rate:${W}`]![0]).toBeCloseTo(2 * miss * -slope, 5);
    expect(found[W!]![0]).toBeCloseTo(2 * miss * (1 - 2 * (rateW + rateB)), 5);
    expect((await answersOf(metaSgd, contextFor({}), parameters, episode.support, 1))[1]).toBeCloseTo(
      adapted,
      5,
    );
  });
});

describe("Meta-SGD with rates for each step", () => {
  const [early, late] = [0.1, -0.05];
  const parameters = {
    ...line(w, b),
    [`rate:0:${W}`]: constant(Float32Array.of(early), [1, 1, 1]),
    [`rate:0:${B}`]: constant(Float32Array.of(early), [1, 1, 1]),
    [`rate:1:${W}`]: constant(Float32Array.of(late), [1, 1, 1]),
    [`rate:1:${B}`]: constant(Float32Array.of(late), [1, 1, 1]),
  };
  const context = contextFor({ innerSteps: 2, ratePerStep: true });
  const miss = (of: number, by: number) => of - 4 * by * (of - ySupport);
  const first = miss(u, early);
  const second = miss(first, late);

  it("begins with so many as there are trained steps, one at least", () => {
    const namesFor = (options: Options) =>
      Object.keys(metaSgd.initialise(contextFor(options), new Random(1))).filter((name) =>
        name.includes("rate"),
      );
    expect(namesFor({ innerSteps: 2, ratePerStep: true })).toEqual([
      `rate:0:${W}`,
      `rate:1:${W}`,
      `rate:0:${B}`,
      `rate:1:${B}`,
    ]);
    expect(namesFor({ innerSteps: 0, ratePerStep: true })).toEqual([`rate:0:${W}`, `rate:0:${B}`]);
    expect(namesFor({ innerSteps: 2, ratePerStep: false })).toEqual([`rate:${W}`, `rate:${B}`]);
  });

  it("takes each step by its own, and those past the trained ones by the last", async () => {
    const answers = await answersOf(metaSgd, context, parameters, episode.support, 3);
    [u, first, second, miss(second, late)].forEach((value, step) => {
      expect(answers[step]).toBeCloseTo(value, 5);
    });
  });

  it("learns each step's through the steps after it", async () => {
    const found = await read(metaSgd.metaGradient(context, parameters, episode));
    const ofLast = 2 * (second - yQuery);
    expect(found[`rate:1:${W}`]![0]).toBeCloseTo(ofLast * -2 * (first - ySupport), 5);
    expect(found[`rate:0:${W}`]![0]).toBeCloseTo(ofLast * (1 - 4 * late) * -2 * (u - ySupport), 5);
  });
});

describe("Reptile", () => {
  it("steps by φ − W, where W descended on the mini-batches in turn", async () => {
    const context = contextFor({ innerSteps: 3, miniBatches: 2, innerOptimiser: "sgd" });
    const { gradients, loss } = reptile.metaGradient(context, line(w, b), episode);
    const found = await numbersOf({ ...gradients, loss });
    // Support and query examples are dealt out one to each mini-batch: support, query, support.
    let [value, moved] = [u, 0];
    for (const y of [ySupport, yQuery, ySupport]) {
      const move = rate * 2 * (value - y);
      moved += move;
      value -= 2 * move;
    }
    expect(found[W!]![0]).toBeCloseTo(moved, 5);
    expect(found[B!]![0]).toBeCloseTo(moved, 5);
    // What is told is the query loss after adapting to the support set alone.
    expect(found.loss![0]).toBeCloseTo(missAfter(3) ** 2, 5);
  });

  it("spreads classes, which lie in rows, over the mini-batches, and leaves out what is over", async () => {
    // Five examples in two mini-batches: 1st and 3rd, 2nd and 4th; the 5th is left out.
    const targets = [1, 10, 3, 30, 1000];
    const five = {
      support: examplesOf(
        [[1], [1], [1]],
        targets.slice(0, 3).map((y) => [y]),
      ),
      query: examplesOf(
        [[1], [1]],
        targets.slice(3).map((y) => [y]),
      ),
    };
    const context = contextFor({ innerSteps: 1, miniBatches: 2, innerOptimiser: "sgd" });
    const { gradients } = reptile.metaGradient(context, line(w, b), five);
    const found = await numbersOf({ ...gradients });
    expect(found[W!]![0]).toBeCloseTo(rate * 2 * (u - 2), 4);
  });

  it("takes its inner steps as Adam does, where that is chosen: the first is of the rate's own length", async () => {
    const context = contextFor({ innerSteps: 1, miniBatches: 1, innerOptimiser: "adam" });
    const { gradients } = reptile.metaGradient(context, line(w, b), episode);
    const found = await numbersOf({ ...gradients });
    const direction = Math.sign(u - (ySupport + yQuery) / 2);
    expect(found[W!]![0]).toBeCloseTo(rate * direction, 6);
    expect(found[B!]![0]).toBeCloseTo(rate * direction, 6);
  });

  it("inside a task Adam divides each slope by the root of its mean square so far, without momentum", async () => {
    const turned = innerAdam();
    const slope = (value: number) => constant(Float32Array.of(value), [1]);
    const found = await numbersOf({
      first: turned("a", slope(-3), 0),
      other: turned("b", slope(0.5), 0),
      second: turned("a", slope(4), 1),
      none: turned("c", slope(0), 0),
    });
    expect(found.first![0]).toBeCloseTo(-1, 5);
    expect(found.other![0]).toBeCloseTo(1, 5);
    const meanSquare = (0.999 * 0.001 * 9 + 0.001 * 16) / (1 - 0.999 ** 2);
    expect(found.second![0]).toBeCloseTo(4 / Math.sqrt(meanSquare), 4);
    expect(found.none![0]).toBe(0);
  });
});

describe("baselines", () => {
  it("joint pretraining names the class behind each label, support and query alike", async () => {
    // Label 0 stands for class 2 and label 1 for class 0, of three.
    const classes = constant(Float32Array.of(0, 0, 1, 1, 0, 0), [1, 2, 3]);
    const context = contextOf("classification", { inputs: 1, outputs: 2, trainingClasses: 3 }, {});
    const parameters = {
      "head.weights": constant(Float32Array.of(0, 0, 0), [1, 1, 3]),
      "head.bias": constant(Float32Array.of(0, Math.log(2), Math.log(3)), [1, 1, 3]),
    };
    const support = examplesOf([[1]], [[1, 0]]);
    const query = examplesOf([[1]], [[0, 1]]);
    const { loss, gradients } = pretraining.metaGradient(context, parameters, { support, query, classes });
    const found = await numbersOf({ loss, ...gradients });
    // Chances are 1/6, 2/6, 3/6; the classes are 2 and 0.
    expect(found.loss![0]).toBeCloseTo((Math.log(2) + Math.log(6)) / 2, 5);
    [1 / 6 - 1 / 2, 2 / 6, 3 / 6 - 1 / 2].forEach((value, index) => {
      expect(found[B!]![index]).toBeCloseTo(value, 5);
    });
  });

  it.each([
    ["pretrained", pretraining.adapt],
    ["random", scratch.adapt],
  ])("a %s classifier gets a last layer of zeros for a new task, and fine-tunes it", async (_, adapt) => {
    const context = contextOf("classification", { inputs: 1, outputs: 3 }, { innerLearningRate: 0.5 });
    const parameters = {
      "head.weights": constant(Float32Array.of(4, 5, 6), [1, 1, 3]),
      "head.bias": constant(Float32Array.of(7, 8, 9), [1, 1, 3]),
    };
    const support = examplesOf(
      [[2], [2]],
      [
        [1, 0],
        [1, 0],
      ],
    );
    const [before, after] = adapt(context, parameters, support, 1, 2);
    const found = await numbersOf({
      before: before!({ x: rowsOf([[1]]) }),
      after: after!({ x: rowsOf([[1]]) }),
    });
    expect(found.before).toEqual([0, 0]);
    // Slopes of the bias are p − y = ∓½, of the weight twice that at x = 2; half of both is taken off.
    expect(found.after![0]).toBeCloseTo(0.25 + 0.5, 5);
    expect(found.after![1]).toBeCloseTo(-0.75, 5);
  });

  it("a pretrained line is fine-tuned from where it is", async () => {
    const answers = await answersOf(fineTuning, contextFor({}), line(w, b), episode.support, 2);
    answers.forEach((answer, step) => {
      expect(answer).toBeCloseTo(after(step), 5);
    });
  });
});
