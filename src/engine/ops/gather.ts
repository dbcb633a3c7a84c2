// Rows of a table by number, and rows added up by number. Each is the other's transpose: closed under differentiation.
// Sums go through the examples in order, whatever the backend's threads, so that they are the same bit for bit; on a
// GPU they are a product with one-hot rows, because tfjs's segment sums add in no fixed order.

import type { Device, Tensor } from "../backend/device.ts";
import { apply, type Primitive, type Shape, sizeOf, type Value } from "../graph/value.ts";
import type { FunctionCode } from "../wasm/assembler.ts";
import { FIRST_INPUT, FROM, OUTPUT, rows, TO, vectors } from "../wasm/loops.ts";
import { reshape } from "./shape.ts";

/** Tables `[tables, rows, width]` and the numbers `[groups · tables, count]` of rows: task t uses table t mod tables. */
interface Layout {
  readonly tables: number;
  readonly rows: number;
  readonly width: number;
  readonly groups: number;
  readonly count: number;
}

function layoutOf(table: Shape, ids: Shape): Layout {
  const [tables, rows, width] = table as [number, number, number];
  const [tasks, count] = ids as [number, number];
  if (table.length !== 3 || ids.length !== 2 || tasks % tables !== 0)
    throw new Error(
      `Rows are taken from tables [1 or T, rows, width] by ids [T, N], not from [${table}] by [${ids}].`,
    );
  return { tables, rows, width, groups: tasks / tables, count };
}

/** @throws Error, a whole sentence, where an id is not the number of one of a table's `rows`: 0, 1, 2, … */
export function demandIds(ids: Float32Array, rows: number): void {
  const place = ids.findIndex((id) => !(Number.isInteger(id) && id >= 0 && id < rows));
  if (place >= 0)
    throw new Error(
      `Id ${ids[place]} at place ${place} is no row of a table of ${rows}: ids are whole numbers from 0 to ${rows - 1}.`,
    );
}

/** Calls `visit(offset in the table, offset among the examples)` for each example, in order. */
function eachRow(ids: Float32Array, layout: Layout, visit: (row: number, example: number) => void): void {
  const { tables, rows, width, count } = layout;
  demandIds(ids, rows);
  ids.forEach((id, example) => {
    const table = Math.floor(example / count) % tables;
    visit((table * rows + id) * width, example * width);
  });
}

function gatherInMemory(device: Device, table: Tensor, ids: Tensor, layout: Layout, shape: Shape): Tensor {
  const result = device.allocate(shape);
  const [to, from] = [device.view(result)!, device.view(table)!];
  eachRow(device.view(ids)!, layout, (row, example) => {
    to.set(from.subarray(row, row + layout.width), example);
  });
  return result;
}

function addInMemory(device: Device, ids: Tensor, values: Tensor, layout: Layout, shape: Shape): Tensor {
  const result = device.allocate(shape);
  const [to, from] = [device.view(result)!.fill(0), device.view(values)!];
  eachRow(device.view(ids)!, layout, (row, example) => {
    for (let column = 0; column < layout.width; column++) to[row + column]! += from[example + column]!;
  });
  return result;
}

/** On a GPU: examples `[a · b, count, …]` sorted by the second number, `[b, a · count, …]`. */
function regrouped(device: Device, x: Tensor, [a, b]: readonly [number, number], layout: Layout): Tensor {
  const size = sizeOf(x.shape) / (a * b);
  const split = { ...x, shape: [a, b, size] };
  const moved = device.kernel("Transpose", { x: split }, { perm: [1, 0, 2] });
  return { ...moved, shape: [b, a * layout.count, size / layout.count] };
}

/** On a GPU: whole numbers `[tables, groups · count]`. */
function idsByTable(device: Device, ids: Tensor, layout: Layout): Tensor {
  const sorted = regrouped(device, ids, [layout.groups, layout.tables], layout);
  const whole = device.kernel("Cast", { x: sorted }, { dtype: "int32" });
  device.free(sorted);
  return { ...whole, shape: sorted.shape.slice(0, 2) };
}

function gatherByKernels(device: Device, table: Tensor, ids: Tensor, layout: Layout, shape: Shape): Tensor {
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

function addByKernels(device: Device, ids: Tensor, values: Tensor, layout: Layout): Tensor {
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

const inMemory = (device: Device) => device.name === "cpu";

/** In WebAssembly: the id at the address in a local, as a whole number in `row`; leaves whether it is one of the rows. */
function readId(code: FunctionCode, pointer: number, row: number, count: number): void {
  const id = code.local("f32");
  code.get(pointer).loadFloat(0).tee(id).truncateF32().tee(row).floatOf().get(id).equalF32();
  code.get(row).i32(count).lessUnsignedI32().multiplyI32();
}
/** In WebAssembly: one row of NaN at the address in a local. */
const fillNaN = (code: FunctionCode, pointer: number, width: number) => {
  const vector = code.local("v128");
  code.lanes(Number.NaN).set(vector);
  vectors(code, width, [{ pointer, step: 1 }], (offset, count) =>
    code.storeLanes(pointer, 4 * offset, vector, count),
  );
};

/** In WebAssembly: task by task; an id that is no row takes NaN, which is seen as divergence. */
function writeGather(code: FunctionCode, { tables, rows: tableRows, width, groups, count }: Layout) {
  const [table, ids] = [FIRST_INPUT, FIRST_INPUT + 1];
  const [row, valid, from] = [code.local("i32"), code.local("i32"), code.local("i32")];
  const vector = code.local("v128");
  rows(
    code,
    [
      { pointer: OUTPUT, step: tables * count * width },
      { pointer: ids, step: tables * count },
    ],
    () => {
      code.repeat(tables, () => {
        code.repeat(count, () => {
          readId(code, ids, row, tableRows);
          code.tee(valid).when(() => {
            code
              .get(row)
              .i32(4 * width)
              .multiplyI32()
              .get(table)
              .addI32()
              .set(from);
            const steps = [OUTPUT, from].map((pointer) => ({ pointer, step: 1 }));
            vectors(code, width, steps, (offset, lanes) => {
              code
                .get(from)
                .loadVector(4 * offset)
                .set(vector);
              code.storeLanes(OUTPUT, 4 * offset, vector, lanes);
            });
          });
          code
            .get(valid)
            .i32(0)
            .equalI32()
            .when(() => fillNaN(code, OUTPUT, width));
          code.advance(ids, 4).advance(OUTPUT, 4 * width);
        });
        code.advance(table, 4 * tableRows * width);
      });
      code
        .advance(table, -4 * tables * tableRows * width)
        .advance(ids, -4 * tables * count)
        .advance(OUTPUT, -4 * tables * count * width);
    },
  );
  return { rows: groups, operations: groups * tables * count * width };
}

/**
 * In WebAssembly: every thread goes through all examples in order and adds those of its rows. An id that is no row makes
 * all of them NaN.
 */
function writeAdd(code: FunctionCode, { tables, rows: tableRows, width, groups, count }: Layout) {
  const [ids, values] = [FIRST_INPUT, FIRST_INPUT + 1];
  const [row, base, valid, lost] = [0, 1, 2, 3].map(() => code.local("i32")) as [
    number,
    number,
    number,
    number,
  ];
  const [start, to] = [code.local("i32"), code.local("i32")];
  const vector = code.local("v128");
  const ownRows = (body: () => void) => {
    code.get(OUTPUT).set(start);
    rows(code, [{ pointer: start, step: width }], body);
  };
  ownRows(() => code.get(start).fillZeros(4 * width));
  code.repeat(groups, () => {
    code.i32(0).set(base);
    code.repeat(tables, () => {
      code.repeat(count, () => {
        readId(code, ids, row, tableRows);
        code.tee(valid).i32(0).equalI32();
        code.when(() => code.i32(1).set(lost));
        code.get(row).get(base).addI32().set(row);
        // Its own rows, and a row at all: from ≤ row < to.
        code.get(row).get(TO).lessI32().get(row).get(FROM).lessI32().i32(0).equalI32().multiplyI32();
        code.get(valid).multiplyI32();
        code.when(() => {
          code
            .get(row)
            .i32(4 * width)
            .multiplyI32()
            .get(OUTPUT)
            .addI32()
            .set(to);
          const steps = [to, values].map((pointer) => ({ pointer, step: 1 }));
          vectors(code, width, steps, (offset, lanes) => {
            code
              .get(to)
              .loadVector(4 * offset)
              .get(values)
              .loadVector(4 * offset);
            code
              .simd("f32x4.add")
              .set(vector)
              .storeLanes(to, 4 * offset, vector, lanes);
          });
        });
        code.advance(ids, 4).advance(values, 4 * width);
      });
      code.get(base).i32(tableRows).addI32().set(base);
    });
  });
  code.get(lost).when(() => ownRows(() => fillNaN(code, start, width)));
  return { rows: tables * tableRows, operations: (groups * count + tableRows) * tables * width };
}

const gatherPrimitive: Primitive<null> = {
  name: "gather",
  shape: ([table, ids]) => [...ids!, layoutOf(table!, ids!).width],
  transpose: (cotangent, _, [table, ids]) => [
    scatterAdd(ids!, cotangent, table!.shape[1]!, table!.shape[0]!),
    undefined,
  ],
  run: (device, [table, ids], _, shape) =>
    (inMemory(device) ? gatherInMemory : gatherByKernels)(
      device,
      table!,
      ids!,
      layoutOf(table!.shape, ids!.shape),
      shape,
    ),
  code: {
    form: "kernel",
    write: (code, [table, ids]) => writeGather(code, layoutOf(table!, ids!)),
  },
};

const scatterPrimitive: Primitive<{ tables: number; rows: number }> = {
  name: "scatter-add",
  shape: ([ids, values], { tables, rows }) => {
    if (values!.length !== 3 || values![0] !== ids![0] || values![1] !== ids![1])
      throw new Error(`Rows [${values}] are not added up by ids [${ids}]: [T, N, width] goes with [T, N].`);
    return [tables, rows, values![2]!];
  },
  transpose: (cotangent, _, [ids]) => [undefined, gather(cotangent, ids!)],
  run: (device, [ids, values], _, shape) =>
    (inMemory(device) ? addInMemory : addByKernels)(
      device,
      ids!,
      values!,
      layoutOf(shape, ids!.shape),
      shape,
    ),
  code: {
    form: "kernel",
    write: (code, [ids], _, shape) => writeAdd(code, layoutOf(shape, ids!)),
  },
};

/**
 * Rows of a table by number: `table [rows, D]`, `[1, rows, D]` or `[T, rows, D]` and ids `[T, N]`, whole numbers, give
 * `[T, N, D]`. Of M tables, M a divisor of T, task t uses the one t mod M. No gradient flows to the ids.
 * An id that is no row is an error on cpu and NaN in WebAssembly; a GPU reads zeros: see `demandIds`.
 */
export const gather = (table: Value, ids: Value): Value =>
  apply(gatherPrimitive, [table.shape.length === 2 ? reshape(table, [1, ...table.shape]) : table, ids], null);

/**
 * Rows added up by number, the transpose of `gather`: ids `[T, N]` and values `[T, N, D]` give `[tables, rows, D]`, of
 * which row r is the sum, in the order of the examples, of the values whose id is r. `tables`: 1, or T for each task's own.
 */
export const scatterAdd = (ids: Value, values: Value, rows: number, tables = 1): Value =>
  apply(scatterPrimitive, [ids, values], { tables, rows });
