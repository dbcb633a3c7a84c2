// Draws an outline as a 28×28 image: turned, slanted, scaled, thickened, and fitted into the frame.

import { createCanvas, Path2D } from "@napi-rs/canvas";
import type opentype from "opentype.js";
import { IMAGE_PIXELS, IMAGE_SIZE } from "../../src/data/images/imageSet.ts";
import type { Random } from "../../src/engine/random.ts";
import { outline } from "./fonts.ts";

/** Drawn this many times larger, then averaged down. */
const OVERSAMPLING = 4;
const CANVAS = IMAGE_SIZE * OVERSAMPLING;
const MARGIN_PIXELS = 2;
const DEGREE = Math.PI / 180;

/** How one drawing departs from the clean letter. */
export interface Jitter {
  /** Radians. */
  readonly rotation: number;
  readonly shear: number;
  /** Share of the frame that the letter fills, and its width against its height. */
  readonly scale: number;
  readonly aspect: number;
  /** Extra width of the stroke, in pixels of the image. */
  readonly stroke: number;
  /** Shift, −1 to 1 of the room that is left. */
  readonly shift: readonly [number, number];
}

/** No departure: the clean letter. */
export const CLEAN: Jitter = { rotation: 0, shear: 0, scale: 1, aspect: 1, stroke: 0, shift: [0, 0] };

/** A jitter as a hand might have it. */
export const anyJitter = (random: Random): Jitter => ({
  rotation: random.uniform(-12, 12) * DEGREE,
  shear: random.uniform(-0.25, 0.25),
  scale: random.uniform(0.75, 1),
  aspect: random.uniform(0.85, 1.18),
  stroke: random.uniform(0, 1.3),
  shift: [random.uniform(-1, 1), random.uniform(-1, 1)],
});

const canvas = createCanvas(CANVAS, CANVAS);
const context = canvas.getContext("2d");

/** Bounds of the outline's points after the linear map. */
function bounds(path: string, map: readonly number[]) {
  const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
  const points = Array.from({ length: numbers.length / 2 }, (_, index) => {
    const [x, y] = [numbers[2 * index]!, numbers[2 * index + 1]!];
    return [map[0]! * x + map[2]! * y, map[1]! * x + map[3]! * y] as const;
  });
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Ink `[28 · 28]`, 0 to 255. */
export function render(font: opentype.Font, letter: string, jitter: Jitter): Uint8Array {
  const path = outline(font, letter);
  const { rotation, shear, aspect } = jitter;
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const map = [aspect * cos, aspect * sin, shear * cos - sin, shear * sin + cos];
  const box = bounds(path, map);
  const room = CANVAS - 2 * OVERSAMPLING * (MARGIN_PIXELS + jitter.stroke / 2);
  const scale = (jitter.scale * room) / Math.max(box.right - box.left, box.bottom - box.top, 1);
  const slack = (extent: number) => (room - extent * scale) / 2;
  const x = CANVAS / 2 + jitter.shift[0] * slack(box.right - box.left) - (scale * (box.left + box.right)) / 2;
  const y = CANVAS / 2 + jitter.shift[1] * slack(box.bottom - box.top) - (scale * (box.top + box.bottom)) / 2;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = "#000";
  context.fillRect(0, 0, CANVAS, CANVAS);
  context.setTransform(scale * map[0]!, scale * map[1]!, scale * map[2]!, scale * map[3]!, x, y);
  const shape = new Path2D(path);
  context.fillStyle = context.strokeStyle = "#fff";
  context.fill(shape);
  if (jitter.stroke > 0) {
    context.lineJoin = "round";
    context.lineWidth = (jitter.stroke * OVERSAMPLING) / scale;
    context.stroke(shape);
  }
  const { data } = context.getImageData(0, 0, CANVAS, CANVAS);
  const ink = new Uint8Array(IMAGE_PIXELS);
  for (let row = 0; row < IMAGE_SIZE; row++) {
    for (let column = 0; column < IMAGE_SIZE; column++) {
      let total = 0;
      for (let dy = 0; dy < OVERSAMPLING; dy++) {
        for (let dx = 0; dx < OVERSAMPLING; dx++)
          total += data[4 * ((row * OVERSAMPLING + dy) * CANVAS + column * OVERSAMPLING + dx)]!;
      }
      ink[row * IMAGE_SIZE + column] = Math.round(total / OVERSAMPLING ** 2);
    }
  }
  return ink;
}
