// Rows of tables in memory, example by example in order: tfjs has a gather, but its segment sums make one pass for each
// row of the table.

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

/** Rows of the tables: a tensor of `shape`. @throws Error where an id is no row. */
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

/** Values added to rows of tables: a tensor of `shape`. @throws Error where an id is no row. */
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
