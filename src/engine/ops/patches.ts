// 3×3 neighbourhoods of images laid out as rows, so that a convolution is one matrix product.
// Taking patches and summing them back are each other's transpose: closed under differentiation.

import type { Device, Tensor } from "../backend/device.ts";
import { apply, type Primitive, sizeOf, type Value } from "../graph/value.ts";
import type { FunctionCode } from "../wasm/assembler.ts";
import { FIRST_INPUT, mapOver, OUTPUT, rows, type Work } from "../wasm/loops.ts";

/** How patches are taken: images `[B, height, width, channels]`, 3×3, zero-padded by one. */
interface Window {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly stride: number;
}

const outputSize = (length: number, stride: number) => Math.ceil(length / stride);
const imageShape = ({ batch, height, width, channels }: Window) => [batch, height, width, channels];
const patchShape = ({ batch, height, width, channels, stride }: Window) => [
  batch,
  outputSize(height, stride),
  outputSize(width, stride),
  9 * channels,
];

/** Calls `visit(patch offset, image offset)` for each in-bounds tap; each covers `channels` numbers. */
function eachTap(window: Window, visit: (patch: number, image: number) => void): void {
  const { batch, height, width, channels, stride } = window;
  const [rows, columns] = [outputSize(height, stride), outputSize(width, stride)];
  let patch = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let dy = -1; dy <= 1; dy++) {
          const y = row * stride + dy;
          for (let dx = -1; dx <= 1; dx++, patch += channels) {
            const x = column * stride + dx;
            if (y >= 0 && y < height && x >= 0 && x < width) {
              visit(patch, ((image * height + y) * width + x) * channels);
            }
          }
        }
      }
    }
  }
}

function takeInMemory(device: Device, images: Tensor, window: Window): Tensor {
  const result = device.allocate(patchShape(window));
  const to = device.view(result)!.fill(0);
  const from = device.view(images)!;
  const { channels } = window;
  eachTap(window, (patch, image) => {
    for (let channel = 0; channel < channels; channel++) to[patch + channel] = from[image + channel]!;
  });
  return result;
}

function sumInMemory(device: Device, rows: Tensor, window: Window): Tensor {
  const result = device.allocate(imageShape(window));
  const to = device.view(result)!.fill(0);
  const from = device.view(rows)!;
  const { channels } = window;
  eachTap(window, (patch, image) => {
    for (let channel = 0; channel < channels; channel++) to[image + channel]! += from[patch + channel]!;
  });
  return result;
}

/** On a GPU: nine strided slices of the padded images, joined. */
function takeByKernels(device: Device, images: Tensor, window: Window): Tensor {
  const { batch, height, width, channels, stride } = window;
  const padded = device.kernel(
    "PadV2",
    { x: { ...images, shape: imageShape(window) } },
    {
      paddings: [
        [0, 0],
        [1, stride],
        [1, stride],
        [0, 0],
      ],
      constantValue: 0,
    },
  );
  const taps = [0, 1, 2].flatMap((y) =>
    [0, 1, 2].map((x) =>
      device.kernel(
        "StridedSlice",
        { x: padded },
        {
          begin: [0, y, x, 0],
          end: [
            batch,
            y + stride * outputSize(height, stride),
            x + stride * outputSize(width, stride),
            channels,
          ],
          strides: [1, stride, stride, 1],
          beginMask: 0,
          endMask: 0,
          ellipsisMask: 0,
          newAxisMask: 0,
          shrinkAxisMask: 0,
        },
      ),
    ),
  );
  const result = device.kernel("Concat", taps, { axis: 3 });
  for (const tensor of [padded, ...taps]) device.free(tensor);
  return result;
}

/** On a GPU: each tap spread to its stride, moved to its place and added. */
function sumByKernels(device: Device, rows: Tensor, window: Window): Tensor {
  const { batch, height, width, channels, stride } = window;
  const [down, across] = [outputSize(height, stride), outputSize(width, stride)];
  const pad = (x: Tensor, paddings: number[][]) =>
    device.kernel("PadV2", { x }, { paddings, constantValue: 0 });
  let total: Tensor | undefined;
  for (let tap = 0; tap < 9; tap++) {
    const made: Tensor[] = [];
    const keep = (tensor: Tensor) => {
      made.push(tensor);
      return tensor;
    };
    const [y, x] = [Math.floor(tap / 3), tap % 3];
    let spread = keep(
      device.kernel(
        "Slice",
        { x: { ...rows, shape: patchShape(window) } },
        {
          begin: [0, 0, 0, tap * channels],
          size: [batch, down, across, channels],
        },
      ),
    );
    if (stride > 1) {
      spread = keep(
        pad({ ...spread, shape: [batch * down, 1, across, channels] }, [
          [0, 0],
          [0, stride - 1],
          [0, 0],
          [0, 0],
        ]),
      );
      spread = keep(
        pad({ ...spread, shape: [batch * down * stride * across, 1, channels] }, [
          [0, 0],
          [0, stride - 1],
          [0, 0],
        ]),
      );
    }
    const full = [batch, down * stride, across * stride, channels];
    const placed = keep(
      pad({ ...spread, shape: full }, [
        [0, 0],
        [y, 2 - y],
        [x, 2 - x],
        [0, 0],
      ]),
    );
    const cropped = device.kernel(
      "Slice",
      { x: placed },
      { begin: [0, 1, 1, 0], size: [batch, height, width, channels] },
    );
    for (const tensor of made) device.free(tensor);
    if (total === undefined) total = cropped;
    else {
      const next: Tensor = device.kernel("Add", { a: total, b: cropped });
      device.free(total);
      device.free(cropped);
      total = next;
    }
  }
  return total!;
}

const inMemory = (device: Device) => device.name === "cpu";

/** In WebAssembly: image by image, each of the nine taps is one strided copy (or addition) of what lies within. */
function writePatches(code: FunctionCode, window: Window, summing: boolean): Work {
  const { batch, height, width, channels, stride } = window;
  const [down, across] = [outputSize(height, stride), outputSize(width, stride)];
  const imageSize = height * width * channels;
  const patchSize = down * across * 9 * channels;
  rows(
    code,
    [
      { pointer: OUTPUT, step: summing ? imageSize : patchSize },
      { pointer: FIRST_INPUT, step: summing ? patchSize : imageSize },
    ],
    () => {
      code.get(OUTPUT).fillZeros(4 * (summing ? imageSize : patchSize));
      for (let tap = 0; tap < 9; tap++) {
        const [dy, dx] = [Math.floor(tap / 3) - 1, (tap % 3) - 1];
        const within = (offset: number, count: number, length: number) => {
          const first = offset < 0 ? Math.ceil(-offset / stride) : 0;
          const end = Math.min(count, Math.floor((length - 1 - offset) / stride) + 1);
          return { first, count: Math.max(0, end - first) };
        };
        const [y, x] = [within(dy, down, height), within(dx, across, width)];
        if (y.count === 0 || x.count === 0) continue;
        const image = {
          strides: [stride * width * channels, stride * channels, 1],
          offset: ((y.first * stride + dy) * width + x.first * stride + dx) * channels,
        };
        const patch = {
          strides: [across * 9 * channels, 9 * channels, 1],
          offset: (y.first * across + x.first) * 9 * channels + tap * channels,
        };
        mapOver(
          code,
          [y.count, x.count, channels],
          { pointer: OUTPUT, ...(summing ? image : patch) },
          [{ pointer: FIRST_INPUT, ...(summing ? patch : image) }],
          (load) => load(0),
          { add: summing, divisible: false },
        );
      }
    },
  );
  return { rows: batch, operations: batch * patchSize };
}

const takePrimitive: Primitive<Window> = {
  name: "take-patches",
  shape: (_, window) => patchShape(window),
  transpose: (cotangent, _, __, window) => [apply(sumPrimitive, [cotangent], window)],
  run: (device, [x], window) => (inMemory(device) ? takeInMemory : takeByKernels)(device, x!, window),
  code: { form: "kernel", write: (code, _, window) => writePatches(code, window, false) },
};

const sumPrimitive: Primitive<Window> = {
  name: "sum-patches",
  shape: (_, window) => imageShape(window),
  transpose: (cotangent, _, __, window) => [apply(takePrimitive, [cotangent], window)],
  run: (device, [x], window) => (inMemory(device) ? sumInMemory : sumByKernels)(device, x!, window),
  code: { form: "kernel", write: (code, _, window) => writePatches(code, window, true) },
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
