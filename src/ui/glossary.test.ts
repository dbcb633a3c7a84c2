// The glossary: what it finds in a sentence.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

  it("are all found by their own name or one of their forms", () => {
    for (const [id, entry] of Object.entries(glossary)) {
      const forms = "forms" in entry ? entry.forms : [entry.name];
      for (const form of forms) expect(piecesOf(form)).toEqual([{ text: form, id }]);
    }
  });

  it("of a knob's label are defined beside its help", () => {
    expect(definitionsIn("Ways at test")).toEqual([`Way: ${glossary.way.definition}`]);
    expect(definitionsIn("Discount")).toEqual([]);
  });
});
