// Rows of tables by tfjs kernels: for a GPU by its gather, and added up by a product with one-hot rows, as its segment
// sums add in no fixed order; else in memory, in order.

import type { Tensor } from "../backend/device.ts";
import { demandIds, type TableLayout } from "../forms/tables.ts";
import { type Shape, sizeOf } from "../graph/value.ts";
import type { KernelDevice } from "./device.ts";

/** Calls `visit(offset in the table, offset among the examples)` for each example, in order. */
function eachRow(
  ids: Float32Array,
  layout: TableLayout,
  visit: (row: number, example: number) => void,
): void {
  const { tables, rows, width, count } = layout;
  demandIds(ids, rows);
  ids.forEach((id, example) => {
    const table = Math.floor(example / count) % tables;
    visit((table * rows + id) * width, example * width);
  });
}

export function gatherInMemory(
  device: KernelDevice,
  table: Tensor,
  ids: Tensor,
  layout: TableLayout,
  shape: Shape,
): Tensor {
  const result = device.upload(new Float32Array(sizeOf(shape)), shape);
  const [to, from] = [device.view(result), device.view(table)];
  eachRow(device.view(ids), layout, (row, example) => {
    to.set(from.subarray(row, row + layout.width), example);
  });
  return result;
}

export function addInMemory(
  device: KernelDevice,
  ids: Tensor,
  values: Tensor,
  layout: TableLayout,
  shape: Shape,
): Tensor {
  const result = device.upload(new Float32Array(sizeOf(shape)), shape);
  const [to, from] = [device.view(result), device.view(values)];
  eachRow(device.view(ids), layout, (row, example) => {
    for (let column = 0; column < layout.width; column++) to[row + column]! += from[example + column]!;
  });
  return result;
}

/** On a GPU: examples `[a · b, count, …]` sorted by the second number, `[b, a · count, …]`. */
function regrouped(
  device: KernelDevice,
  x: Tensor,
  [a, b]: readonly [number, number],
  layout: TableLayout,
): Tensor {
  const size = sizeOf(x.shape) / (a * b);
  const split = { ...x, shape: [a, b, size] };
  const moved = device.kernel("Transpose", { x: split }, { perm: [1, 0, 2] });
  return { ...moved, shape: [b, a * layout.count, size / layout.count] };
}

/** On a GPU: whole numbers `[tables, groups · count]`. */
function idsByTable(device: KernelDevice, ids: Tensor, layout: TableLayout): Tensor {
  const sorted = regrouped(device, ids, [layout.groups, layout.tables], layout);
  const whole = device.kernel("Cast", { x: sorted }, { dtype: "int32" });
  device.free(sorted);
  return { ...whole, shape: sorted.shape.slice(0, 2) };
}

export function gatherByKernels(
  device: KernelDevice,
  table: Tensor,
  ids: Tensor,
  layout: TableLayout,
  shape: Shape,
): Tensor {
  const indices = idsByTable(device, ids, layout);
  const taken = device.kernel("GatherV2", { x: table, indices }, { axis: 1, batchDims: 1 });
  const result = device.kernel(
    "Transpose",
    { x: { ...taken, shape: [layout.tables, layout.groups, layout.count * layout.width] } },
    { perm: [1, 0, 2] },
  );
  for (const tensor of [indices, taken]) device.free(tensor);
  return { ...result, shape };
}

export function addByKernels(device: KernelDevice, ids: Tensor, values: Tensor, layout: TableLayout): Tensor {
  const indices = idsByTable(device, ids, layout);
  const attributes = { depth: layout.rows, onValue: 1, offValue: 0, dtype: "float32" };
  const chosen = device.kernel("OneHot", { indices }, attributes);
  const sorted = regrouped(device, values, [layout.groups, layout.tables], layout);
  const result = device.kernel(
    "BatchMatMul",
    { a: chosen, b: sorted },
    { transposeA: true, transposeB: false },
  );
  for (const tensor of [indices, chosen, sorted]) device.free(tensor);
  return result;
}
