// Few-shot recognition of characters: n classes, k examples of each. What there is to choose.

import type { Schema } from "../../schema/fields.ts";
import { classFields } from "../classFields.ts";
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
  ...classFields({ ways: 60, shots: 19, queries: 19, testQueries: 15 }),
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
