// n-way k-shot recognition of characters (Vinyals et al. 2016; rotations as in Santoro et al. 2016).

import { IMAGE_PIXELS, IMAGE_SIZE } from "../../data/images/imageSet.ts";
import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import type { Examples, ImagesTask, SampledBatch, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { drawable, nameOf, TURNED, type TurnedClass } from "./drawable.ts";
import type { glyphsMeta } from "./meta.ts";

type GlyphOptions = OptionsOf<typeof glyphsMeta.schema>;

const INK = Float32Array.from({ length: 256 }, (_, level) => level / 255);

/** Writes one image as ink 0 to 1, turned, at `offset`. */
function drawImage(
  { imageClass, turns }: TurnedClass,
  image: number,
  to: Float32Array,
  offset: number,
): void {
  const start = image * IMAGE_PIXELS;
  const source = TURNED[turns]!;
  for (let pixel = 0; pixel < IMAGE_PIXELS; pixel++) {
    to[offset + pixel] = INK[imageClass.pixels[start + source[pixel]!]!]!;
  }
}

/** The classes of one episode in words. */
function inWords(classes: readonly TurnedClass[], chosen: Int32Array): ImagesTask {
  const described = Array.from(chosen, (id) => nameOf(classes[id]!));
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
  classes: readonly TurnedClass[],
  options: GlyphOptions,
  random: Random,
  split: Split,
  tasks: number,
): SampledBatch {
  const { ways, shots, queries } = sizes(options, split);
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
    const chosen = random.choose(classes.length, ways);
    chosen.forEach((id, label) => {
      classIds[task * ways + label] = id;
      const drawn = classes[id]!;
      const images = random.choose(drawn.imageClass.count, shots + queries);
      images.forEach((image, index) => {
        const [set, place, perClass] =
          index < shots ? [support, index, shots] : [query, index - shots, queries];
        const row = task * set.count + label * perClass + place;
        drawImage(drawn, image, set.x, row * IMAGE_PIXELS);
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
    description: (task) => inWords(classes, classIds.subarray(task * ways, (task + 1) * ways)),
  };
}

export const glyphs: TaskFamily = {
  createSampler(untyped, images) {
    const options = untyped as GlyphOptions;
    if (images === undefined) throw new Error("There are no images: the image set did not load.");
    const { classes, use } = drawable(images, (split) => sizes(options, split), options.rotations);
    return {
      problem: "classification",
      inputShape: [IMAGE_SIZE, IMAGE_SIZE, 1],
      outputs: options.ways,
      trainingClasses: classes.training.length,
      data: use,
      sample: (random, split, tasks) => sample(classes[split], options, random, split, tasks),
    };
  },
};
