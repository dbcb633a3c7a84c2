// Kernels that solve systems of equations: Cholesky's decomposition A = UᵀU, and substitution.

import type { FunctionCode } from "./assembler.ts";
import { type Divided, FIRST_INPUT, OUTPUT, rows, vectors } from "./loops.ts";

/** Repeats `body` until the pointer in a local reaches `end`; `body` moves the pointer. */
const until = (code: FunctionCode, pointer: number, end: number, body: () => void) =>
  code
    .get(pointer)
    .get(end)
    .lessUnsignedI32()
    .when(() => {
      code.loopWhile(() => {
        body();
        code.get(pointer).get(end).lessUnsignedI32();
      });
    });

/**
 * The rest of a row, from the address in `to` to `end`, four numbers at a time and then one by one.
 * `lane` leaves the new numbers on the stack; `others` move along. What it moves stays moved.
 */
function alongRest(
  code: FunctionCode,
  to: number,
  others: readonly number[],
  end: number,
  lane: (load: (pointer: number) => void) => void,
): void {
  const [fours, vector] = [code.local("i32"), code.local("v128")];
  const go = (limit: number, count: 1 | 4) =>
    until(code, to, limit, () => {
      lane((pointer) => (count === 4 ? code.get(pointer).loadVector(0) : code.get(pointer).loadSplat(0)));
      code.set(vector).storeLanes(to, 0, vector, count);
      for (const pointer of [to, ...others]) code.advance(pointer, 4 * count);
    });
  // The last address at which there are four: end − 12.
  code.get(end).i32(12).subtractI32().set(fours);
  go(fours, 4);
  go(end, 1);
}

/**
 * Matrix by matrix: U above the diagonal, and on it the reciprocals 1 / Uⱼⱼ; below it nothing that is read. √p / p
 * instead of 1 / √p, so that a pivot p of 0 gives NaN, as one below 0 does.
 */
export function cholesky(code: FunctionCode, batch: number, n: number): Divided {
  const local = () => code.local("i32");
  const [row, pivot, end, other, to, from, above] = [
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
    local(),
  ];
  const [reciprocal, share] = [code.local("v128"), code.local("v128")];
  const line = 4 * n;
  rows(
    code,
    [OUTPUT, FIRST_INPUT].map((pointer) => ({ pointer, step: n * n })),
    () => {
      // A copy first.
      code.get(OUTPUT).set(to).get(FIRST_INPUT).set(from);
      code
        .get(OUTPUT)
        .i32(n * line)
        .addI32()
        .set(end);
      alongRest(code, to, [from], end, (load) => load(from));
      // `pivot`: the diagonal's place in row j; it steps one row down and one number across.
      const last = local();
      code.get(end).set(last);
      code.get(OUTPUT).set(pivot);
      code.get(OUTPUT).i32(line).addI32().set(row);
      code.repeat(n, () => {
        code
          .get(pivot)
          .loadSplat(0)
          .simd("f32x4.sqrt")
          .get(pivot)
          .loadSplat(0)
          .simd("f32x4.div")
          .set(reciprocal);
        // Row j, from the diagonal to its end at `row`.
        code.get(pivot).set(to);
        alongRest(code, to, [], row, (load) => {
          load(to);
          code.get(reciprocal).simd("f32x4.mul");
        });
        // The rows below: `above` is U's number in row j over the diagonal of row i.
        code.get(pivot).i32(4).addI32().set(above);
        code.get(row).set(other);
        until(code, other, last, () => {
          code.get(above).loadSplat(0).set(share);
          code.get(other).i32(line).addI32().set(end);
          code.get(above).set(from);
          // Row i from its diagonal: as far from the row's end as `above` is from that of row j.
          code.get(end).get(row).subtractI32().get(above).addI32().set(to);
          alongRest(code, to, [from], end, (load) => {
            load(to);
            load(from);
            code.get(share).simd("f32x4.mul").simd("f32x4.sub");
          });
          code.advance(above, 4).advance(other, line);
        });
        code.storeLanes(pivot, 0, reciprocal, 1);
        code.advance(pivot, line + 4).advance(row, line);
      });
    },
  );
  return { rows: batch, operations: (batch * n * n * n) / 6 };
}

/** Inputs: right sides and factors. System by system: forwards through Uᵀ y = b, then backwards through U x = y. */
export function substitution(code: FunctionCode, batch: number, n: number, width: number): Divided {
  const [right, factor] = [FIRST_INPUT, FIRST_INPUT + 1];
  const local = () => code.local("i32");
  const [x, diagonal, u, other, left, below] = [local(), local(), local(), local(), local(), local()];
  const [share, vector] = [code.local("v128"), code.local("v128")];
  const bytes = 4 * width;
  const along = (pointers: readonly number[], to: number, lane: (offset: number) => void) =>
    vectors(
      code,
      width,
      pointers.map((pointer) => ({ pointer, step: 1 })),
      (offset, count) => {
        lane(4 * offset);
        code.set(vector).storeLanes(to, 4 * offset, vector, count);
      },
    );
  const scale = () => {
    code.get(diagonal).loadSplat(0).set(share);
    along([x], x, (offset) => code.get(x).loadVector(offset).get(share).simd("f32x4.mul"));
  };
  /** Goes through the rows below x's, `left` of them; `u` is their number in U's row. */
  const eachBelow = (to: number, from: number) => {
    code.get(diagonal).i32(4).addI32().set(u);
    code.get(x).i32(bytes).addI32().set(other);
    code.get(left).set(below);
    code.get(below).when(() => {
      code.loopWhile(() => {
        code.get(u).loadSplat(0).set(share);
        along([...new Set([to, from])], to, (offset) => {
          code.get(to).loadVector(offset).get(share).get(from).loadVector(offset);
          code.simd("f32x4.mul").simd("f32x4.sub");
        });
        code.advance(u, 4).advance(other, bytes);
        code.get(below).i32(1).subtractI32().tee(below);
      });
    });
  };
  rows(
    code,
    [
      { pointer: OUTPUT, step: n * width },
      { pointer: right, step: n * width },
      { pointer: factor, step: n * n },
    ],
    () => {
      code.get(OUTPUT).set(x).get(right).set(other);
      code.repeat(n, () => {
        along([x, other], x, (offset) => code.get(other).loadVector(offset));
        code.advance(x, bytes).advance(other, bytes);
      });
      code.get(OUTPUT).set(x).get(factor).set(diagonal);
      code.i32(n - 1).set(left);
      const next = 4 * n + 4;
      code.repeat(n, () => {
        scale();
        eachBelow(other, x);
        code.advance(x, bytes).advance(diagonal, next);
        code.get(left).i32(1).subtractI32().set(left);
      });
      code.i32(0).set(left);
      code.repeat(n, () => {
        code.advance(x, -bytes).advance(diagonal, -next);
        eachBelow(x, other);
        scale();
        code.get(left).i32(1).addI32().set(left);
      });
    },
  );
  return { rows: batch, operations: batch * n * n * width };
}
