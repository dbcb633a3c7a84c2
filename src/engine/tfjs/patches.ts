// Patches by tfjs kernels: for a GPU, where numbers cannot be had one by one, as slices; else in memory, box by box.

import type { Tensor } from "../backend/device.ts";
import { viewOf } from "../forms/form.ts";
import { type Primitive, sizeOf, type Value } from "../graph/value.ts";
import { imageShape, type PatchWindow, patchShape } from "../ops/patches.ts";
import type { KernelDevice } from "./device.ts";

/** Boxes copied or added in memory. */
export function windowInMemory(device: KernelDevice, value: Value, input: Tensor): Tensor {
  const { form } = value.primitive as Primitive<unknown>;
  if (form?.form !== "window") throw new Error(`“${value.primitive.name}” is no window.`);
  const source = value.inputs[0]!.shape;
  const result = device.upload(new Float32Array(sizeOf(value.shape)), value.shape);
  const [from, to] = [device.view(input), device.view(result)];
  for (const box of form.boxes([source], value.attributes, value.shape)) {
    const [read, write] = [viewOf(box.from, source), viewOf(box.to, value.shape)];
    const walk = (axis: number, at: number, place: number): void => {
      if (axis === box.size.length) to[place] = form.adds ? to[place]! + from[at]! : from[at]!;
      else
        for (let index = 0; index < box.size[axis]!; index++)
          walk(axis + 1, at + index * read.strides[axis]!, place + index * write.strides[axis]!);
    };
    walk(0, read.offset, write.offset);
  }
  return result;
}

/** On a GPU: nine strided slices of the padded images, joined. */
export function takeByKernels(device: KernelDevice, images: Tensor, window: PatchWindow): Tensor {
  const { batch, channels, stride } = window;
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
          end: [batch, y + stride * patchShape(window)[1]!, x + stride * patchShape(window)[2]!, channels],
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
export function sumByKernels(device: KernelDevice, rows: Tensor, window: PatchWindow): Tensor {
  const { batch, height, width, channels, stride } = window;
  const [down, across] = [patchShape(window)[1]!, patchShape(window)[2]!];
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
