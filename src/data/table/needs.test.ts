// What each kind of data wants of a mapping, field by field.

import { expect, it } from "vitest";
import type { Mapping } from "./mapping.ts";
import { needs } from "./needs.ts";

const mapping: Mapping = {
  version: 1,
  task: "label",
  text: "text",
  features: [],
  repeats: "keep",
  negatives: "keep",
  minimumRows: 2,
  split: "chance",
};

it("sentences need a text and no target", () => {
  const { text: _, ...without } = mapping;
  const fields = needs.sentences!({ ...without, target: { column: "x", decimalComma: false } });
  expect(fields.map(({ field }) => field)).toEqual(["text", "target"]);
  expect(needs.sentences!(mapping)).toEqual([]);
});
