// A mapping in a link: nothing of it is lost, whatever its columns are called, and what is damaged is named.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMapping } from "../../testing/mappings.ts";
import { mappingFrom, mappingParts, sameMapping } from "./mappingLink.ts";

describe("a mapping as parts of a link", () => {
  it("comes back whole, in letters, digits, dots and dashes", () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const parts = mappingParts(mapping);
        for (const [name, value] of parts) expect(`${name}=${value}`).toMatch(/^map\.[a-z]+=[0-9A-Za-z.-]+$/);
        const back = mappingFrom(new Map(parts));
        expect(back).toEqual(mapping);
        // Whatever order its parts stand in.
        const turned = Object.fromEntries(Object.entries(mapping).reverse()) as typeof mapping;
        expect([sameMapping(back, turned), sameMapping(back, undefined)]).toEqual([true, false]);
        const other = { ...mapping, minimumRows: mapping.minimumRows + 1 };
        expect([sameMapping(mapping, other), sameMapping(undefined, undefined)]).toEqual([false, true]);
      }),
    );
  });

  it("is as short as its names are plain", () => {
    const parts = mappingParts({
      version: 1,
      task: "category",
      text: "Straße 1",
      features: [
        { column: "a.b", kind: "category", decimalComma: false },
        { column: "c", kind: "number", decimalComma: true },
      ],
      repeats: "keep",
      negatives: "leave-out",
      minimumRows: 10,
      split: "chance",
      form: { encoding: "windows-1252", header: false },
    });
    expect(Object.fromEntries(parts)).toEqual({
      "map.task": "category",
      "map.text": "Stra-00dfe-00201",
      "map.features": "ca-002eb.mc",
      "map.repeats": "keep",
      "map.negatives": "leave-002dout",
      "map.rows": "10",
      "map.split": "chance",
      "map.encoding": "windows-002d1252",
      "map.header": "false",
    });
  });

  it.each([
    ["map.task", "", "field task"],
    ["map.rows", "many", "field minimumRows"],
    ["map.repeats", "twice", "field repeats"],
    ["map.dates", "roman", "field time.form"],
    ["map.features", "xprice", "field features.0"],
    ["map.header", "perhaps", "field form.header"],
  ])("names what is damaged: %s=%s", (name, value, message) => {
    const sound = mappingParts({
      version: 1,
      task: "user",
      item: "item",
      target: { column: "rating", decimalComma: false },
      time: { column: "at", form: "iso" },
      features: [{ column: "price", kind: "number", decimalComma: false }],
      repeats: "last",
      negatives: "keep",
      minimumRows: 30,
      split: "time",
    });
    expect(() => mappingFrom(new Map([...sound, [name, value]]))).toThrow(message);
  });
});
