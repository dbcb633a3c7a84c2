// The allocator: nothing overlaps, everything comes back.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Allocator, SizedAllocator } from "./allocator.ts";

describe("the allocator", () => {
  it("never hands out a byte twice, and joins what comes back", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ bytes: fc.integer({ min: 0, max: 5000 }), free: fc.nat(), frees: fc.boolean() }),
        ),
        (steps) => {
          const allocator = new Allocator(128);
          const held: { start: number; bytes: number }[] = [];
          for (const { bytes, free, frees } of steps) {
            if (frees && held.length > 0) {
              const [block] = held.splice(free % held.length, 1);
              allocator.free(block!.start);
            } else held.push({ start: allocator.allocate(bytes), bytes });
            const ordered = held.toSorted((a, b) => a.start - b.start);
            ordered.forEach(({ start, bytes }, index) => {
              expect(start).toBeGreaterThanOrEqual(128);
              expect(start + bytes).toBeLessThanOrEqual(ordered[index + 1]?.start ?? allocator.top);
            });
          }
          for (const { start } of held) allocator.free(start);
          expect(allocator.used).toBe(0);
          const { top } = allocator;
          if (top > 128) expect(allocator.allocate(top - 128)).toBe(128);
          expect(allocator.top).toBe(top);
        },
      ),
    );
  });

  it("refuses what it never handed out", () => {
    expect(() => new Allocator().free(64)).toThrow("Nothing was handed out at 64.");
  });
});

it("memory by size comes again for as many bytes alone", () => {
  const sized = new SizedAllocator(new Allocator());
  const [first, second] = [sized.allocate(100), sized.allocate(200)];
  sized.free(first);
  sized.free(second);
  // As many grains, other bytes.
  expect(sized.allocate(101)).toBeGreaterThan(second);
  expect(sized.allocate(100)).toBe(first);
  expect(sized.allocate(200)).toBe(second);
});
