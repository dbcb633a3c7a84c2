// In tests a sentence equals its English: set up before each test file (vite.config.ts).

import { expect } from "vitest";
import { inEnglish, type Said } from "../words/said.ts";

const isSaid = (value: unknown): value is Said =>
  typeof value === "object" && value !== null && "template" in value && "values" in value;

expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    if (isSaid(one) && typeof other === "string") return inEnglish(one) === other;
    if (isSaid(other) && typeof one === "string") return inEnglish(other) === one;
    return undefined;
  },
]);

/** `expect.stringMatching` and `expect.stringContaining` look at the English of a sentence too. */
for (const matcher of [expect.stringMatching(/./), expect.stringContaining("")]) {
  const kind = Object.getPrototypeOf(matcher) as { asymmetricMatch(other: unknown): boolean };
  const { asymmetricMatch } = kind;
  kind.asymmetricMatch = function (other) {
    return asymmetricMatch.call(this, isSaid(other) ? inEnglish(other) : other);
  };
}
