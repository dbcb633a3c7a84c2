// Few-shot recognition of characters: n classes, k examples of each. What there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  imageSet: {
    kind: "choice",
    label: "Image set",
    default: "glyphs",
    effect: "restart",
    ofShippedData: true,
    choices: [
      { value: "glyphs", label: "Glyphs, drawn from fonts" },
      { value: "omniglot", label: "Omniglot, drawn by people" },
    ],
    help: "Omniglot is the papers' own data: 964 characters of 30 alphabets by 20 hands. Images of your own take the place of either.",
  },
  ways: {
    kind: "integer",
    label: "Ways",
    symbol: "N",
    min: 2,
    max: 60,
    default: 5,
    effect: "restart",
    help: "More classes to tell apart make each episode harder.",
  },
  shots: {
    kind: "integer",
    label: "Shots",
    symbol: "K",
    min: 1,
    max: 19,
    default: 1,
    effect: "restart",
    help: "More examples of each class make an episode easier.",
  },
  query: {
    kind: "integer",
    label: "Queries per class",
    min: 1,
    max: 19,
    default: 5,
    effect: "restart",
    help: "More queries give a steadier gradient and cost more time.",
  },
  testWays: {
    kind: "integer",
    label: "Ways at test",
    min: 2,
    max: 60,
    default: 5,
    effect: "restart",
    advanced: true,
    follows: "ways",
    help: "Classes of an evaluation episode; only learners without inner steps may differ from training.",
  },
  testShots: {
    kind: "integer",
    label: "Shots at test",
    min: 1,
    max: 19,
    default: 1,
    effect: "restart",
    advanced: true,
    follows: "shots",
    help: "Examples of each class that evaluation may learn from.",
  },
  testQuery: {
    kind: "integer",
    label: "Queries per class at test",
    min: 1,
    max: 19,
    default: 15,
    effect: "restart",
    advanced: true,
    help: "More queries measure accuracy more exactly.",
  },
  rotations: {
    kind: "flag",
    label: "Rotations as classes",
    default: true,
    effect: "restart",
    help: "Each character turned by 90°, 180° and 270° counts as a class of its own, which quadruples the classes.",
  },
} as const satisfies Schema;

export const glyphsMeta = {
  label: "Glyphs",
  summary:
    "Each task is a handful of characters never seen before; from one drawing of each, recognise the next.",
  problem: "classification",
  picture: "images",
  inputs: "image",
  data: "images",
  schema,
} as const satisfies TaskFamilyMeta;
