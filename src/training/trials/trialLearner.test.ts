// What a policy is shown while it plays, and that it learns from every part of what it played, by hand.

import { beforeAll, describe, expect, it } from "vitest";
import type { PolicyAlgorithm } from "../../algorithms/policyAlgorithm.ts";
import { rl2 } from "../../algorithms/rl2/rl2.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { Random } from "../../engine/random.ts";
import { atOnce } from "../../engine/work.ts";
import { gru } from "../../models/gru/gru.ts";
import type { TrialSampler, Trials } from "../../tasks/trials.ts";
import type { PlayedTrials } from "./playedTrials.ts";
import { TrialLearner, type TrialStep } from "./trialLearner.ts";
import { seenBy } from "./trialPrograms.ts";

let device: Device;
beforeAll(async () => {
  device = (await startBackend("wasm")).device;
});

/** Two tasks, three states, two actions; an episode of two steps. Task t pays 10 (t + 1) and moves on to the next state. */
const sampler: TrialSampler = {
  problem: "decisions",
  stateCount: 3,
  actions: 2,
  length: 4,
  episode: 2,
  rewardScale: 10,
  sample: () => walk(),
};
function walk(): Trials {
  const states = Int32Array.of(0, 1);
  let steps = 0;
  return {
    tasks: 2,
    states,
    step() {
      steps += 1;
      const over = steps % 2 === 0;
      for (const task of [0, 1]) states[task] = over ? task : (states[task]! + 1) % 3;
      return {
        rewards: Float32Array.of(10, 20),
        ends: Uint8Array.of(Number(over), Number(over)),
        regrets: Float32Array.of(0, 1),
      };
    },
    description: () => {
      throw new Error("Nothing is described here.");
    },
  };
}

const learnerOf = (algorithm: PolicyAlgorithm = rl2, of: TrialSampler = sampler) =>
  new TrialLearner(
    device,
    algorithm,
    gru.createRecurrent({ hiddenUnits: 4 }, seenBy(of)),
    of,
    "sgd",
    new Random(2),
  );

const step: TrialStep = {
  rate: 0.1,
  momentum: 0,
  gradientClip: 0,
  epochs: 1,
  discount: 0.9,
  trace: 0.5,
  scalars: { clip: 0.2, valueWeight: 1, entropyWeight: 0.01 },
};

describe("playing", () => {
  it("shows state, last action, its reward and whether an episode ended, in that order", async () => {
    const learner = learnerOf();
    const { inputs, actions, rewards, regrets } = await learner.play(walk(), new Random(4), "draw");
    const oneHot = (count: number, at: number | undefined) =>
      Array.from({ length: count }, (_, index) => Number(index === at));
    const states = [
      [0, 1],
      [1, 2],
      [0, 1],
      [1, 2],
    ];
    // Before the first step nothing was done; an episode ends with the second step and with the fourth.
    const ended = [0, 0, 1, 0];
    inputs.forEach((row, at) => {
      const wanted = [0, 1].flatMap((task) => [
        ...oneHot(3, states[at]![task]),
        ...oneHot(2, at === 0 ? undefined : actions[at - 1]![task]),
        at === 0 ? 0 : task + 1,
        ended[at]!,
      ]);
      expect([...row]).toEqual(wanted);
    });
    expect(rewards.map((row) => [...row])).toEqual([
      [10, 20],
      [10, 20],
      [10, 20],
      [10, 20],
    ]);
    expect(regrets).toHaveLength(4);
    learner.dispose();
  });

  it("shows no state where there is but one", async () => {
    const single = { ...sampler, stateCount: 1 };
    const learner = learnerOf(rl2, single);
    const { inputs } = await learner.play(walk(), new Random(4), "draw");
    expect(inputs[0]).toHaveLength(2 * 4);
    expect(inputs[2]![3]).toBe(1);
    learner.dispose();
  });

  it("takes the likeliest action where that is asked for, and draws by chance where it is not", async () => {
    // Action 1 has three chances in four, whatever was seen.
    const logs = [Math.log(0.25), Math.log(0.75)];
    const learner = learnerOf();
    const { tensors } = await learner.save();
    const bias = { values: Float32Array.from(logs), shape: tensors["policy.bias"]!.shape };
    const weights = tensors["policy.weights"]!;
    learner.restore({
      iteration: 0,
      tensors: {
        ...tensors,
        "policy.bias": bias,
        "policy.weights": { ...weights, values: weights.values.map(() => 0) },
      },
    });
    const likeliest = await learner.play(walk(), new Random(1), "likeliest");
    expect(likeliest.actions.flatMap((row) => [...row])).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    let ones = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { actions } = await learner.play(walk(), new Random(seed), "draw");
      ones += actions.reduce((total, row) => total + row[0]! + row[1]!, 0);
    }
    // 800 draws at 0.75: four standard deviations are 49.
    expect(Math.abs(ones - 600)).toBeLessThan(49);
    learner.dispose();
  });
});

/** RL² whose advantages, which are normalised over all parts, are taken out: what is left is value and entropy. */
const still: PolicyAlgorithm = { ...rl2, advantages: (rewards) => rewards.map((row) => row.map(() => 0)) };

describe("learning", () => {
  const play = (learner: TrialLearner, seed: number) => learner.play(walk(), new Random(seed), "draw");
  const learned = async (
    learn: (learner: TrialLearner, batches: PlayedTrials[]) => void,
    seeds: number[],
  ) => {
    const learner = learnerOf(still);
    const batches: PlayedTrials[] = [];
    for (const seed of seeds) batches.push(await play(learner, seed));
    learn(learner, batches);
    const saved = await learner.save();
    learner.dispose();
    return saved;
  };

  it("takes a step for every part in every pass", async () => {
    const { iteration } = await learned(
      (learner, batches) => atOnce(learner.learn(batches, { ...step, epochs: 3 })).take(),
      [1, 2, 3, 4],
    );
    expect(iteration).toBe(12);
  });

  it("learns from each part, not from the first alone", async () => {
    const learn = (learner: TrialLearner, batches: PlayedTrials[]) =>
      atOnce(learner.learn(batches, step)).take();
    const both = await learned(learn, [1, 2]);
    const other = await learned(learn, [1, 3]);
    const values = ({ tensors }: typeof both) => [...tensors["policy.weights"]!.values];
    expect(values(both)).not.toEqual(values(other));
  });

  it("moves along the clipped gradient of the loss by the rate", async () => {
    const learner = learnerOf(still);
    const batch = await play(learner, 1);
    const { tensors: before } = await learner.save();
    const plain = { ...step, trace: 0, scalars: { ...step.scalars, valueWeight: 0, entropyWeight: 1 } };
    const { gradients } = await learner.gradient(batch, plain);
    const norm = Math.hypot(...Object.values(gradients).map((part) => Math.hypot(...part)));
    for (const [gradientClip, share] of [
      [0, 1],
      [2 * norm, 1],
      [norm / 4, 1 / 4],
    ] as const) {
      learner.restore({ iteration: 0, tensors: before });
      atOnce(learner.learn([batch], { ...plain, gradientClip })).take();
      const { tensors } = await learner.save();
      for (const [name, part] of Object.entries(gradients))
        part.forEach((slope, index) => {
          const wanted = before[name]!.values[index]! - 0.1 * share * slope;
          expect(tensors[name]!.values[index]).toBeCloseTo(wanted, 5);
        });
    }
    learner.dispose();
  });
});
