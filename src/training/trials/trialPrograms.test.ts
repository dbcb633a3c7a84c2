// A long trial cut into stretches has the gradient of the whole: what later stretches make of a state passes back.

import { expect, it } from "vitest";
import { rl2 } from "../../algorithms/rl2/rl2.ts";
import { input } from "../../engine/graph/program.ts";
import type { Values } from "../../engine/graph/value.ts";
import { Random } from "../../engine/random.ts";
import { evaluate } from "../../engine/reference/evaluate.ts";
import { gru } from "../../models/gru/gru.ts";
import type { TrialSampler } from "../../tasks/trials.ts";
import { carry, type PolicyParts, seenBy, stretchGradient } from "./trialPrograms.ts";

const [ROWS, LENGTH, UNITS] = [2, 4, 3];
const sampler: TrialSampler = {
  problem: "decisions",
  stateCount: 1,
  actions: 2,
  length: LENGTH,
  episode: LENGTH,
  rewardScale: 1,
  sample: () => {
    throw new Error("Nothing is played here.");
  },
};

type Given = Record<string, Float32Array>;

it("gradients of two stretches, passed back, are those of the whole trial", () => {
  const random = new Random(3);
  const model = gru.createRecurrent({ hiddenUnits: UNITS }, seenBy(sampler));
  const host = rl2.initialise(model, sampler.actions, random.split("parameters"));
  const parameters: Values = Object.fromEntries(
    Object.entries(host).map(([name, { shape }]) => [name, input(name, shape)]),
  );
  const parts: PolicyParts = { algorithm: rl2, model, sampler, parameters };
  const weights: Given = Object.fromEntries(Object.entries(host).map(([name, { values }]) => [name, values]));
  const scalars: Given = {
    "scalar:clip": Float32Array.of(0.2),
    "scalar:valueWeight": Float32Array.of(1),
    "scalar:entropyWeight": Float32Array.of(0.1),
  };
  const width = seenBy(sampler);
  const numbers = random.split("numbers");
  const all = LENGTH * ROWS;
  const whole: Given = {
    x: numbers.normals(all * width),
    // Always the first action, about as likely as it is.
    actions: Float32Array.from({ length: all * 2 }, (_, at) => Number(at % 2 === 0)),
    logProbability: new Float32Array(all).fill(Math.log(0.5)),
    advantage: numbers.normals(all),
    target: numbers.normals(all),
  };
  /** Steps `[from, to)` of what was played. */
  const stretch = (from: number, to: number): Given =>
    Object.fromEntries(
      Object.entries(whole).map(([name, values]) => {
        const each = values.length / LENGTH;
        return [name, values.subarray(from * each, to * each)];
      }),
    );
  const nothing: Given = Object.fromEntries([
    ...Object.entries(weights).map(([name, values]) => [`gradient:${name}`, new Float32Array(values.length)]),
    ["gradient:(loss)", new Float32Array(1)],
  ]);
  const state = new Float32Array(ROWS * UNITS);
  const once = evaluate(stretchGradient(parts, ROWS, LENGTH), {
    ...weights,
    ...scalars,
    ...whole,
    ...nothing,
    state,
    stateGradient: state,
  });

  const given = { ...weights, ...scalars };
  const middle = evaluate(carry(parts, ROWS, 2), { ...given, ...stretch(0, 2), state }).state!;
  const half = stretchGradient(parts, ROWS, 2);
  const later = evaluate(half, {
    ...given,
    ...nothing,
    ...stretch(2, 4),
    state: middle,
    stateGradient: state,
  });
  const { stateGradient, ...added } = later;
  const earlier = evaluate(half, {
    ...given,
    ...added,
    ...stretch(0, 2),
    state,
    stateGradient: stateGradient!,
  });
  for (const [name, values] of Object.entries(once))
    values.forEach((value, at) => {
      expect(earlier[name]![at], name).toBeCloseTo(value, 5);
    });
  // The recurrent weights hear of later steps at all.
  expect(Math.hypot(...stateGradient!)).toBeGreaterThan(1e-3);
});
