// What papers assume of task sampling and implementations get wrong.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS, type ImageClass } from "../data/images/imageSet.ts";
import { Random } from "../engine/random.ts";
import { defaultsOf, type Options } from "../schema/fields.ts";
import { inEnglish } from "../words/said.ts";
import { ambiguousClassification } from "./ambiguousClassification/ambiguousClassification.ts";
import { ambiguousClassificationMeta } from "./ambiguousClassification/meta.ts";
import { ambiguousRegression } from "./ambiguousRegression/ambiguousRegression.ts";
import { ambiguousRegressionMeta } from "./ambiguousRegression/meta.ts";
import { glyphs } from "./glyphs/glyphs.ts";
import { glyphsMeta } from "./glyphs/meta.ts";
import { sinusoidMeta } from "./sinusoid/meta.ts";
import { sinusoid } from "./sinusoid/sinusoid.ts";

/** Drawings that tell class and index by their first two pixels; an asymmetric mark tells the rotation. */
const imageClass = (group: string, number: number, count: number): ImageClass => {
  const pixels = new Uint8Array(count * IMAGE_PIXELS);
  for (let image = 0; image < count; image++) {
    pixels[image * IMAGE_PIXELS + 30] = number + 1;
    pixels[image * IMAGE_PIXELS + 31] = image + 1;
  }
  return { group, name: `character${number}`, pixels, count };
};
const classes = (group: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => imageClass(group, from + index, 20));
const images = { training: classes("a", 0, 8), validation: classes("b", 50, 6), test: classes("c", 100, 6) };
const options = (changes: Options) => ({
  ...defaultsOf(glyphsMeta.schema),
  rotations: false,
  testQuery: 5,
  ...changes,
});

describe("glyph episodes", () => {
  it("hold n distinct classes, k shots, and no drawing twice", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (seed, ways, shots, rotations) => {
          const sampler = glyphs.createSampler(
            options({ ways, shots, testWays: 2, testShots: 1, rotations }),
            images,
          );
          const batch = sampler.sample(new Random(seed), "training", 3);
          for (let task = 0; task < 3; task++) {
            expect(new Set(batch.classIds!.slice(task * ways, (task + 1) * ways)).size).toBe(ways);
            const seen = new Set<string>();
            for (const set of [batch.support, batch.query]) {
              for (let row = task * set.count; row < (task + 1) * set.count; row++) {
                seen.add(set.x.slice(row * IMAGE_PIXELS, (row + 1) * IMAGE_PIXELS).join());
              }
            }
            expect(seen.size).toBe(batch.support.count + batch.query.count);
          }
          const perClass = Array.from(
            { length: ways },
            (_, label) =>
              batch.support.y
                .slice(0, ways * shots * ways)
                .filter((value, index) => index % ways === label && value === 1).length,
          );
          expect(perClass).toEqual(Array.from({ length: ways }, () => shots));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("permute labels anew, reach every class and every drawing, and stream new tasks", () => {
    const sampler = glyphs.createSampler(options({ ways: 5 }), images);
    const random = new Random(1);
    const labelsOfFirst = new Set<number>();
    const reached = new Set<number>();
    const drawings = new Set<string>();
    for (let index = 0; index < 300; index++) {
      const batch = sampler.sample(random, "training", 1);
      batch.classIds!.forEach((id, label) => {
        reached.add(id);
        if (id === 0) labelsOfFirst.add(label);
      });
      for (let row = 0; row < batch.query.count; row++) {
        drawings.add(batch.query.x.slice(row * IMAGE_PIXELS + 30, row * IMAGE_PIXELS + 32).join());
      }
    }
    expect(labelsOfFirst.size).toBe(5);
    expect(reached.size).toBe(8);
    expect(drawings.size).toBe(8 * 20);
  });

  it("draw each split from its own classes, with test sizes for evaluation", () => {
    const sampler = glyphs.createSampler(options({ ways: 5, testWays: 3, testShots: 2 }), images);
    for (const [split, group] of [
      ["training", "a"],
      ["validation", "b"],
      ["test", "c"],
    ] as const) {
      const batch = sampler.sample(new Random(4), split, 5);
      const groups = Array.from({ length: 5 }, (_, index) => {
        const task = batch.description(index);
        return task.kind === "images" ? task.classes.map((item) => item.group) : [];
      }).flat();
      expect(new Set(groups)).toEqual(new Set([group]));
    }
    expect(sampler.sample(new Random(4), "test", 1).support.count).toBe(6);
  });

  it("say before training what cannot be drawn", () => {
    expect(() => glyphs.createSampler(options({ ways: 9 }), images)).toThrow(
      /8 classes of 6 drawings or more, fewer than the 9 ways/,
    );
    expect(() => glyphs.createSampler(options({ shots: 10, query: 15 }), images)).toThrow(
      /0 classes of 25 drawings or more, fewer than the 5 ways/,
    );
    expect(() => glyphs.createSampler(options({}), undefined)).toThrow(/no images/);
  });

  it("turn a rotated class by quarter turns", () => {
    const sampler = glyphs.createSampler(options({ ways: 4, query: 1, rotations: true }), {
      ...images,
      training: images.training.slice(0, 1),
    });
    const batch = sampler.sample(new Random(2), "training", 1);
    const pictures = new Set(
      Array.from({ length: 4 }, (_, row) =>
        batch.support.x.slice(row * IMAGE_PIXELS, (row + 1) * IMAGE_PIXELS).findIndex((ink) => ink > 0),
      ),
    );
    expect(pictures.size).toBe(4);
  });
});

describe("sinusoids", () => {
  it("follow the law of their task", () => {
    const sampler = sinusoid.createSampler(defaultsOf(sinusoidMeta.schema), undefined);
    const batch = sampler.sample(new Random(7), "training", 50);
    for (let index = 0; index < 50; index++) {
      const [amplitude, phase] = inEnglish(batch.description(index).title)
        .match(/[\d.]+/g)!
        .map(Number) as [number, number];
      expect(amplitude).toBeGreaterThanOrEqual(0.1);
      expect(amplitude).toBeLessThanOrEqual(5);
      const x = batch.support.x[index * batch.support.count]!;
      expect(Math.abs(x)).toBeLessThanOrEqual(5);
      expect(batch.support.y[index * batch.support.count]!).toBeCloseTo(amplitude * Math.sin(x - phase), 1);
    }
  });

  it("are the same again for the same stream, and others for another", () => {
    const sampler = sinusoid.createSampler(defaultsOf(sinusoidMeta.schema), undefined);
    const draw = (label: string) => sampler.sample(new Random(7).split(label), "training", 2).support.x;
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });
});

describe("ambiguous curves", () => {
  it("are lines and sinusoids in the share asked for, each point scattered by the noise", () => {
    const sampler = ambiguousRegression.createSampler(
      { ...defaultsOf(ambiguousRegressionMeta.schema), lines: 0.3, noise: 0.2 },
      undefined,
    );
    const batch = sampler.sample(new Random(1), "training", 500);
    const tasks = Array.from({ length: 500 }, (_, task) => batch.description(task));
    const lines = tasks.filter(({ title }) => inEnglish(title).startsWith("slope"));
    expect(lines.length / 500).toBeGreaterThan(0.23);
    expect(lines.length / 500).toBeLessThan(0.37);
    let squares = 0;
    for (const [task, description] of tasks.entries()) {
      if (description.kind !== "function") throw new Error("These tasks are functions.");
      const { x, y } = description.truth;
      for (let index = task * batch.query.count; index < (task + 1) * batch.query.count; index++) {
        // The truth between two of its points, which are close enough for a straight line.
        const place = ((batch.query.x[index]! - x[0]!) / (x.at(-1)! - x[0]!)) * (x.length - 1);
        const low = Math.min(x.length - 2, Math.floor(place));
        const truth = y[low]! + (place - low) * (y[low + 1]! - y[low]!);
        squares += (batch.query.y[index]! - truth) ** 2 / (500 * batch.query.count);
      }
    }
    expect(Math.sqrt(squares)).toBeCloseTo(0.2, 2);
    expect(sampler.queryNoise).toBe(0.2);
  });
});

describe("ambiguous regions", () => {
  it("show k points of each class, labelled as the region says, with either label inside", () => {
    const sampler = ambiguousClassification.createSampler(
      { ...defaultsOf(ambiguousClassificationMeta.schema), shots: 3 },
      undefined,
    );
    const batch = sampler.sample(new Random(2), "training", 200);
    let insideFirst = 0;
    for (let task = 0; task < 200; task++) {
      const description = batch.description(task);
      if (description.kind !== "plane") throw new Error("These tasks are planes.");
      const { side, extent, truth } = description;
      const labels = batch.support.y.slice(task * 12, (task + 1) * 12);
      expect(labels.reduce((total, value, index) => total + (index % 2 === 0 ? value : 0), 0)).toBe(3);
      for (const { x, y, count } of [batch.support, batch.query]) {
        for (let row = task * count; row < (task + 1) * count; row++) {
          const at = (value: number) => Math.round(((value / extent + 1) / 2) * (side - 1));
          const place = at(x[2 * row]!) + side * at(x[2 * row + 1]!);
          // Within a cell of the boundary the grid does not tell.
          if (truth.y[2 * place]! > 0.9) expect(y[2 * row]).toBe(1);
          if (truth.y[2 * place]! < 0.1) expect(y[2 * row]).toBe(0);
        }
      }
      insideFirst += Number(batch.classIds![2 * task] === 0);
    }
    expect(insideFirst).toBeGreaterThan(70);
    expect(insideFirst).toBeLessThan(130);
  });
});
