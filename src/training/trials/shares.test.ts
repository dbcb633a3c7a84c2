// Parts of a number of trials: what is asked for, exactly.

import fc from "fast-check";
import { expect, it } from "vitest";
import { shares } from "./shares.ts";

it("divides what divides, and what does not", () => {
  expect(shares(400, 4)).toEqual([100, 100, 100, 100]);
  expect(shares(10, 4)).toEqual([2, 3, 2, 3]);
  expect(shares(2, 4)).toEqual([1, 1]);
  expect(shares(5, 1)).toEqual([5]);
});

it("comes to the total in parts that differ by one at most, none empty", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 20 }), (total, parts) => {
      const found = shares(total, parts);
      expect(found.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(found).toHaveLength(Math.min(total, parts));
      expect(Math.min(...found)).toBeGreaterThan(0);
      expect(Math.max(...found) - Math.min(...found)).toBeLessThanOrEqual(1);
    }),
  );
});
