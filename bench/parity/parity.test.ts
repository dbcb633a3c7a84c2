// The same weights and the same episodes in PyTorch: meta-gradients agree to 1e-4. Steps of the outer optimiser are
// not compared: Adam has its epsilon in the other of the paper’s two places there (docs/design.md).

import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { algorithms } from "../../src/algorithms/registry.ts";
import { rl2 } from "../../src/algorithms/rl2/rl2.ts";
import type { Device } from "../../src/engine/backend/device.ts";
import { startBackend } from "../../src/engine/backend/start.ts";
import { Random } from "../../src/engine/random.ts";
import { gru } from "../../src/models/gru/gru.ts";
import type { HostParameters } from "../../src/models/model.ts";
import { models } from "../../src/models/registry.ts";
import { defaultsOf } from "../../src/schema/fields.ts";
import { mdps } from "../../src/tasks/mdps/mdps.ts";
import { batchOf, learnerFor, WEIGHTS_SEED } from "../../src/testing/smallLearner.ts";
import { NOISE, noiseFor } from "../../src/training/episodes/noise.ts";
import { TrialLearner } from "../../src/training/trials/trialLearner.ts";
import { seenBy } from "../../src/training/trials/trialPrograms.ts";
import { findPyTorch } from "../pytorch.ts";

const SCRIPT = new URL("parity.py", import.meta.url).pathname;
const python = findPyTorch();
if (python === undefined)
  console.warn(
    "Parity with PyTorch is skipped: no Python here has it (Debian: apt-get install python3-torch).",
  );

const plain = (values: ArrayLike<number>) => Array.from(values);
const inner = { innerSteps: 2, innerLearningRate: 0.1 };
const cases = [
  ["maml", inner],
  ["maml", { ...inner, order: "first" }],
  ["anil", inner],
  ["metaSgd", inner],
  ["reptile", { innerSteps: 3, miniBatches: 1, innerLearningRate: 0.1 }],
  ["reptile", { innerSteps: 3, miniBatches: 2, innerLearningRate: 0.1 }],
  ["reptile", { innerSteps: 3, miniBatches: 1, innerLearningRate: 0.01, innerOptimiser: "adam" }],
  ["platipus", { ...inner, klWeight: 0.5 }],
  ["ensemble", { ...inner, members: 3 }],
  ["pretraining", {}],
  ["prototypical", {}],
  ["prototypical", { distance: "cosine" }],
  ["matching", {}],
] as const;
const settings = [
  ["mlp", "regression", [4], { hiddenUnits: 8, activation: "tanh" }],
  ["mlp", "classification", [4], { hiddenUnits: 8, activation: "relu" }],
  ["conv4", "classification", [17, 17, 1], { filters: 4 }],
] as const;
type Case = (typeof cases)[number];
type Setting = (typeof settings)[number];
const comparisons: [Setting, Case][] = settings.flatMap((setting) =>
  cases
    .filter(([id]) => (algorithms[id].meta.problems as readonly string[]).includes(setting[1]))
    .map((each): [Setting, Case] => [setting, each]),
);

type Gradients = Record<string, ArrayLike<number>>;

/** The parameters that have gradients, as JSON. */
const parametersOf = (gradients: Gradients, tensors: HostParameters) =>
  Object.fromEntries(
    Object.keys(gradients).map((name) => {
      const { values, shape } = tensors[name]!;
      return [name, { values: plain(values), shape }];
    }),
  );

/** One comparison: our meta-gradient, and what PyTorch needs to compute its own. */
async function compute(
  device: Device,
  [model, problem, inputShape, modelOptions]: Setting,
  [id, options]: Case,
) {
  const batch = batchOf(problem, inputShape);
  const learner = await learnerFor(device, id, model, modelOptions, options, batch);
  const { gradients } = await learner.metaGradient(batch);
  const { tensors } = await learner.save();
  learner.dispose();
  const part = ({ x, y, count }: (typeof batch)["support"]) => ({ x: plain(x), y: plain(y), count });
  const request = {
    algorithm: id,
    model,
    options: { ...defaultsOf(algorithms[id].meta.schema), ...options },
    modelOptions: { ...defaultsOf(models[model].meta.schema), ...modelOptions },
    // What a learner that draws initialisations drew for its first meta-step.
    noise: Object.fromEntries(
      Object.entries(tensors).map(([name, { shape }]) => [
        name,
        plain(
          noiseFor(
            new Random(WEIGHTS_SEED).split("noise").split("0"),
            NOISE + name,
            [batch.tasks, ...shape.slice(1)],
            batch.tasks,
            0,
          ),
        ),
      ]),
    ),
    parameters: parametersOf(gradients, tensors),
    batch: {
      ...batch,
      classIds: plain(batch.classIds!),
      support: part(batch.support),
      query: part(batch.query),
    },
  };
  return { gradients: gradients as Gradients, request };
}

/** RL² on a small world, its policy moved a little since the trials were played, so that some ratios are clipped. */
async function computeTrials(device: Device) {
  const options = { clip: 0.1, valueWeight: 2, entropyWeight: 0.02, discount: 0.95, trace: 0.8 };
  const sampler = mdps.createSampler({ states: 3, actions: 2, episodes: 5, horizon: 5 });
  const modelOptions = { hiddenUnits: 6 };
  const model = gru.createRecurrent(modelOptions, seenBy(sampler));
  const learner = new TrialLearner(device, rl2, model, sampler, "adam", new Random(WEIGHTS_SEED));
  const batch = await learner.play(sampler.sample(new Random(3), "training", 5), new Random(4), "draw");
  const { discount, trace, ...scalars } = options;
  const step = { rate: 0.02, momentum: 0, gradientClip: 0, epochs: 3, discount, trace, scalars };
  learner.learn([batch], step);
  const { gradients } = await learner.gradient(batch, step);
  const { tensors } = await learner.save();
  learner.dispose();
  const rows = (of: readonly ArrayLike<number>[]) => of.flatMap(plain);
  const request = {
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
  };
  return { gradients: gradients as Gradients, request };
}

describe.skipIf(python === undefined)("parity with PyTorch", () => {
  const ours: Gradients[] = [];
  let theirs: Gradients[];
  beforeAll(async () => {
    const { device } = await startBackend("wasm");
    const requests: unknown[] = [];
    for (const [setting, each] of comparisons) {
      const { gradients, request } = await compute(device, setting, each);
      ours.push(gradients);
      requests.push(request);
    }
    const trials = await computeTrials(device);
    ours.push(trials.gradients);
    requests.push(trials.request);
    const input = JSON.stringify(requests);
    const { stdout, stderr } = spawnSync(python!, [SCRIPT], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
    expect(stderr).toBe("");
    theirs = JSON.parse(stdout) as Gradients[];
  });

  const agrees = (index: number) => {
    let [gap, length] = [0, 0];
    expect(Object.keys(ours[index]!)).toEqual(Object.keys(theirs[index]!));
    for (const [name, found] of Object.entries(ours[index]!)) {
      const expected = theirs[index]![name]!;
      expect(found.length).toBe(expected.length);
      for (let at = 0; at < found.length; at++) {
        gap += (found[at]! - expected[at]!) ** 2;
        length += expected[at]! ** 2;
      }
    }
    expect(length).toBeGreaterThan(0);
    expect(Math.sqrt(gap / length)).toBeLessThan(1e-4);
  };

  it.each(
    comparisons.map(([[model, problem], [id, options]], index) => ({ model, problem, id, options, index })),
  )("$id on $model, $problem, $options", ({ index }) => agrees(index));

  it("rl2 on gru, a trial of three stretches", () => agrees(comparisons.length));
});
