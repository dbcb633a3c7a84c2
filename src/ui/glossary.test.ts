// The glossary: what it finds in a sentence.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinese } from "../i18n/zh/chinese.ts";
import { definitionsIn, glossary, piecesOf } from "./glossary.ts";

describe("words of the glossary", () => {
  it("are marked once, at their longest form, whatever their case", () => {
    expect(piecesOf("Support points teach; a support set tests queries.")).toEqual([
      { text: "Support points", id: "support" },
      { text: " teach; a support set tests " },
      { text: "queries", id: "query" },
      { text: "." },
    ]);
  });

  it("are whole words: no arm in harm, no task in multitask, no shot in 5-shot", () => {
    expect(piecesOf("harm, multitask, 5-shot")).toEqual([{ text: "harm, multitask, 5-shot" }]);
  });

  it("are found in Chinese, where no spaces part words, at their longest form and not within names", () => {
    expect(piecesOf("原型网络从支持样本算出原型，每个任务片段一次。")).toEqual([
      { text: "原型网络从" },
      { text: "支持样本", id: "support" },
      { text: "算出" },
      { text: "原型", id: "prototype" },
      { text: "，每个" },
      { text: "任务片段", id: "episode" },
      { text: "一次。" },
    ]);
  });

  it("leave every sentence as it was", () => {
    const forms = Object.values(glossary).map(({ name }) => name);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...forms), fc.string())), (parts) => {
        const sentence = parts.join(" ");
        expect(
          piecesOf(sentence)
            .map(({ text }) => text)
            .join(""),
        ).toBe(sentence);
      }),
    );
  });

  it("are found by the name that heads their list in Chinese", () => {
    for (const [id, { name }] of Object.entries(glossary))
      expect(piecesOf(chinese[name]!)).toEqual([{ text: chinese[name], id }]);
  });

  it("are all found by their own name or one of their forms", () => {
    for (const [id, entry] of Object.entries(glossary)) {
      const forms = "forms" in entry ? entry.forms : [entry.name];
      for (const form of [...forms, ...entry.chinese]) expect(piecesOf(form)).toEqual([{ text: form, id }]);
    }
  });

  it("of a knob's label are defined beside its help", () => {
    expect(definitionsIn("Ways at test")).toEqual([`Way: ${glossary.way.definition}`]);
    expect(definitionsIn("Discount")).toEqual([]);
  });
});
