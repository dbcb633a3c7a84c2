// Prints planned kernels as WGSL functions `fn kernel(i, output, inputs …)`: one call, number `i`, computes one result
// or one tile of results. Places of arrays are given as numbers into the one array `memory`.

import { type Box, viewOf } from "../forms/form.ts";
import type { TableLayout } from "../forms/tables.ts";
import { contiguous, type View } from "../forms/view.ts";
import { sizeOf } from "../graph/value.ts";
import type { Machine, ProductSizes, Step, Work } from "../plan/fuse.ts";
import { cutOf } from "../plan/longSums.ts";
import { joined } from "../plan/nest.ts";
import { literal, text } from "./expressions.ts";

/** Any order of reading can be fused. */
export const anyOrder: Machine = { reads: () => true };

/** A kernel's function without its name, and how many calls make up the kernel. */
export interface PrintedKernel {
  readonly body: string;
  readonly inputs: number;
  readonly calls: number;
}

const at = (index: string, stride: number) =>
  stride === 0 ? "" : stride === 1 ? ` + ${index}` : ` + ${index} * ${stride}u`;
/** Place of a number: `base` plus a view's steps along indices. */
const place = (base: string, { strides, offset }: View, indices: readonly string[]) =>
  `${base}${offset === 0 ? "" : ` + ${offset}u`}${strides.map((stride, axis) => at(indices[axis]!, stride)).join("")}`;

/** Takes number `i` apart into an index for each length, the last fastest. */
function indices(lengths: readonly number[], name: string, lines: string[]): string[] {
  const names = lengths.map((_, axis) => `${name}${axis}`);
  const steps = contiguous(lengths);
  lengths.forEach((length, axis) => {
    const quotient = steps[axis] === 1 ? "i" : `(i / ${steps[axis]}u)`;
    lines.push(`let ${names[axis]} = ${axis === 0 ? quotient : `${quotient} % ${length}u`};`);
  });
  return names;
}

/** Elementwise steps at these indices; gives the text of the last. */
function printSteps(
  steps: readonly Step[],
  views: readonly View[],
  index: readonly string[],
  lines: string[],
): string {
  steps.forEach((step, number) => {
    const found =
      step.step === "load"
        ? `memory[${place(`in${step.input}`, views[step.input]!, index)}]`
        : step.step === "number"
          ? literal(step.value)
          : text(
              step.expression,
              step.of.map((of) => `v${of}`),
            );
    lines.push(`let v${number} = ${found};`);
  });
  return `v${steps.length - 1}`;
}

function map({ domain, views, steps }: Extract<Work, { work: "map" }>): PrintedKernel {
  const nest = joined({ lengths: domain, accesses: views }, () => false);
  const lines: string[] = [];
  const index = indices(nest.lengths, "x", lines);
  const result = printSteps(steps, nest.accesses, index, lines);
  lines.push(`memory[out + i] = ${result};`);
  return { body: lines.join("\n"), inputs: views.length, calls: sizeOf(domain) };
}

/** Opens a loop over `name` in blocks, each of which begins with `first`; two braces close it. */
const inBlocks = (name: string, length: number, size: number, first: string) =>
  `for (var block = 0u; block < ${length}u; block += ${size}u) { ${first} for (var ${name} = block; ${name} < min(block + ${size}u, ${length}u); ${name}++) {`;

function reduce({ domain, views, steps, axes, combine }: Extract<Work, { work: "reduce" }>): PrintedKernel {
  const reduced = (axis: number) => axes.includes(axis);
  const nest = joined({ lengths: domain, accesses: views }, (a, b) => reduced(a) !== reduced(b));
  const kept = nest.axes.flatMap((axis, index) => (reduced(axis) ? [] : [index]));
  const over = nest.axes.flatMap((axis, index) => (reduced(axis) ? [index] : []));
  const lines: string[] = [];
  const outer = indices(
    kept.map((index) => nest.lengths[index]!),
    "x",
    lines,
  );
  const names = nest.lengths.map((_, index) =>
    kept.includes(index) ? outer[kept.indexOf(index)]! : `r${over.indexOf(index)}`,
  );
  lines.push(`var total = ${literal(combine === "add" ? 0 : Number.NEGATIVE_INFINITY)};`);
  const turns = over.map((index) => nest.lengths[index]!);
  const cut = combine === "add" ? cutOf(turns) : undefined;
  turns.forEach((length, loop) => {
    const open = loop === cut?.place ? inBlocks(`r${loop}`, length, cut.size, "var part = 0.0;") : undefined;
    lines.push(open ?? `for (var r${loop} = 0u; r${loop} < ${length}u; r${loop}++) {`);
  });
  const value = printSteps(steps, nest.accesses, names, lines);
  const sum = cut === undefined ? "total" : "part";
  lines.push(
    combine === "add" ? `${sum} = ${sum} + ${value};` : `total = ${text(larger, ["total", value])};`,
  );
  const close = turns.map((_, loop) => (loop === cut?.place ? "} total = total + part; }" : "}"));
  lines.push(...close.toReversed(), "memory[out + i] = total;");
  const calls = kept.reduce((product, index) => product * nest.lengths[index]!, 1);
  return { body: lines.join("\n"), inputs: views.length, calls };
}
const larger = {
  operation: "maximum",
  of: [
    { operation: "input", index: 0 },
    { operation: "input", index: 1 },
  ],
} as const;

/** Rows and columns of a tile, held in registers. */
const TILE = 4;

/** Products by tiles: each call loads four numbers of either side for sixteen products. */
function product({ tasks, m, k, n, sharedA, sharedB, transposeA, transposeB }: ProductSizes): PrintedKernel {
  const [high, wide] = [Math.min(TILE, m), Math.min(TILE, n)];
  const [down, across] = [Math.ceil(m / high), Math.ceil(n / wide)];
  const sums = high * wide;
  const cut = cutOf([k]);
  const sum = cut ? "p" : "s";
  const lines: string[] = [];
  const [task, tileRow, tileColumn] = indices([tasks, down, across], "x", lines) as [string, string, string];
  const [rowA, termA] = transposeA ? [1, m] : [k, 1];
  const [termB, columnB] = transposeB ? [1, k] : [n, 1];
  lines.push(
    `let row = ${tileRow} * ${high}u; let column = ${tileColumn} * ${wide}u;`,
    `var a = in0 + ${sharedA ? "0u" : `${task} * ${m * k}u`};`,
    `var b = in1 + ${sharedB ? "0u" : `${task} * ${k * n}u`};`,
  );
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join(" ");
  // Beyond the edge the last row or column is read again, and what comes of it not kept.
  const clamped = (start: string, index: number, length: number, size: number) =>
    length % size === 0 ? `(${start} + ${index}u)` : `min(${start} + ${index}u, ${length - 1}u)`;
  lines.push(
    each(high, (r) => `let a${r} = a + ${clamped("row", r, m, high)} * ${rowA}u;`),
    each(wide, (c) => `let b${c} = b + ${clamped("column", c, n, wide)} * ${columnB}u;`),
    each(sums, (s) => `var s${s} = 0.0;`),
    cut
      ? inBlocks(
          "t",
          k,
          cut.size,
          each(sums, (s) => `var p${s} = 0.0;`),
        )
      : `for (var t = 0u; t < ${k}u; t++) {`,
    each(high, (r) => `let l${r} = memory[a${r} + t * ${termA}u];`),
    each(wide, (c) => `let r${c} = memory[b${c} + t * ${termB}u];`),
    each(sums, (s) => `${sum}${s} = ${sum}${s} + l${Math.floor(s / wide)} * r${s % wide};`),
    cut ? `} ${each(sums, (s) => `s${s} = s${s} + p${s};`)} }` : "}",
    `let to = out + ${task} * ${m * n}u + row * ${n}u + column;`,
  );
  for (let r = 0; r < high; r++)
    for (let c = 0; c < wide; c++) {
      const conditions = [
        ...(m % high === 0 || r === 0 ? [] : [`row + ${r}u < ${m}u`]),
        ...(n % wide === 0 || c === 0 ? [] : [`column + ${c}u < ${n}u`]),
      ];
      const store = `memory[to + ${r * n + c}u] = s${r * wide + c};`;
      lines.push(conditions.length === 0 ? store : `if (${conditions.join(" && ")}) { ${store} }`);
    }
  return { body: lines.join("\n"), inputs: 2, calls: tasks * down * across };
}

/** Whether an index lies in a box, and the place in its input that goes there. */
function boxed(
  { input, size, from, to }: Box,
  shape: readonly number[],
  source: readonly number[],
  index: readonly string[],
) {
  const conditions: string[] = [];
  const strides = contiguous(source);
  let where = `in${input}`;
  to.forEach(({ start, step }, axis) => {
    const name = index[axis]!;
    const length = size[axis]!;
    const moved = start === 0 ? name : `(${name} - ${start}u)`;
    if (!(start === 0 && step === 1 && length === shape[axis])) {
      // Below its start an index wraps to a number past every length.
      conditions.push(`${moved} < ${(length - 1) * step + 1}u`);
      if (step > 1) conditions.push(`${moved} % ${step}u == 0u`);
    }
    const inner = step === 1 ? moved : `(${moved} / ${step}u)`;
    where += at(inner, from[axis]!.step * strides[axis]!);
  });
  const { offset } = viewOf(from, source);
  return {
    within: conditions.join(" && ") || "true",
    where: `${where}${offset === 0 ? "" : ` + ${offset}u`}`,
  };
}

function window({ shape, inputs, boxes, adds }: Extract<Work, { work: "window" }>): PrintedKernel {
  const lines: string[] = [];
  const index = indices(shape, "x", lines);
  lines.push("var found = 0.0;");
  for (const box of boxes) {
    const { within, where } = boxed(box, shape, inputs[box.input]!, index);
    lines.push(`if (${within}) { found = ${adds ? "found + " : ""}memory[${where}]; }`);
  }
  lines.push("memory[out + i] = found;");
  return { body: lines.join("\n"), inputs: inputs.length, calls: sizeOf(shape) };
}

function argMax(rows: number, width: number): PrintedKernel {
  const body = `
let row = in0 + i * ${width}u;
var best = memory[row]; var found = 0u;
for (var c = 1u; c < ${width}u; c++) {
  let value = memory[row + c];
  if (value > best) { best = value; found = c; }
}
memory[out + i] = f32(found);`;
  return { body, inputs: 1, calls: rows };
}

const NOT_A_NUMBER = literal(Number.NaN);
/** Whether `id` is a row. */
const isRow = (rows: number) => `(id >= 0.0 && id < ${rows}.0 && floor(id) == id)`;

/** Each call takes one number. */
function gather({ tables, rows, width, groups, count }: TableLayout): PrintedKernel {
  const body = `
let example = i / ${width}u;
let id = memory[in1 + example];
let row = (example / ${count}u) % ${tables}u * ${rows}u + min(u32(id), ${rows - 1}u);
memory[out + i] = select(${NOT_A_NUMBER}, memory[in0 + row * ${width}u + i % ${width}u], ${isRow(rows)});`;
  return { body, inputs: 2, calls: groups * tables * count * width };
}

/** Each call goes through all examples of its table in order, and adds up one number. */
function scatter({ tables, rows, width, groups, count }: TableLayout): PrintedKernel {
  const body = `
let column = i % ${width}u;
let own = f32((i / ${width}u) % ${rows}u);
var total = 0.0; var lost = false;
for (var g = 0u; g < ${groups}u; g++) {
  let first = (g * ${tables}u + i / ${width * rows}u) * ${count}u;
  for (var n = 0u; n < ${count}u; n++) {
    let id = memory[in0 + first + n];
    if (id == own) { total = total + memory[in1 + (first + n) * ${width}u + column]; }
    lost = lost || !${isRow(rows)};
  }
}
memory[out + i] = select(total, ${NOT_A_NUMBER}, lost);`;
  return { body, inputs: 2, calls: tables * rows * width };
}

/** Each call decomposes one matrix. */
function cholesky(batch: number, n: number): PrintedKernel {
  const body = `
let first = out + i * ${n * n}u;
for (var k = 0u; k < ${n * n}u; k++) { memory[first + k] = memory[in0 + i * ${n * n}u + k]; }
for (var j = 0u; j < ${n}u; j++) {
  let upper = first + j * ${n}u;
  let pivot = memory[upper + j];
  let reciprocal = select(${NOT_A_NUMBER}, sqrt(pivot) / pivot, pivot > 0.0);
  for (var c = j; c < ${n}u; c++) { memory[upper + c] = memory[upper + c] * reciprocal; }
  for (var r = j + 1u; r < ${n}u; r++) {
    let lower = first + r * ${n}u;
    let share = memory[upper + r];
    for (var c = r; c < ${n}u; c++) { memory[lower + c] = memory[lower + c] - share * memory[upper + c]; }
  }
  memory[upper + j] = reciprocal;
}`;
  return { body, inputs: 1, calls: batch };
}

/** Each call solves for one column of the right side. */
function substitution(batch: number, n: number, width: number): PrintedKernel {
  const body = `
let system = i / ${width}u;
let upper = in1 + system * ${n * n}u;
let x = out + system * ${n * width}u + i % ${width}u;
for (var j = 0u; j < ${n}u; j++) {
  var value = memory[in0 + system * ${n * width}u + i % ${width}u + j * ${width}u];
  for (var k = 0u; k < j; k++) { value = value - memory[upper + k * ${n}u + j] * memory[x + k * ${width}u]; }
  memory[x + j * ${width}u] = value * memory[upper + j * ${n + 1}u];
}
for (var back = 0u; back < ${n}u; back++) {
  let j = ${n - 1}u - back;
  var value = memory[x + j * ${width}u];
  for (var k = j + 1u; k < ${n}u; k++) { value = value - memory[upper + j * ${n}u + k] * memory[x + k * ${width}u]; }
  memory[x + j * ${width}u] = value * memory[upper + j * ${n + 1}u];
}`;
  return { body, inputs: 2, calls: batch * width };
}

/** Prints one kernel. */
export function printKernel(work: Work): PrintedKernel {
  switch (work.work) {
    case "map":
      return map(work);
    case "reduce":
      return reduce(work);
    case "product":
      return product(work.sizes);
    case "window":
      return window(work);
    case "argmax":
      return argMax(work.rows, work.width);
    case "gather":
      return gather(work.layout);
    case "scatter":
      return scatter(work.layout);
    case "cholesky":
      return cholesky(work.batch, work.n);
    case "substitution":
      return substitution(work.batch, work.n, work.width);
  }
}
