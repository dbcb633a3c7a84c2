import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverage, rescale } from "./rescale.ts";

const image = fc
  .record({ width: fc.integer({ min: 1, max: 130 }), height: fc.integer({ min: 1, max: 130 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.float({ min: 0, max: 1, noNaN: true }), {
        minLength: width * height,
        maxLength: width * height,
        size: "max",
      })
      .map((values) => ({ width, height, ink: Float32Array.from(values) })),
  );
const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);

describe("rescale", () => {
  it("neither makes nor loses ink, and stays within 0 and 1", () => {
    fc.assert(
      fc.property(image, ({ width, height, ink }) => {
        const small = rescale(ink, width, height);
        const factor = (28 / Math.max(width, height)) ** 2;
        expect(Math.abs(total(small) - total(ink) * factor)).toBeLessThan(
          1e-3 * Math.max(1, total(ink) * factor),
        );
        for (const value of small) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("leaves a 28 × 28 image as it is", () => {
    const ink = Float32Array.from({ length: 784 }, (_, i) => (i % 11) / 10);
    expect(rescale(ink, 28, 28)).toEqual(ink);
  });

  it("averages over areas: a line one pixel wide of 56 becomes half as dark", () => {
    const ink = new Float32Array(56 * 56);
    for (let y = 0; y < 56; y++) ink[y * 56 + 10] = 1;
    const small = rescale(ink, 56, 56);
    expect(small[5]).toBe(0.5);
    expect(total(small)).toBe(14);
  });

  it("centres what is not square and leaves paper around it", () => {
    const cover = coverage(50, 100);
    expect(total(cover)).toBeCloseTo(14 * 28, 3);
    for (let y = 0; y < 28; y++) {
      expect(cover[y * 28 + 6]).toBe(0);
      expect(cover[y * 28 + 7]).toBeCloseTo(1, 5);
      expect(cover[y * 28 + 20]).toBeCloseTo(1, 5);
      expect(cover[y * 28 + 21]).toBe(0);
    }
  });
});
