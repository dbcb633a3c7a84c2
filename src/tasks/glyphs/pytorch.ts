// Episodes of characters in PyTorch: the drawings of the training side go along, and episodes name them by number.

import { type DividedImages, IMAGE_PIXELS, IMAGE_SIZE } from "../../data/images/imageSet.ts";
import { sampleEpisodes } from "../classes.ts";
import type { NumPyArray, TasksInPyTorch } from "../pytorch.ts";
import { drawable } from "./drawable.ts";
import { type GlyphOptions, setOf, sizesOf } from "./glyphs.ts";

const integers = (values: readonly number[], shape: readonly number[] = [values.length]): NumPyArray => ({
  values: Int32Array.from(values),
  shape,
});

export const glyphsInPyTorch: TasksInPyTorch<DividedImages> = {
  code(untyped, tasks, stored) {
    const { ways, shots, query } = untyped as GlyphOptions;
    return `TASKS, WAYS, SHOTS, QUERIES = ${tasks}, ${ways}, ${shots}, ${query}


def episodes(step):
    """Characters to tell apart: images x [T, N, 28, 28, 1] and one-hot y [T, N, WAYS] of support and query set.

    A class is a character under a number of quarter turns.
    """
    if step < ${stored}:
        classes, drawings = ARRAYS["classes"][step].long(), ARRAYS["drawings"][step].long()
    else:
        classes = torch.stack([torch.randperm(len(ARRAYS["count"]))[:WAYS] for _ in range(TASKS)])
        counts = ARRAYS["count"][classes].flatten().tolist()
        drawings = torch.stack([torch.randperm(count)[: SHOTS + QUERIES] for count in counts]).reshape(TASKS, WAYS, -1)
    x = ARRAYS["images"][ARRAYS["first"][classes].unsqueeze(2) + drawings] / 255
    for turns in (1, 2, 3):
        turned = ARRAYS["turns"][classes] == turns
        x[turned] = x[turned].rot90(turns, (2, 3))
    x = x.unsqueeze(5)
    y = torch.eye(WAYS).reshape(1, WAYS, 1, WAYS).expand(TASKS, -1, SHOTS + QUERIES, -1)
    support, query = ([part[:, :, chosen].flatten(1, 2) for part in (x, y)] for chosen in (slice(SHOTS), slice(SHOTS, None)))
    return support, query
`;
  },

  arrays(untyped, tasks, streams, images) {
    const options = untyped as GlyphOptions;
    const classes = drawable(images!, (split) => sizesOf(options, split), options.rotations).classes.training;
    const sizes = sizesOf(options, "training");
    // The same draws, of the drawings' numbers in place of their pixels.
    const numbered = {
      ...setOf(classes),
      write: (_: number, drawing: number, to: Float32Array, offset: number) => {
        to[offset] = drawing;
      },
    };
    const title = () => ({ kind: "images", title: "", classes: [] }) as const;
    const batches = streams.map((stream) => sampleEpisodes(numbered, [1], sizes, stream, tasks, title));
    const { ways, shots, queries } = sizes;
    const drawings = batches.flatMap(({ support, query }) =>
      Array.from({ length: tasks * ways }, (_, place) => [
        ...support.x.subarray(place * shots, (place + 1) * shots),
        ...query.x.subarray(place * queries, (place + 1) * queries),
      ]).flat(),
    );
    const characters = [...new Set(classes.map(({ imageClass }) => imageClass))];
    const firsts = new Map<unknown, number>();
    let total = 0;
    for (const character of characters) {
      firsts.set(character, total);
      total += character.count;
    }
    const pixels = new Uint8Array(total * IMAGE_PIXELS);
    for (const character of characters) pixels.set(character.pixels, firsts.get(character)! * IMAGE_PIXELS);
    return {
      images: { values: pixels, shape: [total, IMAGE_SIZE, IMAGE_SIZE] },
      first: integers(classes.map(({ imageClass }) => firsts.get(imageClass)!)),
      count: integers(classes.map(({ imageClass }) => imageClass.count)),
      turns: integers(classes.map(({ turns }) => turns)),
      classes: integers(
        batches.flatMap(({ classIds }) => [...classIds!]),
        [streams.length, tasks, ways],
      ),
      drawings: integers(drawings, [streams.length, tasks, ways, shots + queries]),
    };
  },
};
