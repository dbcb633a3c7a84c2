// 3×3 neighbourhoods of images laid out as rows, so that a convolution is one matrix product.
// Taking patches and summing them back are each other's transpose: closed under differentiation.

import type { Box, Span } from "../forms/form.ts";
import { apply, type Primitive, sizeOf, type Value } from "../graph/value.ts";

/** How patches are taken: images `[B, height, width, channels]`, 3×3, zero-padded by one. */
export interface PatchWindow {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly stride: number;
}

const outputSize = (length: number, stride: number) => Math.ceil(length / stride);
export const imageShape = ({ batch, height, width, channels }: PatchWindow) => [
  batch,
  height,
  width,
  channels,
];
export const patchShape = ({ batch, height, width, channels, stride }: PatchWindow) => [
  batch,
  outputSize(height, stride),
  outputSize(width, stride),
  9 * channels,
];

/** Where one tap, `offset` from a patch's centre, finds numbers within the image along one axis. */
function within(offset: number, length: number, stride: number) {
  const first = offset < 0 ? Math.ceil(-offset / stride) : 0;
  const end = Math.min(outputSize(length, stride), Math.floor((length - 1 - offset) / stride) + 1);
  const span = (start: number, step: number): Span => ({ start, step });
  return {
    count: Math.max(0, end - first),
    inPatches: span(first, 1),
    inImage: span(first * stride + offset, stride),
  };
}

/** Each of the nine taps is one box of the images, and one of the patches. */
function taps({
  batch,
  height,
  width,
  channels,
  stride,
}: PatchWindow): { size: number[]; image: Span[]; patch: Span[] }[] {
  const whole: Span = { start: 0, step: 1 };
  return Array.from({ length: 9 }, (_, tap) => {
    const y = within(Math.floor(tap / 3) - 1, height, stride);
    const x = within((tap % 3) - 1, width, stride);
    return {
      size: [batch, y.count, x.count, channels],
      image: [whole, y.inImage, x.inImage, whole],
      patch: [whole, y.inPatches, x.inPatches, { start: tap * channels, step: 1 }],
    };
  }).filter(({ size }) => sizeOf(size) > 0);
}

const takePrimitive: Primitive<PatchWindow> = {
  name: "take-patches",
  shape: (_, window) => patchShape(window),
  transpose: (cotangent, _, __, window) => [apply(sumPrimitive, [cotangent], window)],
  form: {
    form: "window",
    boxes: (_, window) =>
      taps(window).map(({ size, image, patch }): Box => ({ input: 0, size, from: image, to: patch })),
  },
};

const sumPrimitive: Primitive<PatchWindow> = {
  name: "sum-patches",
  shape: (_, window) => imageShape(window),
  transpose: (cotangent, _, __, window) => [apply(takePrimitive, [cotangent], window)],
  form: {
    form: "window",
    boxes: (_, window) =>
      taps(window).map(({ size, image, patch }): Box => ({ input: 0, size, from: patch, to: image })),
    adds: true,
  },
};

/** 3×3 patches: `[B, height, width, C] → [B, ⌈height/stride⌉, ⌈width/stride⌉, 9·C]`, zero-padded by one. */
export function patches(images: Value, stride: number): Value {
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  if (images.shape.length !== 4)
    throw new Error(
      `Patches are taken from [B, h, w, C], not from [${images.shape}] (${sizeOf(images.shape)}).`,
    );
  return apply(takePrimitive, [images], { batch, height, width, channels, stride });
}
