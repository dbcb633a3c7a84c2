// What a column is for as one choice: what is chosen is what it is, whoever had the role before has none, and what
// loses its hold goes to where it asks for nothing.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ColumnSummary } from "../../data/table/columnSurvey.ts";
import { FILE_COLUMN, type Mapping } from "../../data/table/mapping.ts";
import { needs } from "../../data/table/needs.ts";
import type { DataKindId } from "../../protocol/protocol.ts";
import { byFile, ROLES, roleOf, rolesFor, suited, withRole } from "./roles.ts";

const column = (name: string, changes: Partial<ColumnSummary> = {}): ColumnSummary => ({
  name,
  type: "text",
  whole: false,
  decimalComma: false,
  decimalOpen: false,
  leadingZeros: false,
  dateForms: [],
  values: 9,
  missing: 0,
  notFinite: 0,
  unlike: 0,
  negative: 0,
  range: undefined,
  distinct: 3,
  more: false,
  spaced: 0,
  examples: [],
  ...changes,
});
const ratings: Mapping = {
  version: 1,
  task: "user",
  item: "film",
  target: { column: "stars", decimalComma: false },
  time: { column: "at", form: "seconds" },
  features: [{ column: "genre", kind: "category", decimalComma: false }],
  repeats: "mean",
  negatives: "keep",
  minimumRows: 30,
  split: "time",
};

describe("a column's role", () => {
  it("is what was chosen, and each other column's what it was or none", () => {
    const names = ["user", "film", "stars", "at", "genre", "more"];
    const choice = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...ROLES));
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 12 }), (choices) => {
        let mapping = ratings;
        for (const [name, role] of choices) {
          const before = mapping;
          mapping = withRole(mapping, column(name), role);
          expect(roleOf(mapping, name)).toBe(role);
          for (const other of names.filter((one) => one !== name))
            expect([roleOf(before, other), "none"]).toContain(roleOf(mapping, other));
          expect(mapping.item === undefined && mapping.repeats !== "keep").toBe(false);
          expect(mapping.time === undefined && mapping.split === "time").toBe(false);
        }
      }),
    );
  });

  it("takes along how a column's numbers and dates are written", () => {
    const comma = withRole(ratings, column("price", { type: "number", decimalComma: true }), "target");
    expect(comma.target).toEqual({ column: "price", decimalComma: true });
    const day = withRole(
      ratings,
      column("day", { type: "date", dateForms: ["day-first", "month-first"] }),
      "time",
    );
    expect(day.time).toEqual({ column: "day", form: "day-first" });
    const category = withRole(ratings, column("price", { type: "number", decimalComma: true }), "category");
    expect(category.features.at(-1)).toEqual({ column: "price", kind: "category", decimalComma: false });
  });

  it("asks what becomes of repeats once there is an item", () => {
    const { item: _, ...without } = ratings;
    expect(withRole({ ...without, repeats: "keep" }, column("film"), "item").repeats).toBe("last");
    expect(withRole(ratings, column("more"), "item").repeats).toBe("mean");
  });
});

it("columns may be all that ratings go by, and nothing that a kind of data has no use for", () => {
  expect(rolesFor("ratings")).toEqual(ROLES);
  const bare: Mapping = { ...ratings, features: [], split: "chance" };
  for (const [id, complaints] of Object.entries(needs)) {
    const kind = id as DataKindId;
    const suiting = suited(bare, kind);
    for (const role of rolesFor(kind)) {
      const more = complaints(withRole(suiting, column("more"), role));
      expect([kind, role, more.length]).toEqual([
        kind,
        role,
        Math.min(more.length, complaints(suiting).length),
      ]);
    }
  }
});

it("a mapping suits what is to be learned: sentences have no target, ratings no words", () => {
  const sentences = suited({ ...ratings, text: "said" }, "sentences");
  expect([sentences.item, sentences.target, sentences.text, sentences.features, sentences.repeats]).toEqual([
    undefined,
    undefined,
    "said",
    [],
    "keep",
  ]);
  expect(byFile(ratings).task).toBe(FILE_COLUMN);
});
