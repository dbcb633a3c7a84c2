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

describe("random numbers", () => {
  it("whole numbers and choices are alike likely, and choices distinct", () => {
    const random = new Random(3);
    const counts = new Array<number>(5).fill(0);
    const places = Array.from({ length: 5 }, () => new Array<number>(3).fill(0));
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw++) {
      counts[random.integer(5)]! += 1 / draws;
      const chosen = random.choose(5, 3);
      expect(new Set(chosen).size).toBe(3);
      chosen.forEach((item, place) => {
        places[item]![place]! += 1 / draws;
      });
    }
    for (const share of [...counts, ...places.flat()])
      expect(Math.abs(share - 1 / 5)).toBeLessThan(4 * Math.sqrt(0.16 / draws));
    expect(() => random.choose(2, 3)).toThrow("3 distinct of 2");
  });

  it("uniform ones lie between their bounds, and another seed draws others", () => {
    const random = new Random(4);
    const drawn = Array.from({ length: 10_000 }, () => random.uniform(-2, 6));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...drawn)).toBeLessThan(6);
    expect(drawn.reduce((total, value) => total + value, 0) / 10_000).toBeCloseTo(2, 0);
    expect(new Random(4).uniform()).not.toBe(new Random(5).uniform());
    expect(new Random(4).split("a").uniform()).not.toBe(new Random(5).split("a").uniform());
  });
});
