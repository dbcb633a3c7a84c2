// Random streams: repeatable, independent when split, with the moments that they claim.

import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

describe("a random stream", () => {
  it("repeats for the same seed, and splits by label however much it was used", () => {
    expect(new Random(5).normals(7)).toEqual(new Random(5).normals(7));
    const used = new Random(5);
    used.normals(100);
    expect(used.split("a").uniform()).toBe(new Random(5).split("a").uniform());
    expect(used.split("a").uniform()).not.toBe(used.split("b").uniform());
  });

  it.each([
    [
      "one by one",
      (random: Random, count: number) => Float32Array.from({ length: count }, () => random.normal()),
    ],
    ["many at once", (random: Random, count: number) => random.normals(count)],
  ])("draws normal numbers %s: mean 0, variance 1, kurtosis 3, neighbours unrelated", (_, draw) => {
    const count = 200_001;
    const drawn = draw(new Random(1), count);
    expect(drawn.length).toBe(count);
    const moment = (power: number) => drawn.reduce((total, value) => total + value ** power, 0) / count;
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
    const together =
      drawn.reduce((total, value, index) => total + value * (drawn[index + 1] ?? 0), 0) / count;
    expect(Math.abs(together)).toBeLessThan(4 / Math.sqrt(count));
  });
});
