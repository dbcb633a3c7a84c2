// RL²'s recipe at every stage of a run, and generalised advantages, by hand.

import { describe, expect, it } from "vitest";
import { defaultsOf } from "../../schema/fields.ts";
import { rl2Meta } from "./meta.ts";
import { rl2 } from "./rl2.ts";

const options = { ...defaultsOf(rl2Meta.schema), entropyWeight: 0.08, miniBatches: 3, epochs: 2 };

describe("the recipe", () => {
  it("takes the options over", () => {
    expect(rl2.recipe(options, 0)).toEqual({
      parts: 3,
      epochs: 2,
      discount: 0.99,
      trace: 0.3,
      scalars: { clip: 0.2, valueWeight: 5, entropyWeight: 0.08 },
    });
  });

  it("lets the entropy bonus, and nothing else, fall to zero by the end", () => {
    for (const [progress, left] of [
      [0.25, 0.06],
      [0.5, 0.04],
      [1, 0],
    ] as const) {
      const { scalars, ...rest } = rl2.recipe(options, progress);
      expect(scalars).toEqual({ clip: 0.2, valueWeight: 5, entropyWeight: expect.closeTo(left, 12) });
      const { scalars: _, ...first } = rl2.recipe(options, 0);
      expect(rest).toEqual(first);
    }
  });

  it("draws actions at test unless told otherwise", () => {
    expect(rl2.testActions(options)).toBe("draw");
    expect(rl2.testActions({ ...options, testActions: "likeliest" })).toBe("likeliest");
  });
});

it("advantages are discounted sums of surprises, through the whole trial", () => {
  // γ = 0.5, λ = 0.5. Surprises: 1 + 0.5·4 − 2 = 1; 0 + 0.5·8 − 4 = 0; 6 − 8 = −2.
  const row = (...values: number[]) => Float32Array.from(values);
  const found = rl2.advantages([row(1), row(0), row(6)], [row(2), row(4), row(8)], 0.5, 0.5);
  // Backwards: −2; 0 − 0.25·2; 1 − 0.25·0.5.
  expect(found.map(([value]) => value)).toEqual([0.875, -0.5, -2]);
});
