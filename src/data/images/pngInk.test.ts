import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { png } from "../../testing/imageZips.ts";
import { UnsupportedImage } from "./pngChunks.ts";
import { decodeInk } from "./pngInk.ts";

/** Packs samples of `depth` bits, each row beginning on a byte. */
function pack(samples: readonly number[], width: number, depth: number): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const packed = new Uint8Array(rowBytes * (samples.length / width));
  samples.forEach((sample, i) => {
    const bit = (i % width) * depth;
    packed[Math.floor(i / width) * rowBytes + (bit >> 3)]! |= sample << (8 - depth - (bit & 7));
  });
  return packed;
}

function expectInk(bytes: Uint8Array, expected: readonly number[]): void {
  const { ink } = decodeInk(bytes);
  expect(ink.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(ink[i]).toBeCloseTo(value, 5);
  });
}

/** Grids of samples of `depth` bits, widths that fill a byte and widths that don't. */
function grid(depth: number) {
  const size = fc.record({ width: fc.integer({ min: 1, max: 19 }), height: fc.integer({ min: 1, max: 9 }) });
  const sample = fc.integer({ min: 0, max: 2 ** depth - 1 });
  return size.chain(({ width, height }) => {
    const length = { minLength: width * height, maxLength: width * height };
    return fc.array(sample, length).map((samples) => ({ width, height, samples }));
  });
}

describe("decodeInk", () => {
  it.each([1, 2, 4] as const)("reads grey of %i bits", (depth) => {
    fc.assert(
      fc.property(grid(depth), ({ width, height, samples }) => {
        const bytes = png({ width, height, depth, channels: 1, data: pack(samples, width, depth) });
        expectInk(
          bytes,
          samples.map((sample) => 1 - sample / (2 ** depth - 1)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([8, 16] as const)("reads grey of %i bits, interlaced or not", (depth) => {
    fc.assert(
      fc.property(grid(depth), fc.boolean(), ({ width, height, samples }, interlaced) => {
        const data = depth === 8 ? Uint8Array.from(samples) : Uint16Array.from(samples);
        const bytes = png({ width, height, depth, channels: 1, data }, interlaced);
        expectInk(
          bytes,
          samples.map((sample) => 1 - sample / (2 ** depth - 1)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("turns colours grey by luma", () => {
    const data = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
    expectInk(png({ width: 4, height: 1, depth: 8, channels: 3, data }), [0.7874, 0.2848, 0.9278, 0]);
  });

  it("lays transparency on white paper", () => {
    const grey = Uint8Array.from([0, 255, 0, 0, 0, 51]);
    expectInk(png({ width: 3, height: 1, depth: 8, channels: 2, data: grey }), [1, 0, 0.2]);
    const colour = Uint8Array.from([0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 128]);
    expectInk(png({ width: 3, height: 1, depth: 8, channels: 4, data: colour }), [1, 0, 0]);
  });

  it("reads palettes, with transparency and under 8 bits", () => {
    const palette = [
      [0, 0, 0, 0],
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ];
    const indices = [0, 1, 2, 1, 1];
    expectInk(
      png({ width: 5, height: 1, depth: 8, channels: 1, data: Uint8Array.from(indices), palette }),
      [0, 1, 0, 1, 1],
    );
    expectInk(
      png({ width: 5, height: 1, depth: 2, channels: 1, data: pack(indices, 5, 2), palette }),
      [0, 1, 0, 1, 1],
    );
    const beyond = png({ width: 1, height: 1, depth: 8, channels: 1, data: Uint8Array.of(7), palette });
    expect(() => decodeInk(beyond)).toThrow("not in its palette");
  });

  it("refuses what fast-png would scramble: interlaced under 8 bits", () => {
    const bytes = png({ width: 8, height: 1, depth: 1, channels: 1, data: Uint8Array.of(0xa5) });
    bytes[28] = 1;
    expect(() => decodeInk(bytes)).toThrow(UnsupportedImage);
  });

  it("refuses too many pixels before decoding any", () => {
    const bytes = png({ width: 8, height: 8, depth: 8, channels: 1, data: new Uint8Array(64) });
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(16, 5_000_000);
    expect(() => decodeInk(bytes)).toThrow(/5,000,000 × 8 pixels.*save it smaller/);
  });

  it("refuses pixel data that would inflate to more, or come to less, than the header says", () => {
    const bomb = png({ width: 2000, height: 2000, depth: 8, channels: 1, data: new Uint8Array(4_000_000) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(20, 1);
    expect(() => decodeInk(bomb)).toThrow("not of the size");
    view.setUint32(20, 3000);
    expect(() => decodeInk(bomb)).toThrow("not of the size");
  });

  it("gives a plain reason for anything damaged, and never another error", () => {
    const good = png({
      width: 20,
      height: 20,
      depth: 8,
      channels: 1,
      data: Uint8Array.from({ length: 400 }, (_, i) => i % 256),
    });
    const { ink } = decodeInk(good);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const bad = good.slice();
          bad[at]! ^= flip;
          try {
            expect(decodeInk(bad).ink).toEqual(ink);
          } catch (error) {
            expect((error as Error).message).toMatch(/^(it|its|there|interlaced|[\d,]+ ×) /);
          }
        },
      ),
      { numRuns: 300 },
    );
    for (let length = 0; length < good.length; length += 7) {
      expect(() => decodeInk(good.subarray(0, length))).toThrow(/cut short|no PNG/);
    }
  });
});
