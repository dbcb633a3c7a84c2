// Matrix products, one for each task.

import { apply, type Primitive, type Value } from "../graph/value.ts";
import { add } from "./elementwise.ts";
import { broadcastTo } from "./reduce.ts";
import { reshape, transpose } from "./shape.ts";

interface Sides {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

const matMulPrimitive: Primitive<Sides> = {
  name: "matMul",
  shape: ([a, b], { transposeA, transposeB }) => {
    const [rows, inner] = transposeA ? [a![2]!, a![1]!] : [a![1]!, a![2]!];
    const [innerB, columns] = transposeB ? [b![2]!, b![1]!] : [b![1]!, b![2]!];
    if (inner !== innerB) throw new Error(`Matrices [${a}] and [${b}] do not multiply.`);
    return [Math.max(a![0]!, b![0]!), rows, columns];
  },
  transpose: (cotangent, _, [a, b], { transposeA, transposeB }) => [
    transposeA ? matMul(b!, cotangent, transposeB, true) : matMul(cotangent, b!, false, !transposeB),
    transposeB ? matMul(cotangent, a!, true, transposeA) : matMul(a!, cotangent, !transposeA, false),
  ],
  form: { form: "product", transposed: ({ transposeA, transposeB }) => [transposeA, transposeB] },
  broadcasts: "first",
};

/** a · b for each task: `[T, m, k] × [T, k, n] → [T, m, n]`, either side transposed first if asked; T may be 1 on one side. */
export function matMul(a: Value, b: Value, transposeA = false, transposeB = false): Value {
  if (transposeA && transposeB) return transpose(matMul(b, a), [0, 2, 1]);
  const tasks = Math.max(a.shape[0]!, b.shape[0]!);
  const spread = (x: Value) => broadcastTo(x, [tasks, x.shape[1]!, x.shape[2]!]);
  return apply(matMulPrimitive, [spread(a), spread(b)], { transposeA, transposeB });
}

/** x · weights + bias: `[T, N, in] × [1 or T, in, out]`. Shared weights become one product over all tasks. */
export function dense(x: Value, weights: Value, bias?: Value): Value {
  const [tasks, count, width] = x.shape as [number, number, number];
  const outputs = weights.shape[2]!;
  const product =
    weights.shape[0] === 1
      ? reshape(matMul(reshape(x, [1, tasks * count, width]), weights), [tasks, count, outputs])
      : matMul(x, weights);
  return bias ? add(product, bias) : product;
}
