// Matrix products in WebAssembly: small tiles of the result are held in registers.

import type { ProductSizes } from "../plan/fuse.ts";
import { BLOCK, SHORT } from "../plan/longSums.ts";
import type { FunctionCode } from "./assembler.ts";
import { type Divided, FIRST_INPUT, FROM, OUTPUT, rows, TO } from "./loops.ts";

/** What a product's code hangs on. */
interface Sizes extends ProductSizes {
  readonly fused: boolean;
}

/** Rows and columns of a tile: 8 sums, 2 vectors of b and one number of a fit into 16 registers. */
const TILE = { rows: 4, vectors: 2 } as const;
/** Rows of b that are worked through before going on to other rows of a: they stay in the cache. */
const DEPTH = BLOCK;
const [A, B] = [FIRST_INPUT, FIRST_INPUT + 1];

/** Cuts a length into pieces of at most `size`: whole ones, and the rest. */
const pieces = (length: number, size: number) => ({
  whole: Math.floor(length / size),
  rest: length % size,
});

/** Writes sum ← sum + left · right, each a local; `fused`: rounded once where the machine can, which is quicker. */
function addProduct(code: FunctionCode, sum: number, left: number, right: number, fused: boolean): void {
  if (fused) code.get(left).get(right).get(sum).simd("f32x4.relaxed_madd").set(sum);
  else code.get(sum).get(left).get(right).simd("f32x4.mul").simd("f32x4.add").set(sum);
}

/** Locals that hold addresses: of a, of b, of the result. */
interface Pointers {
  readonly a: number;
  readonly b: number;
  readonly out: number;
}

/** One tile of the result: `count` rows by the given numbers of columns, over `depth` terms of the sums. */
function tile(
  code: FunctionCode,
  { m, k, n, transposeA, fused }: Sizes,
  pointers: Pointers,
  count: number,
  columns: readonly number[],
  depth: number,
  add: boolean,
): void {
  // A short sum goes on from what is there; of a long one every part is added up from 0, and then to that.
  const [goesOn, addsUp] = [add && k <= SHORT, add && k > SHORT];
  const [rowStep, termStep] = transposeA ? [1, m] : [k, 1];
  const sums = Array.from({ length: count }, () => columns.map(() => code.local("v128")));
  const right = columns.map(() => code.local("v128"));
  const left = code.local("v128");
  const [a, b] = [code.local("i32"), code.local("i32")];
  code.get(pointers.a).set(a).get(pointers.b).set(b);
  sums.forEach((row, r) => {
    row.forEach((sum, v) => {
      if (goesOn)
        code
          .get(pointers.out)
          .loadVector(4 * (r * n + 4 * v))
          .set(sum);
      else code.lanes(0).set(sum);
    });
  });
  const term = (index: number) => {
    right.forEach((vector, v) => {
      code
        .get(b)
        .loadVector(4 * (index * n + 4 * v))
        .set(vector);
    });
    sums.forEach((row, r) => {
      code
        .get(a)
        .loadSplat(4 * (index * termStep + r * rowStep))
        .set(left);
      row.forEach((sum, v) => {
        addProduct(code, sum, left, right[v]!, fused);
      });
    });
  };
  const unrolled = pieces(depth, 4);
  code.repeat(unrolled.whole, () => {
    for (let index = 0; index < 4; index++) term(index);
    code.advance(a, 16 * termStep).advance(b, 16 * n);
  });
  for (let index = 0; index < unrolled.rest; index++) term(index);
  sums.forEach((row, r) => {
    row.forEach((sum, v) => {
      if (addsUp)
        code
          .get(sum)
          .get(pointers.out)
          .loadVector(4 * (r * n + 4 * v))
          .simd("f32x4.add")
          .set(sum);
      code.storeLanes(pointers.out, 4 * (r * n + 4 * v), sum, columns[v]!);
    });
  });
}

/** Columns of a tile in the last, incomplete, place. */
const incomplete = (rest: number) => (rest > 4 ? [4, rest - 4] : rest > 0 ? [rest] : []);

/** A block of rows of the result, b as stored: all columns, over `depth` terms. */
function rowBlock(
  code: FunctionCode,
  sizes: Sizes,
  pointers: Pointers,
  count: number,
  depth: number,
  add: boolean,
): void {
  const columns = pieces(sizes.n, 4 * TILE.vectors);
  const [b, out] = [code.local("i32"), code.local("i32")];
  code.get(pointers.b).set(b).get(pointers.out).set(out);
  const at = { a: pointers.a, b, out };
  code.repeat(columns.whole, () => {
    tile(code, sizes, at, count, [4, 4], depth, add);
    code.advance(b, 16 * TILE.vectors).advance(out, 16 * TILE.vectors);
  });
  const last = incomplete(columns.rest);
  if (last.length > 0) tile(code, sizes, at, count, last, depth, add);
}

/** A block of rows of the result, b transposed: each element is a product of two rows. */
function dotBlock(code: FunctionCode, { k, n, fused }: Sizes, pointers: Pointers, count: number): void {
  const [b, out, left, right, packed] = [
    code.local("i32"),
    code.local("i32"),
    code.local("i32"),
    code.local("i32"),
    code.local("v128"),
  ];
  code.get(pointers.b).set(b).get(pointers.out).set(out);
  const sums = Array.from({ length: count }, () => [0, 1, 2, 3].map(() => code.local("v128")));
  const lefts = sums.map(() => code.local("v128"));
  const other = code.local("v128");
  const columns = (used: number) => {
    code.get(pointers.a).set(left).get(b).set(right);
    for (const sum of sums.flat()) code.lanes(0).set(sum);
    const mask = (lanes: number) => {
      if (lanes < 4) code.wholes([0, 1, 2, 3].map((lane) => (lane < lanes ? -1 : 0))).simd("v128.and");
    };
    const term = (index: number, lanes: number) => {
      lefts.forEach((vector, r) => {
        code.get(left).loadVector(4 * (r * k + index));
        mask(lanes);
        code.set(vector);
      });
      for (let column = 0; column < used; column++) {
        code.get(right).loadVector(4 * (column * k + index));
        mask(lanes);
        code.set(other);
        sums.forEach((row, r) => {
          addProduct(code, row[column]!, lefts[r]!, other, fused);
        });
      }
    };
    const unrolled = pieces(k, 8);
    code.repeat(unrolled.whole, () => {
      term(0, 4);
      term(4, 4);
      code.advance(left, 32).advance(right, 32);
    });
    for (let index = 0; index < unrolled.rest; index += 4) term(index, Math.min(4, unrolled.rest - index));
    sums.forEach((row, r) => {
      // Four vectors of partial sums become one vector of four sums.
      const pair = (first: number, second: number, result: number) =>
        code
          .get(first)
          .get(second)
          .shuffleWords([0, 4, 1, 5])
          .get(first)
          .get(second)
          .shuffleWords([2, 6, 3, 7])
          .simd("f32x4.add")
          .set(result);
      pair(row[0]!, row[1]!, row[0]!);
      pair(row[2]!, row[3]!, row[2]!);
      code
        .get(row[0]!)
        .get(row[2]!)
        .shuffleWords([0, 1, 4, 5])
        .get(row[0]!)
        .get(row[2]!)
        .shuffleWords([2, 3, 6, 7])
        .simd("f32x4.add")
        .set(packed);
      code.storeLanes(out, 4 * r * n, packed, used);
    });
  };
  const blocks = pieces(n, 4);
  code.repeat(blocks.whole, () => {
    columns(4);
    code.advance(b, 16 * k).advance(out, 16);
  });
  if (blocks.rest > 0) columns(blocks.rest);
}

/**
 * Writes a product; rows are tasks, or blocks of rows of the result where there is one task. `fused`: products are added
 * with one rounding where the machine can.
 */
export function product(code: FunctionCode, given: ProductSizes, fused: boolean): Divided {
  const sizes: Sizes = { ...given, fused };
  const { tasks, m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  const operations = tasks * m * k * n;
  const high = transposeB ? 2 : TILE.rows;
  const blocks = pieces(m, high);
  const rowStep = transposeA ? 1 : k;
  const pointers: Pointers = { a: A, b: B, out: OUTPUT };
  const block = (at: Pointers, count: number, depth: number, add: boolean) =>
    transposeB ? dotBlock(code, sizes, at, count) : rowBlock(code, sizes, at, count, depth, add);
  /** Every part of the sums in turn: `go` works through all rows for one part. */
  const inDepth = (at: Pointers, go: (depth: number, add: boolean) => void) => {
    const depth = transposeB ? { whole: 0, rest: k } : pieces(k, DEPTH);
    const first = depth.whole > 0 ? DEPTH : depth.rest;
    const termStep = transposeA ? m : 1;
    const next = (count: number) => code.advance(at.a, 4 * count * termStep).advance(at.b, 4 * count * n);
    go(first, false);
    if (depth.whole === 0) return;
    next(DEPTH);
    code.repeat(depth.whole - 1, () => {
      go(DEPTH, true);
      next(DEPTH);
    });
    if (depth.rest > 0) go(depth.rest, true);
    next(-DEPTH * depth.whole);
  };
  const copied = (from: Pointers) => {
    const [a, out] = [code.local("i32"), code.local("i32")];
    code.get(from.a).set(a).get(from.out).set(out);
    return { a, b: from.b, out };
  };

  if (tasks > 1) {
    rows(
      code,
      [
        { pointer: A, step: sharedA ? 0 : m * k },
        { pointer: B, step: sharedB ? 0 : k * n },
        { pointer: OUTPUT, step: m * n },
      ],
      () =>
        inDepth(pointers, (depth, add) => {
          const at = copied(pointers);
          code.repeat(blocks.whole, () => {
            block(at, high, depth, add);
            code.advance(at.a, 4 * high * rowStep).advance(at.out, 4 * high * n);
          });
          if (blocks.rest > 0) block(at, blocks.rest, depth, add);
        }),
    );
    return { rows: tasks, operations };
  }
  // One product: FROM and TO count blocks of rows; the last may be incomplete.
  const total = blocks.whole + (blocks.rest > 0 ? 1 : 0);
  code
    .get(A)
    .get(FROM)
    .i32(4 * high * rowStep)
    .multiplyI32()
    .addI32()
    .set(A);
  code
    .get(OUTPUT)
    .get(FROM)
    .i32(4 * high * n)
    .multiplyI32()
    .addI32()
    .set(OUTPUT);
  inDepth(pointers, (depth, add) => {
    const at = copied(pointers);
    const row = code.local("i32");
    code.get(FROM).set(row);
    if (blocks.whole > 0) {
      code.get(row).get(TO).lessI32().get(row).i32(blocks.whole).lessI32().multiplyI32();
      code.when(() =>
        code.loopWhile(() => {
          block(at, high, depth, add);
          code.advance(at.a, 4 * high * rowStep).advance(at.out, 4 * high * n);
          code.get(row).i32(1).addI32().tee(row).get(TO).lessI32();
          code.get(row).i32(blocks.whole).lessI32().multiplyI32();
        }),
      );
    }
    if (blocks.rest > 0) {
      code.get(row).get(TO).lessI32();
      code.when(() => block(at, blocks.rest, depth, add));
    }
  });
  return { rows: total, operations };
}
