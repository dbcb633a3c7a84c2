// Which classes episodes can draw, and what is said of the others.

import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS, type ImageClass } from "../../data/images/imageSet.ts";
import { drawable, nameOf } from "./drawable.ts";

/** A drawing with ink at these places, [row, column]. */
function drawn(...ink: readonly (readonly [number, number])[]): Uint8Array {
  const pixels = new Uint8Array(IMAGE_PIXELS);
  for (const [row, column] of ink) pixels[row * 28 + column] = 255;
  return pixels;
}

function classOf(name: string, ...drawings: readonly Uint8Array[]): ImageClass {
  const pixels = new Uint8Array(drawings.length * IMAGE_PIXELS);
  drawings.forEach((drawing, i) => {
    pixels.set(drawing, i * IMAGE_PIXELS);
  });
  return { group: "g", name, pixels, count: drawings.length };
}

const corner = classOf("corner", drawn([0, 0], [0, 1]), drawn([1, 1], [1, 2]));
const other = classOf("other", drawn([5, 5], [5, 6]), drawn([6, 5], [6, 6], [7, 9]));
const third = classOf("third", drawn([9, 3], [9, 4]), drawn([10, 3], [10, 4]));
const sizes = () => ({ ways: 2, shots: 1, queries: 1 });
const names = (classes: readonly { imageClass: ImageClass; turns: number }[]) =>
  classes.map((one) => nameOf(one).name);

describe("classes with too few drawings", () => {
  it("are left out and named with their numbers, by part", () => {
    const short = classOf("short", drawn([1, 1]));
    const found = drawable(
      { training: [corner, short, other], validation: [corner, other], test: [short, corner, other, short] },
      sizes,
      false,
    );
    expect(names(found.classes.training)).toEqual(["corner", "other"]);
    expect(names(found.classes.test)).toEqual(["corner", "other"]);
    expect(found.use.notices).toEqual([
      "1 training class has fewer than the 2 drawings that 1 shot and 1 query take, and is left out: g/short (1).",
      "2 test classes have fewer than the 2 drawings that 1 shot and 1 query take, and are left out: g/short (1), g/short (1).",
    ]);
    expect(found.use.counts).toEqual({
      training: { classes: 2, groups: 1, examples: 4 },
      validation: { classes: 2, groups: 1, examples: 4 },
      test: { classes: 2, groups: 1, examples: 4 },
    });
  });

  it("stop a run only where fewer are left than an episode has ways, and the message says which", () => {
    const short = classOf("short", drawn([1, 1]));
    const images = { training: [corner, short], validation: [corner, other], test: [corner, other] };
    expect(() => drawable(images, sizes, false)).toThrow(
      /The training images have 1 class of 2 drawings or more, fewer than the 2 ways.*g\/short \(1\)/,
    );
  });
});

describe("turns as classes", () => {
  const parts = (training: readonly ImageClass[]) =>
    drawable({ training, validation: [corner, other], test: [corner, other] }, sizes, true);

  it("are four of each, class by class", () => {
    const { classes, use } = parts([corner, other]);
    expect(names(classes.training)).toEqual([
      "corner",
      "corner ↺90°",
      "corner ↺180°",
      "corner ↺270°",
      "other",
      "other ↺90°",
      "other ↺180°",
      "other ↺270°",
    ]);
    expect(use.notices).toEqual([]);
  });

  it("of a drawing that a half turn does not change are two", () => {
    // The pixel opposite [4, 5] is [23, 22].
    const bar = classOf("bar", drawn([4, 5], [23, 22]), drawn([4, 9], [8, 9]));
    const { classes, use } = parts([bar, third]);
    expect(names(classes.training).filter((name) => name.startsWith("bar"))).toEqual(["bar", "bar ↺90°"]);
    expect(use.notices).toEqual([
      "2 turns of training classes coincide with another class or turn, and are left out: g/bar ↺180°, g/bar ↺270°.",
    ]);
  });

  it("of a drawing that a quarter turn does not change is one", () => {
    // A quarter turn shows at [r, c] what was at [c, 27 − r].
    const cross = classOf("cross", drawn([2, 5], [5, 25], [25, 22], [22, 2]), drawn([4, 9], [8, 9]));
    expect(names(parts([cross, third]).classes.training).filter((name) => name.startsWith("cross"))).toEqual([
      "cross",
    ]);
  });

  it("of classes that are turns of each other are those of one, and none of the untouched is lost", () => {
    const six = classOf("six", drawn([2, 5], [2, 6], [3, 5]), drawn([4, 9], [8, 9]));
    const nine = classOf("nine", drawn([25, 22], [25, 21], [24, 22]), drawn([14, 9], [18, 9]));
    const { classes, use } = parts([six, nine]);
    expect(names(classes.training)).toEqual(["six", "six ↺90°", "six ↺270°", "nine"]);
    expect(String(use.notices[0])).toContain("4 turns of training classes coincide");
  });
});
