// A multi-layer perceptron: what there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { ModelMeta } from "../meta.ts";

/** Activations that any model may use; each is tested at second order. */
export const ACTIVATIONS = [
  { value: "relu", label: "ReLU" },
  { value: "tanh", label: "tanh" },
  { value: "sigmoid", label: "Sigmoid" },
  { value: "softplus", label: "Softplus" },
  { value: "leaky-relu", label: "Leaky ReLU" },
  { value: "elu", label: "ELU" },
  { value: "silu", label: "SiLU" },
] as const;

const schema = {
  hiddenLayers: {
    kind: "integer",
    label: "Hidden layers",
    min: 1,
    max: 6,
    default: 2,
    effect: "restart",
    advanced: true,
    help: "More layers can bend the function in more ways.",
  },
  hiddenUnits: {
    kind: "integer",
    label: "Hidden units",
    min: 1,
    max: 512,
    default: 40,
    effect: "restart",
    advanced: true,
    help: "Wider layers fit more and cost more.",
  },
  activation: {
    kind: "choice",
    label: "Activation",
    choices: ACTIVATIONS,
    default: "relu",
    effect: "restart",
    advanced: true,
    help: "ReLU draws in straight pieces; tanh and softplus draw smooth curves.",
  },
  answers: {
    kind: "choice",
    label: "Answers",
    choices: [
      { value: "any", label: "Any number" },
      { value: "shares", label: "Shares, from 0 to 1" },
    ],
    default: "any",
    effect: "restart",
    advanced: true,
    help: "For shares the last layer says log odds, so that no answer is below 0 or above 1.",
  },
} as const satisfies Schema;

export const mlpMeta = {
  label: "Perceptron",
  summary: "Fully connected layers.",
  reads: ["features", "image"],
  schema,
} as const satisfies ModelMeta;
