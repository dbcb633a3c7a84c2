// The pack of sales, round trip and broken.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { gunzipSync, gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packSales, unpackSales } from "./pack.ts";
import type { Sales } from "./sales.ts";
import { shippedSales } from "./shipped.ts";

const small: Sales = {
  name: "two shops",
  products: ["P1", "ü"],
  weeks: 3,
  units: Float32Array.of(0, 127, 128, 1, 16_383, 16_384),
};

describe("the pack of sales", () => {
  it("gives back what went in, whatever the numbers", () => {
    expect(unpackSales(packSales(small))).toEqual(small);
    const sales = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([products, weeks]) =>
        fc.record({
          name: fc.string(),
          products: fc.array(fc.string(), { minLength: products, maxLength: products }),
          weeks: fc.constant(weeks),
          units: fc
            .array(fc.integer({ min: 0, max: 1 << 23 }), {
              minLength: products * weeks,
              maxLength: products * weeks,
            })
            .map((units) => Float32Array.from(units)),
        }),
      );
    fc.assert(
      fc.property(sales, (one) => {
        expect(unpackSales(packSales(one))).toEqual(one);
      }),
    );
  });
  it("packs whole units alone", () => {
    for (const wrong of [0.5, -1, Number.NaN])
      expect(() => packSales({ ...small, units: Float32Array.of(wrong, 1, 1, 1, 1, 1) })).toThrow(
        `not ${wrong}`,
      );
  });
  it("says what is wrong with a file that is none", () => {
    const pack = packSales(small);
    expect(() => unpackSales(pack.subarray(0, 20))).toThrow("is damaged");
    const plain = gunzipSync(pack);
    expect(() => unpackSales(gzipSync(plain.subarray(0, -1)))).toThrow("is cut short");
    const other = new TextEncoder().encode(new TextDecoder().decode(plain).replace("-sales", "-tales"));
    expect(() => unpackSales(gzipSync(other))).toThrow("innerloop-tales version 1");
  });
  it("holds what ships: 811 products in 52 weeks, the first and the last as the source has them", () => {
    const { products, weeks, units } = unpackSales(readFileSync(shippedSales.url));
    expect([products.length, weeks]).toEqual([811, 52]);
    expect([products[0], products[810]]).toEqual(["P1", "P819"]);
    expect([...units.subarray(0, 6)]).toEqual([11, 12, 10, 8, 13, 12]);
    expect(units.reduce((sum, count) => sum + count, 0)).toBe(375_287);
    expect(units.filter((count) => count === 0).length).toBe(11_899);
  });
});
