// The list of mutations fits the source that it changes.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mutated } from "../mutation.ts";
import { mutations } from "./all.ts";

it("finds every place once, and changes it", () => {
  const lost = mutations.flatMap((mutation) => {
    try {
      const text = readFileSync(mutation.file, "utf8");
      return mutated(text, mutation) === text ? [`${mutation.why}: changes nothing`] : [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  expect(lost).toEqual([]);
});
