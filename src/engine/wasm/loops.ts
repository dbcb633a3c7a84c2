// Loop nests over arrays in memory, four numbers at a time, with every size known when they are written.
// A kernel's parameters: [from, to, output, inputs …]: rows `from` to `to` of its outermost loop, and addresses.

import { contiguous, spread, type View } from "../forms/view.ts";
import { cutOf } from "../plan/longSums.ts";
import { joined, type Nest } from "../plan/nest.ts";
import type { FunctionCode, SimdOperation } from "./assembler.ts";

/** Parameters that come before the addresses of the inputs. */
export const [FROM, TO, OUTPUT, FIRST_INPUT] = [0, 1, 2, 3] as const;

/** A view of the array whose address stands in a local. */
export interface Access extends View {
  readonly pointer: number;
}

/** How a kernel's work divides: rows that may be worked on apart, and numbers it goes through. */
export interface Divided {
  readonly rows: number;
  readonly operations: number;
}

/** Emits the computation of up to four neighbouring results; leaves a vector on the stack. */
export type Lanes = (load: (input: number) => void) => void;

type AccessNest = Nest<Access>;

/** Repeats `body` over the axes `at`; pointers move along and come back. */
function nest(
  code: FunctionCode,
  { lengths, accesses }: AccessNest,
  at: readonly number[],
  body: () => void,
): void {
  const [axis, ...inner] = at;
  if (axis === undefined) {
    body();
    return;
  }
  const length = lengths[axis]!;
  code.repeat(length, () => {
    nest(code, { lengths, accesses }, inner, body);
    if (length > 1) for (const { pointer, strides } of accesses) code.advance(pointer, 4 * strides[axis]!);
  });
  if (length > 1)
    for (const { pointer, strides } of accesses) code.advance(pointer, -4 * length * strides[axis]!);
}

/** Runs `body` for rows FROM to TO along axis 0; pointers start at their row. */
export function rows(
  code: FunctionCode,
  steps: readonly { readonly pointer: number; readonly step: number }[],
  body: () => void,
): void {
  for (const { pointer, step } of steps) {
    if (step !== 0)
      code
        .get(pointer)
        .get(FROM)
        .i32(4 * step)
        .multiplyI32()
        .addI32()
        .set(pointer);
  }
  const row = code.local("i32");
  code.get(FROM).set(row);
  code.loopWhile(() => {
    body();
    for (const { pointer, step } of steps) code.advance(pointer, 4 * step);
    code.get(row).i32(1).addI32().tee(row).get(TO).lessI32();
  });
}

/** Along an axis in parts of `size` numbers, the last of those left: pointers stand at each part's start, and come back. */
function inParts(
  code: FunctionCode,
  length: number,
  size: number,
  steps: readonly { readonly pointer: number; readonly step: number }[],
  part: (count: number) => void,
): void {
  const whole = Math.floor(length / size);
  code.repeat(whole, () => {
    part(size);
    for (const { pointer, step } of steps) code.advance(pointer, 4 * size * step);
  });
  if (length > whole * size) part(length - whole * size);
  for (const { pointer, step } of steps) code.advance(pointer, -4 * whole * size * step);
}

const UNROLLED = 4;

/**
 * Along the last axis, four numbers at a time: calls `lane(offset, count)` for each group; pointers come back.
 * `steps`: pointers with the step (0 or 1) that they take.
 */
export function vectors(
  code: FunctionCode,
  length: number,
  steps: readonly { readonly pointer: number; readonly step: number }[],
  lane: (offset: number, count: number) => void,
): void {
  inParts(code, length, 4 * UNROLLED, steps, (count) => {
    for (let offset = 0; offset < count; offset += 4) lane(offset, Math.min(4, count - offset));
  });
}

/** Loads four neighbours, or one number four times, `offset` numbers along the last axis. */
const loadAt = (code: FunctionCode, access: Access, offset: number) => {
  const step = access.strides.at(-1) ?? 0;
  code.get(access.pointer);
  const bytes = 4 * (access.offset + step * offset);
  if (step === 0) code.loadSplat(bytes);
  else code.loadVector(bytes);
};

/** Whether four neighbours along the last axis can be had at once. */
const inVectors = (accesses: readonly Access[], output: Access) =>
  (output.strides.at(-1) ?? 1) === 1 && accesses.every(({ strides }) => [0, 1].includes(strides.at(-1) ?? 0));

/** Whether a view can be read four numbers at a time, by its last axis that is longer than 1. */
export function readsInVectors(view: View, shape: readonly number[]): boolean {
  const axis = shape.findLastIndex((length) => length > 1);
  return axis < 0 || view.strides[axis] === 0 || view.strides[axis] === 1;
}

/** From this many numbers on a flat loop is cut into rows that can be worked on apart. */
const FLAT_ROW = 256;

/**
 * Computes every element of `output` over `shape`. `add`: adds to what is there.
 * Where four neighbours cannot be had at once, only plain copies of the one input are possible.
 * `divisible`: the outermost loop runs over FROM to TO; else over everything. `firstApart`: that loop is the first axis.
 */
export function mapOver(
  code: FunctionCode,
  shape: readonly number[],
  output: Access,
  inputs: readonly Access[],
  lanes: Lanes,
  { add = false, divisible = true, firstApart = false } = {},
): Divided {
  const operations = shape.reduce((product, length) => product * length, 1);
  let plan = joined({ lengths: shape, accesses: [output, ...inputs] }, (axis) => firstApart && axis === 0);
  if (plan.lengths.length === (firstApart ? 1 : 0))
    plan = {
      ...plan,
      lengths: [...plan.lengths, 1],
      accesses: plan.accesses.map((a) => ({ ...a, strides: [...a.strides, 0] })),
    };
  const flat = plan.lengths.length === 1;
  const cut = flat && divisible && plan.lengths[0]! % FLAT_ROW === 0 && plan.lengths[0]! > FLAT_ROW;
  if (cut) {
    plan = {
      ...plan,
      lengths: [plan.lengths[0]! / FLAT_ROW, FLAT_ROW],
      accesses: plan.accesses.map((access) => ({
        ...access,
        strides: [access.strides[0]! * FLAT_ROW, access.strides[0]!],
      })),
    };
  }
  const [to, ...from] = plan.accesses as [Access, ...Access[]];
  const single = plan.lengths.at(-1) === 1;
  const fast = single || inVectors(from, to);
  const result = code.local("v128");
  const last = plan.lengths.length - 1;
  const lane = (offset: number, count: number) => {
    if (add) code.get(to.pointer).loadVector(4 * (to.offset + offset));
    lanes((input) => loadAt(code, from[input]!, offset));
    if (add) code.simd("f32x4.add");
    code.set(result).storeLanes(to.pointer, 4 * (to.offset + offset), result, count);
  };
  const one = () => {
    code.get(to.pointer);
    if (add) code.get(to.pointer).loadFloat(4 * to.offset);
    code.get(from[0]!.pointer).loadFloat(4 * from[0]!.offset);
    if (add) code.addF32();
    code.storeFloat(4 * to.offset);
  };
  const along = plan.accesses.map(({ pointer, strides }) => ({ pointer, step: strides[last]! }));
  const innermost = fast ? () => vectors(code, plan.lengths[last]!, along, lane) : one;
  const axes = plan.lengths.map((_, axis) => axis).slice(0, fast ? -1 : undefined);
  if (!divisible || axes.length === 0) {
    nest(code, plan, axes, innermost);
    return { rows: 1, operations };
  }
  rows(
    code,
    plan.accesses.map(({ pointer, strides }) => ({ pointer, step: strides[0]! })),
    () => nest(code, plan, axes.slice(1), innermost),
  );
  return { rows: plan.lengths[0]!, operations };
}

/** Leaves the first `count` lanes of the vector on the stack and sets the others to `neutral`. */
function maskLanes(code: FunctionCode, count: number, neutral: number): void {
  if (count === 4) return;
  const kept = code.local("v128");
  code.set(kept).get(kept).lanes(neutral);
  code.wholes([0, 1, 2, 3].map((lane) => (lane < count ? -1 : 0))).simd("v128.bitselect");
}

/**
 * Sum or maximum of `lanes` over `axes` of `shape`; the output has length 1 there. `firstApart`: the outermost loop, over
 * FROM to TO, is the first axis.
 */
export function reduceOver(
  code: FunctionCode,
  shape: readonly number[],
  axes: readonly number[],
  output: number,
  inputs: readonly Access[],
  lanes: Lanes,
  combine: SimdOperation,
  firstApart = false,
): Divided {
  const operations = shape.reduce((product, length) => product * length, 1);
  const neutral = combine === "f32x4.add" ? 0 : Number.NEGATIVE_INFINITY;
  const reduced = (axis: number) => axes.includes(axis);
  const kept = shape.map((length, axis) => (reduced(axis) ? 1 : length));
  const target = { pointer: output, ...spread({ strides: contiguous(kept), offset: 0 }, kept, shape) };
  let plan = joined(
    { lengths: shape, accesses: [target, ...inputs] },
    (a, b) => (firstApart && a === 0) || reduced(a) !== reduced(b),
  );
  if (plan.lengths.length === 0) throw new Error("A reduction over axes of length 1 is no reduction.");
  let isReduced = plan.axes.map(reduced);
  const last = () => plan.lengths.length - 1;
  if (!isReduced[last()] && isReduced.filter((is) => !is).length === 1 && plan.lengths[last()]! % 16 === 0) {
    // One long kept axis: cut it, so that its parts can be worked on apart.
    const blocks = plan.lengths[last()]! / 16;
    plan = {
      ...plan,
      lengths: [blocks, ...plan.lengths.slice(0, -1), 16],
      accesses: plan.accesses.map((access) => ({
        ...access,
        strides: [16 * access.strides.at(-1)!, ...access.strides],
      })),
    };
    isReduced = [false, ...isReduced];
  }
  const [to, ...from] = plan.accesses as [Access, ...Access[]];
  const all = plan.lengths.map((_, axis) => axis);
  const inner = last();
  const outer = all.filter((axis) => !isReduced[axis] && axis !== inner);
  const over = all.filter((axis) => isReduced[axis] && axis !== inner);
  const along = from.map(({ pointer, strides }) => ({ pointer, step: strides[inner]! }));
  const result = code.local("v128");

  /** Combines over `axes`, by `go` over the lengths it is given, into a local; `together` numbers side by side. */
  const combined = (
    axes: readonly number[],
    together: number,
    go: (lengths: readonly number[], axes: readonly number[]) => void,
  ): number => {
    const { lengths } = plan;
    const cut =
      combine === "f32x4.add"
        ? cutOf(
            axes.map((axis) => lengths[axis]!),
            together,
          )
        : undefined;
    if (cut === undefined) {
      code.lanes(neutral).set(result);
      go(lengths, axes);
      return result;
    }
    const axis = axes[cut.place]!;
    const steps = from.map(({ pointer, strides }) => ({ pointer, step: strides[axis]! }));
    const total = code.local("v128");
    code.lanes(0).set(total);
    nest(code, { lengths, accesses: from }, axes.slice(0, cut.place), () =>
      inParts(code, lengths[axis]!, cut.size, steps, (count) => {
        code.lanes(0).set(result);
        go(lengths.with(axis, count), axes.slice(cut.place));
        code.get(total).get(result).simd(combine).set(total);
      }),
    );
    return total;
  };
  const acrossColumns = () =>
    vectors(code, plan.lengths[inner]!, [{ pointer: to.pointer, step: 1 }, ...along], (offset, count) => {
      const found = combined(over, 1, (lengths, axes) =>
        nest(code, { lengths, accesses: from }, axes, () => {
          code.get(result);
          lanes((input) => loadAt(code, from[input]!, offset));
          code.simd(combine).set(result);
        }),
      );
      code.storeLanes(to.pointer, 4 * offset, found, count);
    });
  const alongRows = () => {
    const found = combined([...over, inner], 4, (lengths, axes) =>
      nest(code, { lengths, accesses: from }, axes.slice(0, -1), () =>
        vectors(code, lengths[inner]!, along, (offset, count) => {
          code.get(result);
          lanes((input) => loadAt(code, from[input]!, offset));
          maskLanes(code, count, neutral);
          code.simd(combine).set(result);
        }),
      ),
    );
    for (const words of [
      [2, 3, 2, 3],
      [1, 1, 1, 1],
    ] as const) {
      code.get(found).get(found).get(found).shuffleWords(words).simd(combine).set(found);
    }
    code.storeLanes(to.pointer, 0, found, 1);
  };
  const body = isReduced[inner] ? alongRows : acrossColumns;
  const [first, ...rest] = outer;
  if (first === undefined) {
    body();
    return { rows: 1, operations };
  }
  rows(
    code,
    plan.accesses.map(({ pointer, strides }) => ({ pointer, step: strides[first]! })),
    () => nest(code, plan, rest, body),
  );
  return { rows: plan.lengths[first]!, operations };
}
