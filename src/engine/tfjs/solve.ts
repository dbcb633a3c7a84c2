// Systems of equations in memory, by Cholesky's decomposition A = UᵀU: tfjs has no kernel for them.

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
