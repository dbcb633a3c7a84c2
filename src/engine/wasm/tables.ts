// Kernels that take rows of tables by number, or add to them.

import type { TableLayout } from "../forms/tables.ts";
import type { FunctionCode } from "./assembler.ts";
import { type Divided, FIRST_INPUT, FROM, OUTPUT, rows, TO, vectors } from "./loops.ts";

/** The id at the address in a local, as a whole number in `row`; leaves whether it is one of the rows. */
function readId(code: FunctionCode, pointer: number, row: number, count: number): void {
  const id = code.local("f32");
  code.get(pointer).loadFloat(0).tee(id).truncateF32().tee(row).floatOf().get(id).equalF32();
  code.get(row).i32(count).lessUnsignedI32().multiplyI32();
}
/** One row of NaN at the address in a local. */
const fillNaN = (code: FunctionCode, pointer: number, width: number) => {
  const vector = code.local("v128");
  code.lanes(Number.NaN).set(vector);
  vectors(code, width, [{ pointer, step: 1 }], (offset, count) =>
    code.storeLanes(pointer, 4 * offset, vector, count),
  );
};

/** Inputs: tables and ids. Task by task; an id that is no row takes NaN, which is seen as divergence. */
export function gather(
  code: FunctionCode,
  { tables, rows: tableRows, width, groups, count }: TableLayout,
): Divided {
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
 * Inputs: ids and values. Every thread goes through all examples in order and adds those of its rows. An id that is no row makes
 * all of them NaN.
 */
export function scatter(
  code: FunctionCode,
  { tables, rows: tableRows, width, groups, count }: TableLayout,
): Divided {
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
