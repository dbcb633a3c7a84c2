import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { splitByGroup } from "./split.ts";

/** A set of groups with so many classes each. */
function setOf(sizes: readonly number[]): ImageSet {
  const classes: ImageClass[] = sizes.flatMap((size, g) =>
    Array.from({ length: size }, (_, c) => ({
      group: `g${g}`,
      name: `c${c}`,
      pixels: new Uint8Array(784),
      count: 1,
    })),
  );
  return { name: "set", classes };
}
const names = (classes: readonly ImageClass[]) => classes.map(({ group, name }) => `${group}/${name}`);
const groups = (classes: readonly ImageClass[]) => [...new Set(classes.map(({ group }) => group))];

describe("splitByGroup", () => {
  it("gives every class to just one part, whatever the order of classes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        const set = setOf(sizes);
        const split = splitByGroup(set);
        const all = [...split.training, ...split.validation, ...split.test];
        expect(names(all).sort()).toEqual(names(set.classes).sort());
        expect(splitByGroup({ ...set, classes: [...set.classes].reverse() })).toEqual(split);
        expect(split.training.length).toBeGreaterThan(0);
      }),
    );
  });

  it("holds whole groups apart, at least one each for validation and test, from three groups up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 30 }), (sizes) => {
        const { training, validation, test } = splitByGroup(setOf(sizes));
        const parts = [training, validation, test].map(groups);
        expect(parts.every((part) => part.length >= 1)).toBe(true);
        expect(parts.flat().length).toBe(sizes.length);
        expect(parts[0]!.length).toBeGreaterThanOrEqual(parts[2]!.length);
      }),
    );
  });

  it("takes test from the end of the sorted names and validation before it", () => {
    const { training, validation, test } = splitByGroup(setOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]));
    expect([training, validation, test].map(groups)).toEqual([
      ["g0", "g1", "g2", "g3", "g4", "g5"],
      ["g6", "g7"],
      ["g8", "g9"],
    ]);
  });

  it("divides the classes of each group when there are one or two groups", () => {
    const { training, validation, test } = splitByGroup(setOf([5, 3]));
    expect(names(training)).toEqual(["g0/c0", "g0/c1", "g0/c2", "g1/c0"]);
    expect(names(validation)).toEqual(["g0/c3", "g1/c1"]);
    expect(names(test)).toEqual(["g0/c4", "g1/c2"]);
  });
});
