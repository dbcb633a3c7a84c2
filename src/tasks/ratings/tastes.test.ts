// Tastes: leading singular vectors, against a small matrix whose own are known.

import { expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { tastes } from "./tastes.ts";

it("are found where two camps like different things", () => {
  // Users 0 and 1 like items 0 and 1, users 2 and 3 items 2 and 3; everybody likes item 4.
  const liked = [
    [0, 1, 4],
    [0, 1, 4],
    [2, 3, 4],
    [2, 3, 4],
  ].map((own) => Uint32Array.from(own));
  const found = tastes(liked, 5, 1, new Random(1));
  // a − p is ±1/2 in four columns, each over √(1/2 + 0.01): singular value √(4 · 4 · 0.25 / 0.51), vector ±1/2 each.
  const value = Math.sqrt(4 / 0.51) / Math.sqrt(4) / 2;
  expect(Math.abs(found[0]!)).toBeCloseTo(value, 6);
  expect(found[1]).toBeCloseTo(found[0]!, 6);
  expect(found[2]).toBeCloseTo(-found[0]!, 6);
  expect(found[3]).toBeCloseTo(-found[0]!, 6);
  expect(found[4]).toBeCloseTo(0, 6);
});

it("are none where there are fewer kinds of users than factors", () => {
  const liked = [Uint32Array.of(0), Uint32Array.of(1)];
  const found = tastes(liked, 3, 2, new Random(2));
  for (const value of found) expect(Number.isFinite(value)).toBe(true);
  const lengths = [0, 1].map((k) => Math.hypot(...[0, 1, 2].map((item) => found[2 * item + k]!)));
  expect(Math.min(...lengths)).toBeLessThan(1e-6);
});
