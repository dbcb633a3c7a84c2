// Systems of equations by tfjs, which has no kernel for them: in memory by Cholesky's decomposition A = UᵀU; on a GPU by
// the inverse, which then is what solving needs of a matrix alone.

import type { Tensor } from "../backend/device.ts";
import type { KernelDevice } from "./device.ts";

/** In memory: U above the diagonal, and on it the reciprocals 1 / Uⱼⱼ; √p / p, so that a pivot p of 0 gives NaN too. */
export function factorInMemory(device: KernelDevice, matrix: Tensor): Tensor {
  const [batch, n] = matrix.shape as [number, number, number];
  const result = device.upload(device.view(matrix).slice(), matrix.shape);
  const factor = device.view(result);
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

/** In memory: forwards through Uᵀ y = b, then backwards through U x = y. */
export function substituteInMemory(device: KernelDevice, factor: Tensor, right: Tensor): Tensor {
  const [batch, n, width] = right.shape as [number, number, number];
  const result = device.upload(device.view(right).slice(), right.shape);
  const [x, u] = [device.view(result), device.view(factor)];
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
export function inverseByKernels(device: KernelDevice, matrix: Tensor): Tensor {
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
