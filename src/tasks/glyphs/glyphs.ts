// n-way k-shot recognition of characters (Vinyals et al. 2016; rotations as in Santoro et al. 2016).

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import type { Examples, ImagesTask, SampledBatch, Split } from "../episode.ts";
import type { DividedImages, TaskFamily } from "../family.ts";
import { IMAGE_PIXELS, IMAGE_SIZE, type ImageClass } from "./imageSet.ts";
import type { glyphsMeta } from "./meta.ts";

type GlyphOptions = OptionsOf<typeof glyphsMeta.schema>;

/** For each number of quarter turns, the pixel of the drawing that each pixel of the turned image shows. */
const TURNED = [0, 1, 2, 3].map((turns) => {
  const last = IMAGE_SIZE - 1;
  return Int32Array.from({ length: IMAGE_PIXELS }, (_, pixel) => {
    let [row, column] = [Math.floor(pixel / IMAGE_SIZE), pixel % IMAGE_SIZE];
    for (let turn = 0; turn < turns; turn++) [row, column] = [column, last - row];
    return row * IMAGE_SIZE + column;
  });
});
const INK = Float32Array.from({ length: 256 }, (_, level) => level / 255);

/** Writes one image as ink 0 to 1, turned by `turns` quarter turns, at `offset`. */
function drawImage(from: ImageClass, image: number, turns: number, to: Float32Array, offset: number): void {
  const start = image * IMAGE_PIXELS;
  const source = TURNED[turns]!;
  for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) {
    to[offset + pixel] = INK[from.pixels[start + source[pixel]!]!]!;
  }
}

/** The classes of one episode in words. */
function inWords(classes: readonly ImageClass[], turns: number, chosen: Int32Array): ImagesTask {
  const described = Array.from(chosen, (id) => {
    const { group, name } = classes[Math.floor(id / turns)]!;
    return { group, name: id % turns === 0 ? name : `${name} ↻${(id % turns) * 90}°` };
  });
  return {
    kind: "images",
    title: [...new Set(described.map(({ group }) => group))].join(", "),
    classes: described,
  };
}

/** Ways, shots and queries of a split. */
function sizes(options: GlyphOptions, split: Split) {
  return split === "training"
    ? { ways: options.ways, shots: options.shots, queries: options.query }
    : { ways: options.testWays, shots: options.testShots, queries: options.testQuery };
}

function sample(
  classes: readonly ImageClass[],
  options: GlyphOptions,
  random: Random,
  split: Split,
  tasks: number,
): SampledBatch {
  const { ways, shots, queries } = sizes(options, split);
  const turns = options.rotations ? 4 : 1;
  const examples = (perClass: number): Examples => ({
    x: new Float32Array(tasks * ways * perClass * IMAGE_PIXELS),
    y: new Float32Array(tasks * ways * perClass * ways),
    count: ways * perClass,
  });
  const support = examples(shots);
  const query = examples(queries);
  const classIds = new Int32Array(tasks * ways);
  for (let task = 0; task < tasks; task++) {
    // Distinct classes in random order: labels are permuted anew in each episode.
    const chosen = random.choose(classes.length * turns, ways);
    chosen.forEach((id, label) => {
      classIds[task * ways + label] = id;
      const imageClass = classes[Math.floor(id / turns)]!;
      const images = random.choose(imageClass.count, shots + queries);
      images.forEach((image, index) => {
        const [set, place, perClass] =
          index < shots ? [support, index, shots] : [query, index - shots, queries];
        const row = task * set.count + label * perClass + place;
        drawImage(imageClass, image, id % turns, set.x, row * IMAGE_PIXELS);
        set.y[row * ways + label] = 1;
      });
    });
  }
  return {
    tasks,
    inputShape: [IMAGE_SIZE, IMAGE_SIZE, 1],
    outputs: ways,
    support,
    query,
    classIds,
    description: (task) => inWords(classes, turns, classIds.subarray(task * ways, (task + 1) * ways)),
  };
}

/** Says before training what could not be drawn. */
function checkSizes(options: GlyphOptions, images: DividedImages): void {
  const turns = options.rotations ? 4 : 1;
  for (const split of ["training", "validation", "test"] as const) {
    const { ways, shots, queries } = sizes(options, split);
    const classes = images[split];
    if (classes.length * turns < ways) {
      throw new Error(
        `The ${split} images have ${classes.length * turns} classes, fewer than the ${ways} ways asked for. Lower the ways or bring more classes.`,
      );
    }
    const short = classes.find(({ count }) => count < shots + queries);
    if (short !== undefined) {
      throw new Error(
        `“${short.group}/${short.name}” has ${short.count} drawings, fewer than ${shots} shots and ${queries} queries together. Lower one of them or leave that class out.`,
      );
    }
  }
}

export const glyphs: TaskFamily = {
  createSampler(untyped, images) {
    const options = untyped as GlyphOptions;
    if (images === undefined) throw new Error("There are no images: the image set did not load.");
    checkSizes(options, images);
    return {
      problem: "classification",
      inputShape: [IMAGE_SIZE, IMAGE_SIZE, 1],
      outputs: options.ways,
      trainingClasses: images.training.length * (options.rotations ? 4 : 1),
      sample: (random, split, tasks) => sample(images[split], options, random, split, tasks),
    };
  },
};
