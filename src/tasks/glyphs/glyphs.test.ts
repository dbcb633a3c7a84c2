// Episodes of glyphs: turns, ink, labels.

import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS, IMAGE_SIZE, type ImageClass } from "../../data/images/imageSet.ts";
import { Random } from "../../engine/random.ts";
import { defaultsOf } from "../../schema/fields.ts";
import { glyphs } from "./glyphs.ts";
import { glyphsMeta } from "./meta.ts";

describe("glyphs", () => {
  /** One class of one drawing whose only ink is at row 1, column 2. */
  const marked = (number: number): ImageClass => {
    const pixels = new Uint8Array(4 * IMAGE_PIXELS);
    for (let image = 0; image < 4; image++) {
      pixels[image * IMAGE_PIXELS + IMAGE_SIZE + 2] = 255;
      pixels[image * IMAGE_PIXELS + IMAGE_PIXELS - 1] = 51;
    }
    return { group: "a", name: `${number}`, pixels, count: 4 };
  };
  const images = { training: [marked(1)], validation: [marked(2), marked(3)], test: [marked(4), marked(5)] };
  const options = {
    ...defaultsOf(glyphsMeta.schema),
    ...{ ways: 4, shots: 2, query: 1, testWays: 4, testShots: 1, testQuery: 2 },
  };

  it("turn anticlockwise by as many quarters as the class is of its drawing, and hold ink from 0 to 1", () => {
    const sampler = glyphs.createSampler({ ...options, rotations: true }, images);
    expect(sampler.trainingClasses).toBe(4);
    const batch = sampler.sample(new Random(3), "training", 1);
    const last = IMAGE_SIZE - 1;
    const places = [
      [1, 2],
      [last - 2, 1],
      [last - 1, last - 2],
      [2, last - 1],
    ] as const;
    const described = batch.description(0);
    if (described.kind !== "images") throw new Error("These tasks are images.");
    batch.classIds!.forEach((id, label) => {
      // Two shots of each class lie beside each other.
      const drawing = batch.support.x.slice(2 * label * IMAGE_PIXELS, (2 * label + 1) * IMAGE_PIXELS);
      const [row, column] = places[id % 4]!;
      expect(drawing.indexOf(1)).toBe(row * IMAGE_SIZE + column);
      expect(drawing.filter((ink) => ink > 0 && ink < 1)).toEqual(Float32Array.of(51 / 255));
      expect(described.classes[label]!.name).toBe(id % 4 === 0 ? "1" : `1 ↺${90 * (id % 4)}°`);
      const labels = [0, 1].map((shot) =>
        [...batch.support.y.slice((2 * label + shot) * 4, (2 * label + shot + 1) * 4)].indexOf(1),
      );
      expect(labels).toEqual([label, label]);
    });
  });

  it("are drawn in training's sizes for training, in the test's for validation and for the test", () => {
    const sampler = glyphs.createSampler({ ...options, rotations: true, testWays: 3, testQuery: 3 }, images);
    const examples = (["training", "validation", "test"] as const).map((split) => {
      const { support, query } = sampler.sample(new Random(1), split, 1);
      return [support.x.length / IMAGE_PIXELS, query.x.length / IMAGE_PIXELS];
    });
    expect(examples).toEqual([
      [8, 4],
      [3, 9],
      [3, 9],
    ]);
  });

  it("without turns have as many classes as there are", () => {
    const upright = { ...options, rotations: false, ways: 2, testWays: 2 };
    const sampler = glyphs.createSampler(upright, { ...images, training: [marked(1), marked(6)] });
    expect(sampler.trainingClasses).toBe(2);
    expect(sampler.outputs).toBe(2);
  });

  it("label classes in an order drawn anew: each class gets each label alike", () => {
    const sampler = glyphs.createSampler({ ...options, rotations: true }, images);
    const batch = sampler.sample(new Random(9), "training", 2000);
    const counts = Array.from({ length: 16 }, () => 0);
    batch.classIds!.forEach((id, at) => {
      counts[(at % 4) * 4 + (id % 4)]! += 1 / 2000;
    });
    for (const share of counts) expect(Math.abs(share - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / 2000));
  });
});
