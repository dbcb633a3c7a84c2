// Systems of equations with small symmetric positive definite matrices, by Cholesky's decomposition A = UᵀU.
// Closed under differentiation: of x = A⁻¹ b, the gradients are s = A⁻¹ g for b, and −s xᵀ for A.

import type { Device, Tensor } from "../backend/device.ts";
import { apply, type Primitive, type Shape, type Value } from "../graph/value.ts";
import type { FunctionCode } from "../wasm/assembler.ts";
import { FIRST_INPUT, OUTPUT, rows, vectors } from "../wasm/loops.ts";
import { add, constant, multiply, negate } from "./elementwise.ts";
import { matMul } from "./matMul.ts";
import { transpose } from "./shape.ts";

/**
 * On cpu: U above the diagonal, and on it the reciprocals 1 / Uⱼⱼ; below it nothing that is read. √p / p instead of
 * 1 / √p, so that a pivot p of 0 gives NaN, as one below 0 does.
 */
function factorInMemory(device: Device, matrix: Tensor): Tensor {
  const [batch, n] = matrix.shape as [number, number, number];
  const result = device.allocate(matrix.shape);
  const factor = device.view(result)!;
  factor.set(device.view(matrix)!);
  for (let first = 0; first < batch * n * n; first += n * n) {
    for (let j = 0; j < n; j++) {
      const pivot = first + j * n;
      const reciprocal = Math.sqrt(factor[pivot + j]!) / factor[pivot + j]!;
      for (let column = j; column < n; column++) factor[pivot + column]! *= reciprocal;
      for (let i = j + 1; i < n; i++) {
        const row = first + i * n;
        const share = factor[pivot + i]!;
        for (let column = i; column < n; column++) factor[row + column]! -= share * factor[pivot + column]!;
      }
      factor[pivot + j] = reciprocal;
    }
  }
  return result;
}

/** On cpu: forwards through Uᵀ y = b, then backwards through U x = y. */
function substituteInMemory(device: Device, factor: Tensor, right: Tensor): Tensor {
  const [batch, n, width] = right.shape as [number, number, number];
  const result = device.allocate(right.shape);
  const [x, u] = [device.view(result)!, device.view(factor)!];
  x.set(device.view(right)!);
  for (let system = 0; system < batch; system++) {
    const at = (row: number) => (system * n + row) * width;
    const reach = (row: number, column: number) => u[(system * n + row) * n + column]!;
    const scale = (row: number) => {
      for (let k = 0; k < width; k++) x[at(row) + k]! *= reach(row, row);
    };
    const takeOff = (row: number, share: number, other: number) => {
      for (let k = 0; k < width; k++) x[at(row) + k]! -= share * x[at(other) + k]!;
    };
    for (let j = 0; j < n; j++) {
      scale(j);
      for (let i = j + 1; i < n; i++) takeOff(i, reach(j, i), j);
    }
    for (let j = n - 1; j >= 0; j--) {
      for (let i = j + 1; i < n; i++) takeOff(j, reach(j, i), i);
      scale(j);
    }
  }
  return result;
}

/**
 * On a GPU: the inverse, by Gauss and Jordan's elimination of [A | 1] column by column, as tfjs has no kernel for it. In a
 * positive definite matrix no pivot is 0 or less; the logarithm makes such a one NaN.
 */
function inverseByKernels(device: Device, matrix: Tensor): Tensor {
  const [batch, n] = matrix.shape as [number, number, number];
  const one = (index: number) => Float32Array.from({ length: n }, (_, row) => Number(row === index));
  const identity = Float32Array.from({ length: batch * n * n }, (_, index) =>
    Number(Math.floor(index / n) % n === index % n),
  );
  const right = device.upload(identity, matrix.shape);
  let rest = device.kernel("Concat", [matrix, right], { axis: 2 });
  device.free(right);
  const zero = device.upload(Float32Array.of(0), []);
  for (let j = 0; j < n; j++) {
    const made: Tensor[] = [];
    const kernel = (name: string, inputs: Record<string, Tensor>, attributes?: object) => {
      const tensor = device.kernel(name, inputs, attributes);
      made.push(tensor);
      return tensor;
    };
    const part = (x: Tensor, begin: number[], size: number[]) => kernel("Slice", { x }, { begin, size });
    const width = 2 * n - j;
    const column = part(rest, [0, 0, 0], [batch, n, 1]);
    const others = part(rest, [0, 0, 1], [batch, n, width - 1]);
    const pivot = part(column, [0, j, 0], [batch, 1, 1]);
    const positive = kernel("Multiply", { a: zero, b: kernel("Log", { x: pivot }) });
    const checked = kernel("Add", { a: pivot, b: positive });
    const row = kernel("RealDiv", { a: part(others, [0, j, 0], [batch, 1, width - 1]), b: checked });
    const unit = device.upload(one(j), [1, n, 1]);
    made.push(unit);
    const share = kernel("Sub", { a: column, b: unit });
    const taken = kernel("Multiply", { a: share, b: row });
    const next = device.kernel("Sub", { a: others, b: taken });
    for (const tensor of [rest, ...made]) device.free(tensor);
    rest = next;
  }
  device.free(zero);
  return rest;
}

const inMemory = (device: Device) => device.name === "cpu";

/** In WebAssembly: repeats `body` until the pointer in a local reaches `end`; `body` moves the pointer. */
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
 * In WebAssembly: the rest of a row, from the address in `to` to `end`, four numbers at a time and then one by one.
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

/** In WebAssembly: as on cpu, matrix by matrix. */
function writeFactor(code: FunctionCode, batch: number, n: number) {
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

/** In WebAssembly: as on cpu, system by system. */
function writeSubstitution(code: FunctionCode, shape: Shape) {
  const [batch, n, width] = shape as [number, number, number];
  const [right, factor] = [FIRST_INPUT + 1, FIRST_INPUT + 2];
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

/** What solving needs of a matrix alone, so that all systems of one matrix share it. Its derivative is that of `solve`. */
const factorPrimitive: Primitive<null> = {
  name: "factor",
  shape: ([matrix]) => matrix!,
  transpose: () => [undefined],
  run: (device, [matrix]) => (inMemory(device) ? factorInMemory : inverseByKernels)(device, matrix!),
  code: {
    form: "kernel",
    write: (code, [matrix]) => writeFactor(code, matrix![0]!, matrix![1]!),
  },
};

/** Inputs: a symmetric matrix, the right sides, and the matrix's factor. */
const solvePrimitive: Primitive<null> = {
  name: "solve",
  shape: ([, right]) => right!,
  transpose: (cotangent, result, [matrix, , factor]) => {
    const solved = apply(solvePrimitive, [matrix!, cotangent, factor!], null);
    return [negate(matMul(solved, result, false, true)), solved, undefined];
  },
  run: (device, [, right, factor]) =>
    inMemory(device)
      ? substituteInMemory(device, factor!, right!)
      : device.kernel("BatchMatMul", { a: factor!, b: right! }, { transposeA: false, transposeB: false }),
  code: {
    form: "kernel",
    write: (code, [, right]) => writeSubstitution(code, right!),
  },
};

/**
 * The solutions x of A x = b: matrices `[T, n, n]` and right sides `[T, n, k]` give `[T, n, k]`. Of a matrix the
 * symmetric part (A + Aᵀ) / 2 counts, which must be positive definite: where a pivot is 0 or less, to rounding, x is NaN.
 */
export function solve(matrix: Value, right: Value): Value {
  const [tasks, n, columns] = matrix.shape as [number, number, number];
  const [batch, height] = right.shape;
  if (
    matrix.shape.length !== 3 ||
    right.shape.length !== 3 ||
    n !== columns ||
    tasks !== batch ||
    n !== height
  )
    throw new Error(
      `Systems are matrices [T, n, n] with right sides [T, n, k], not [${matrix.shape}] with [${right.shape}].`,
    );
  const symmetric = multiply(constant(0.5), add(matrix, transpose(matrix, [0, 2, 1])));
  return apply(solvePrimitive, [symmetric, right, apply(factorPrimitive, [symmetric], null)], null);
}
