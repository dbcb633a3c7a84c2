// Prints planned kernels as WebAssembly functions.

import type { Expression } from "../forms/expression.ts";
import { type Box, viewOf } from "../forms/form.ts";
import { contiguous, type View } from "../forms/view.ts";
import { sizeOf } from "../graph/value.ts";
import type { Machine, Step, Work } from "../plan/fuse.ts";
import { apartAlongFirst } from "../plan/tasks.ts";
import { FunctionCode } from "./assembler.ts";
import { exponential, hyperbolicTangent, logarithm, logistic } from "./functions.ts";
import {
  type Divided,
  FIRST_INPUT,
  type Lanes,
  mapOver,
  OUTPUT,
  readsInVectors,
  reduceOver,
  rows,
} from "./loops.ts";
import { product } from "./product.ts";
import { cholesky, substitution } from "./solve.ts";
import { gather, scatter } from "./tables.ts";

/** What can be fused here: whatever is read four neighbours at a time. */
export const vectors: Machine = { reads: readsInVectors };

const SIMD = {
  add: "f32x4.add",
  subtract: "f32x4.sub",
  multiply: "f32x4.mul",
  divide: "f32x4.div",
  maximum: "f32x4.max",
} as const;

/** Leaves an expression's vector on the stack; its inputs stand in locals. */
function print(code: FunctionCode, expression: Expression, inputs: readonly number[]): void {
  const local = (item: Expression): number => {
    if (item.operation === "input") return inputs[item.index]!;
    const held = code.local("v128");
    print(code, item, inputs);
    code.set(held);
    return held;
  };
  switch (expression.operation) {
    case "input":
      code.get(inputs[expression.index]!);
      return;
    case "number":
      code.lanes(expression.value);
      return;
    case "exp":
      exponential(code, local(expression.of[0]));
      return;
    case "log":
      logarithm(code, local(expression.of[0]));
      return;
    case "tanh":
      hyperbolicTangent(code, local(expression.of[0]));
      return;
    case "logistic":
      logistic(code, local(expression.of[0]));
      return;
    case "sqrt":
      print(code, expression.of[0], inputs);
      code.simd("f32x4.sqrt");
      return;
    case "positive":
      print(code, expression.of[0], inputs);
      code.lanes(0).simd("f32x4.gt").lanes(1).simd("v128.and");
      return;
    case "equal":
      for (const item of expression.of) print(code, item, inputs);
      code.simd("f32x4.eq").lanes(1).simd("v128.and");
      return;
    default:
      for (const item of expression.of) print(code, item, inputs);
      code.simd(SIMD[expression.operation]);
  }
}

/** Prints steps one after another, each but the last into a local. */
function printSteps(code: FunctionCode, steps: readonly Step[]): Lanes {
  const locals = steps.slice(1).map(() => code.local("v128"));
  return (load) =>
    steps.forEach((step, index) => {
      if (step.step === "load") load(step.input);
      else if (step.step === "number") code.lanes(step.value);
      else
        print(
          code,
          step.expression,
          step.of.map((place) => locals[place]!),
        );
      if (index < steps.length - 1) code.set(locals[index]!);
    });
}

const accesses = (views: readonly View[]) =>
  views.map((view, index) => ({ pointer: FIRST_INPUT + index, ...view }));

/** Zeros, and then box after box; rows are parts along the first axis, where every box goes through all of it. */
function window(code: FunctionCode, work: Extract<Work, { work: "window" }>): Divided {
  const { shape, inputs, boxes, adds } = work;
  const apart = apartAlongFirst(work);
  const first = apart ? 1 : 0;
  const covered = boxes.reduce((total, { size }) => total + sizeOf(size), 0);
  // Boxes that are not added lie apart: as many numbers as there are places leave none free.
  const full = !adds && covered === sizeOf(shape);
  const inner = (view: View) => ({ ...view, strides: view.strides.slice(first) });
  const one = ({ input, size, from, to }: Box) =>
    mapOver(
      code,
      size.slice(first),
      { pointer: OUTPUT, ...inner(viewOf(to, shape)) },
      [{ pointer: FIRST_INPUT + input, ...inner(viewOf(from, inputs[input]!)) }],
      (load) => load(0),
      { add: adds, divisible: false },
    );
  const body = () => {
    if (!full) code.get(OUTPUT).fillZeros(4 * sizeOf(shape.slice(first)));
    for (const box of boxes) one(box);
  };
  if (apart) {
    const steps = inputs.map((input, index) => ({
      pointer: FIRST_INPUT + index,
      step: contiguous(input)[0]!,
    }));
    rows(code, [{ pointer: OUTPUT, step: contiguous(shape)[0]! }, ...steps], body);
  } else body();
  return { rows: apart ? shape[0]! : 1, operations: adds ? covered : sizeOf(shape) };
}

/** The place of the first of the largest of `width` numbers, row by row. */
function argMax(code: FunctionCode, count: number, width: number): Divided {
  const [best, value] = [code.local("f32"), code.local("f32")];
  const [place, column, at] = [code.local("i32"), code.local("i32"), code.local("i32")];
  rows(
    code,
    [
      { pointer: OUTPUT, step: 1 },
      { pointer: FIRST_INPUT, step: width },
    ],
    () => {
      code.get(FIRST_INPUT).tee(at).loadFloat(0).set(best).i32(0).set(place).i32(0).set(column);
      code.repeat(width - 1, () => {
        code.advance(at, 4).get(column).i32(1).addI32().set(column);
        code.get(at).loadFloat(0).set(value);
        code.get(column).get(place).get(value).get(best).greaterF32().select().set(place);
        code.get(value).get(best).get(value).get(best).greaterF32().select().set(best);
      });
      code.get(OUTPUT).get(place).floatOf().storeFloat(0);
    },
  );
  return { rows: count, operations: count * width };
}

/** A kernel's function, and how its work divides. */
export interface PrintedKernel extends Divided {
  readonly code: FunctionCode;
}

/** Prints a kernel of so many inputs; `inTasks`: its rows are tasks, or parts of tasks. */
export function printKernel(work: Work, inputs: number, inTasks: boolean, fused: boolean): PrintedKernel {
  const code = new FunctionCode(FIRST_INPUT + inputs);
  const write = (): Divided => {
    switch (work.work) {
      case "map": {
        const output = { pointer: OUTPUT, strides: contiguous(work.domain), offset: 0 };
        return mapOver(code, work.domain, output, accesses(work.views), printSteps(code, work.steps), {
          firstApart: inTasks,
        });
      }
      case "reduce": {
        const lanes = printSteps(code, work.steps);
        const combine = SIMD[work.combine];
        const given = accesses(work.views);
        return reduceOver(code, work.domain, work.axes, OUTPUT, given, lanes, combine, inTasks);
      }
      case "product":
        return product(code, work.sizes, fused);
      case "window":
        return window(code, work);
      case "argmax":
        return argMax(code, work.rows, work.width);
      case "gather":
        return gather(code, work.layout);
      case "scatter":
        return scatter(code, work.layout);
      case "cholesky":
        return cholesky(code, work.batch, work.n);
      case "substitution":
        return substitution(code, work.batch, work.n, work.width);
    }
  };
  return { ...write(), code };
}
