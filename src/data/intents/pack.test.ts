import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packIntents, unpackIntents } from "./pack.ts";

const shipped = (name: string) =>
  unpackIntents(readFileSync(new URL(`../../../datasets/${name}/${name}.pack`, import.meta.url)));
const normalised = (text: string) => text.toLowerCase().split(/\s+/).join(" ");

describe("the packs of sentences", () => {
  it("hold what their cards say", () => {
    const banking = shipped("banking77");
    const clinc = shipped("clinc150");
    expect([banking.texts.length, banking.labels.length, banking.folds.length]).toEqual([13_071, 77, 5]);
    expect([clinc.texts.length, clinc.labels.length, clinc.folds.length]).toEqual([14_993, 150, 5]);
    expect(clinc.domains!.names).toHaveLength(10);
    expect(clinc.domains!.domainOf[clinc.labels.indexOf("todo_list")]).toBe(
      clinc.domains!.names.indexOf("home"),
    );
    const asked = banking.texts.indexOf("I am still waiting on my card?");
    expect(banking.labels[banking.labelOf[asked]!]).toBe("card_arrival");
    const { training, validation, test } = clinc.outOfScope;
    expect([training.length, validation.length, test.length]).toEqual([100, 100, 1000]);
  });

  it.each([
    ["banking77", 25, 25, 27],
    ["clinc150", 50, 50, 50],
  ])("divide the intents of %s into %i, %i and %i, each once", (name, training, validation, test) => {
    const { labels, folds } = shipped(name);
    for (const fold of folds) {
      expect([fold.training.length, fold.validation.length, fold.test.length]).toEqual([
        training,
        validation,
        test,
      ]);
      expect([...fold.training, ...fold.validation, ...fold.test].sort((a, b) => a - b)).toEqual(
        labels.map((_, number) => number),
      );
    }
  });

  it.each(["banking77", "clinc150"])("have no sentence of %s twice, under one intent or two", (name) => {
    const { texts, labelOf, outOfScope } = shipped(name);
    const all = [...texts, ...Object.values(outOfScope).flat()].map(normalised);
    expect(new Set(all).size).toBe(all.length);
    expect(labelOf).toHaveLength(texts.length);
  });

  it("give back what was packed, and refuse damaged bytes", () => {
    const clinc = shipped("clinc150");
    expect(unpackIntents(packIntents(clinc))).toEqual(clinc);
    expect(() => unpackIntents(new Uint8Array(9))).toThrow("damaged");
  });
});
