// n-way k-shot recognition of characters (Vinyals et al. 2016; rotations as in Santoro et al. 2016).

import { type DividedImages, IMAGE_PIXELS, IMAGE_SIZE } from "../../data/images/imageSet.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { SaidError, said } from "../../words/said.ts";
import { type LabelledSet, sampleEpisodes } from "../classes.ts";
import type { ImagesTask, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { drawable, nameOf, TURNED, type TurnedClass } from "./drawable.ts";
import type { glyphsMeta } from "./meta.ts";

export type GlyphOptions = OptionsOf<typeof glyphsMeta.schema>;

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
function inWords(classes: readonly TurnedClass[], chosen: readonly number[]): ImagesTask {
  const described = chosen.map((id) => nameOf(classes[id]!));
  return {
    kind: "images",
    title: said`${[...new Set(described.map(({ group }) => group))]}`,
    classes: described,
  };
}

/** Ways, shots and queries of a split. */
export function sizesOf(options: GlyphOptions, split: Split) {
  return split === "training"
    ? { ways: options.ways, shots: options.shots, queries: options.query }
    : { ways: options.testWays, shots: options.testShots, queries: options.testQuery };
}

const INPUT = [IMAGE_SIZE, IMAGE_SIZE, 1] as const;

/** The characters of one part, as episodes draw them. */
export const setOf = (classes: readonly TurnedClass[]): LabelledSet => ({
  classes: classes.length,
  count: (id) => classes[id]!.imageClass.count,
  write: (id, image, to, offset) => drawImage(classes[id]!, image, to, offset),
});

export const glyphs: TaskFamily<DividedImages> = {
  createSampler(untyped, images) {
    const options = untyped as GlyphOptions;
    if (images === undefined) throw new SaidError(said`There are no images: the image set did not load.`);
    const { classes, use } = drawable(images, (split) => sizesOf(options, split), options.rotations);
    return {
      problem: "classification",
      measures: ["accuracy", "nll"],
      inputShape: INPUT,
      outputs: options.ways,
      trainingClasses: classes.training.length,
      data: use,
      sample: (random, split, tasks) =>
        sampleEpisodes(setOf(classes[split]), INPUT, sizesOf(options, split), random, tasks, ({ ids }) =>
          inWords(classes[split], ids),
        ),
    };
  },
};
