// What is compared with PyTorch: every registered algorithm under every option that changes a formula, each
// activation, each way to normalise, the outer optimisers. Our numbers, and what PyTorch needs to compute its own.

import type { AlgorithmMeta } from "../../src/algorithms/meta.ts";
import { algorithms } from "../../src/algorithms/registry.ts";
import { rl2 } from "../../src/algorithms/rl2/rl2.ts";
import type { Device } from "../../src/engine/backend/device.ts";
import { constant } from "../../src/engine/ops/elementwise.ts";
import { clip, type OptimiserName, optimisers } from "../../src/engine/optimisers.ts";
import { Random } from "../../src/engine/random.ts";
import { atOnce } from "../../src/engine/work.ts";
import { gru } from "../../src/models/gru/gru.ts";
import { ACTIVATIONS } from "../../src/models/mlp/meta.ts";
import type { HostParameters } from "../../src/models/model.ts";
import { models } from "../../src/models/registry.ts";
import { defaultsOf, type Options } from "../../src/schema/fields.ts";
import type { EpisodeBatch, Examples } from "../../src/tasks/episode.ts";
import { mdps } from "../../src/tasks/mdps/mdps.ts";
import { algorithmCases, type NamedCase } from "../../src/testing/algorithmCases.ts";
import { computeAll, row } from "../../src/testing/compute.ts";
import { batchOf, learnerFor, WEIGHTS_SEED } from "../../src/testing/smallLearner.ts";
import { NOISE, noiseFor } from "../../src/training/episodes/noise.ts";
import { TrialLearner } from "../../src/training/trials/trialLearner.ts";
import { seenBy } from "../../src/training/trials/trialPrograms.ts";

/** Named arrays: gradients by parameter, and "predicted:<step>" for each step at test. */
export type Numbers = Readonly<Record<string, ArrayLike<number>>>;

/** One thing to compare. */
export interface Comparison {
  readonly name: string;
  /** Our numbers, and what PyTorch is asked, as JSON. */
  compute(device: Device): Promise<{ readonly ours: Numbers; readonly request: unknown }>;
}

/** The meta-step at which all is measured: within the schedules of the cases. */
const ITERATION = 3;
/** Steps at test: past those of training, with which rates and gains for each step end. */
const TEST_STEPS = 4;
const SHOTS = { training: 2, test: 3 };
const TEST_WAYS = 4;

interface Setting {
  readonly model: "mlp" | "conv4" | "residual";
  readonly inputShape: readonly number[];
  readonly options: Options;
}
const perceptron = (activation: string): Setting => ({
  model: "mlp",
  inputShape: [4],
  options: { hiddenUnits: 8, activation },
});
const residual: Setting = { model: "residual", inputShape: [4], options: { units: 3 } };
const convolutions = (changes: Options = {}): Setting => ({
  model: "conv4",
  inputShape: [17, 17, 1],
  options: { filters: 4, ...changes },
});

const plain = (values: ArrayLike<number>) => Array.from(values);
const rows = (of: readonly ArrayLike<number>[]) => of.flatMap(plain);
const examplesOf = ({ x, y, count }: Examples) => ({ x: plain(x), y: plain(y), count });
const batchFor = (batch: EpisodeBatch) => ({
  ...batch,
  classIds: plain(batch.classIds!),
  support: examplesOf(batch.support),
  query: examplesOf(batch.query),
});

/** The parameters that have gradients. */
const parametersOf = (gradients: Numbers, tensors: HostParameters) =>
  Object.fromEntries(
    Object.keys(gradients).map((name) => {
      const { values, shape } = tensors[name]!;
      return [name, { values: plain(values), shape }];
    }),
  );

/** Noise of a moment, by the name of the parameter that it moves, for so many samples of each task. */
const noiseOf = (tensors: HostParameters, moment: string, tasks: number, samples: number) =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, { shape }]) => {
      const stream = new Random(WEIGHTS_SEED).split("noise").split(moment);
      return [name, plain(noiseFor(stream, NOISE + name, [tasks * samples, ...shape.slice(1)], tasks, 0))];
    }),
  );

const episodes = (setting: Setting, { id, problem, options }: NamedCase): Comparison => ({
  name: `${id} ${JSON.stringify(options)} on ${setting.model} ${JSON.stringify(setting.options)}, ${problem}`,
  async compute(device) {
    const meta: AlgorithmMeta = algorithms[id].meta;
    const batch = batchOf(problem, setting.inputShape, { shots: SHOTS.training });
    const testBatch = batchOf(problem, setting.inputShape, {
      shots: SHOTS.test,
      ...(meta.anyWays && { ways: TEST_WAYS }),
    });
    const learner = await learnerFor(device, id, setting.model, setting.options, options, batch);
    learner.iteration = ITERATION;
    const { gradients } = await learner.metaGradient(batch);
    const { outputs } = await learner.predict(testBatch, TEST_STEPS);
    const { tensors } = await learner.save();
    const { samples } = learner;
    learner.dispose();
    const predicted = outputs.map((values, step) => [`predicted:${step}`, values] as const);
    return {
      ours: { ...gradients, ...Object.fromEntries(predicted) },
      request: {
        algorithm: id,
        model: setting.model,
        iteration: ITERATION,
        testSteps: TEST_STEPS,
        options: { ...defaultsOf(meta.schema), ...options },
        modelOptions: { ...defaultsOf(models[setting.model].meta.schema), ...setting.options },
        // What a learner that draws initialisations drew at that meta-step, and at test.
        ...(meta.samples && {
          noise: noiseOf(tensors, `${ITERATION}`, batch.tasks, 1),
          testNoise: noiseOf(tensors, "measurement", batch.tasks, samples),
        }),
        parameters: parametersOf(gradients, tensors),
        batch: batchFor(batch),
        testBatch: batchFor(testBatch),
      },
    };
  },
});

/** RL² on a small world, its policy moved a little since the trials were played, so that some ratios are clipped. */
const trials: Comparison = {
  name: "rl2 on gru, a trial of three stretches",
  async compute(device) {
    const options = { clip: 0.1, valueWeight: 2, entropyWeight: 0.02, discount: 0.95, trace: 0.8 };
    const sampler = mdps.createSampler({ states: 3, actions: 2, episodes: 5, horizon: 5 });
    const modelOptions = { hiddenUnits: 6 };
    const model = gru.createRecurrent(modelOptions, seenBy(sampler));
    const learner = new TrialLearner(device, rl2, model, sampler, "adam", new Random(WEIGHTS_SEED));
    const batch = await learner.play(sampler.sample(new Random(3), "training", 5), new Random(4), "draw");
    const { discount, trace, ...scalars } = options;
    const step = { rate: 0.02, momentum: 0, gradientClip: 0, epochs: 3, discount, trace, scalars };
    atOnce(learner.learn([batch], step)).take();
    const { gradients } = await learner.gradient(batch, step);
    const { tensors } = await learner.save();
    learner.dispose();
    return {
      ours: gradients,
      request: {
        algorithm: "rl2",
        model: "gru",
        options,
        modelOptions,
        parameters: parametersOf(gradients, tensors),
        batch: {
          steps: sampler.length,
          trials: batch.trials,
          rewardScale: sampler.rewardScale,
          inputs: rows(batch.inputs),
          actions: rows(batch.actions),
          rewards: rows(batch.rewards),
          values: rows(batch.values),
          logProbabilities: rows(batch.logProbabilities),
        },
      },
    };
  },
};

/** An outer optimiser with clipping, over some steps; one slope is as small as Adam's ε. */
const optimiser = (name: OptimiserName): Comparison => ({
  name: `${name}, four steps along clipped gradients`,
  async compute(device) {
    const [rate, momentum, limit] = [0.1, 0.9, 4];
    const start = [1, -2, 0.5];
    const gradients = [
      [3, -4, 1e-8],
      [0.5, 0.5, -2e-8],
      [-20, 1, 3e-8],
      [2, 0, 1e-8],
    ];
    let parameter = Float32Array.from(start);
    let state = optimisers[name].state.map(() => new Float32Array(start.length));
    for (const [t, slopes] of gradients.entries()) {
      const numbers = optimisers[name].scalars(t, rate, momentum);
      const found = await computeAll(
        device,
        (at, slope, ...before) => {
          const { clipped } = clip({ clipped: slope }, constant(limit, [1]));
          const next = optimisers[name].update(at, clipped!, before, (scalar) => constant(numbers[scalar]));
          return {
            parameter: next.parameter,
            ...Object.fromEntries(next.state.map((value, index) => [`${index}`, value])),
          };
        },
        row(...parameter),
        row(...slopes),
        ...state.map((values) => row(...values)),
      );
      parameter = Float32Array.from(found.parameter!);
      state = state.map((_, index) => Float32Array.from(found[`${index}`]!));
    }
    const request = {
      algorithm: "optimiser",
      optimiser: name,
      rate,
      momentum,
      clip: limit,
      start,
      gradients,
    };
    return { ours: { parameter }, request };
  },
});

const all = algorithmCases(0.1);
const classifiers = all.filter(({ problem }) => problem === "classification");
const withoutNormalisation = (each: NamedCase) => !each.normalises;

export const comparisons: readonly Comparison[] = [
  ...all
    .filter(withoutNormalisation)
    .map((each) => episodes(perceptron(each.problem === "regression" ? "tanh" : "relu"), each)),
  ...classifiers.map((each) => episodes(convolutions(), each)),
  ...[{ transductive: true }, { normalisation: "none" }].flatMap((changes) =>
    classifiers.filter(({ plainest }) => plainest).map((each) => episodes(convolutions(changes), each)),
  ),
  // Two inner steps differentiate every activation twice.
  ...ACTIVATIONS.map(({ value }) => value)
    .filter((activation) => activation !== "tanh")
    .flatMap((activation) =>
      all
        .filter(({ id, problem, plainest }) => id === "maml" && problem === "regression" && plainest)
        .map((each) => episodes(perceptron(activation), each)),
    ),
  ...all
    .filter(withoutNormalisation)
    .filter(({ plainest }) => plainest)
    .map((each) => episodes(residual, each)),
  trials,
  ...(Object.keys(optimisers) as OptimiserName[]).map(optimiser),
];
