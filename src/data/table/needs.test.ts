// What each kind of data wants of a mapping, field by field.

import { expect, it } from "vitest";
import { labelledSentences } from "../../testing/tableFiles.ts";
import type { Mapping } from "./mapping.ts";
import { needs } from "./needs.ts";

const mapping = labelledSentences(2);

it("sentences need a text and no target", () => {
  const { text: _, ...without } = mapping;
  const fields = needs.sentences!({ ...without, target: { column: "x", decimalComma: false } });
  expect(fields.map(({ field }) => field)).toEqual(["text", "target"]);
  expect(needs.sentences!(mapping)).toEqual([]);
});

it("ratings need an item, and three rows a task, and without a target say what was chosen; words and features may tell of items", () => {
  const fields = (one: Mapping) => needs.ratings!(one).map(({ field }) => field);
  const feature = { column: "x", decimalComma: false };
  expect(fields({ ...mapping, features: [{ ...feature, kind: "number" }] })).toEqual(["item", "minimumRows"]);
  const sound: Mapping = { ...mapping, item: "film", target: { column: "stars", decimalComma: false } };
  expect(fields({ ...sound, minimumRows: 3, features: [{ ...feature, kind: "category" }] })).toEqual([]);
});
