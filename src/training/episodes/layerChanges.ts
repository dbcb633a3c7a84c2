// How far the weights of each layer go as a learner adapts to a task: ‖θ′ − θ‖ / ‖θ‖.

import type { Value, Values } from "../../engine/graph/value.ts";
import { square, subtract } from "../../engine/ops/elementwise.ts";
import { sum } from "../../engine/ops/reduce.ts";
import type { LayerChange } from "../../experiment/shown.ts";

const [SIZE, MOVED] = ["size", "moved"] as const;

/** Σ x² over all axes but the first, `[N, 1, …]`. */
const squaredNorm = (x: Value): Value =>
  sum(
    square(x),
    x.shape.map((_, axis) => axis).filter((axis) => axis > 0),
  );

/**
 * ‖θ‖² of each parameter as `size:<name>`, and ‖θ′ − θ‖² after each step as `moved:<step>:<name>`, each `[1 or M, …]`,
 * of one task at M samples. `path`: the weights before adaptation and after each step. Tables, which never adapt, are left
 * out.
 */
export function squaredChanges(path: readonly Values[], tables: readonly string[]): Record<string, Value> {
  const [start, ...after] = path as [Values, ...Values[]];
  const read: Record<string, Value> = {};
  for (const [name, value] of Object.entries(start)) {
    if (tables.includes(name)) continue;
    read[`${SIZE}:${name}`] = squaredNorm(value);
    for (const [index, weights] of after.entries())
      read[`${MOVED}:${index + 1}:${name}`] = squaredNorm(subtract(weights[name]!, value));
  }
  return read;
}

/** The layer that a parameter belongs to: what stands before the point of its name. */
const layerOf = (name: string): string => name.split(".")[0]!;

/** Sums of squares by layer and sample, of the parameters that `kind` names. */
function byLayer(read: Readonly<Record<string, Float32Array>>, kind: string): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const [key, values] of Object.entries(read)) {
    if (!key.startsWith(`${kind}:`)) continue;
    const layer = layerOf(key.slice(kind.length + 1));
    const before = sums.get(layer) ?? [0];
    const count = Math.max(before.length, values.length);
    // What is shared by all samples is each one's.
    const at = (all: ArrayLike<number>, sample: number) => all[all.length === 1 ? 0 : sample]!;
    sums.set(
      layer,
      Array.from({ length: count }, (_, sample) => at(before, sample) + at(values, sample)),
    );
  }
  return sums;
}

/** What `squaredChanges` gave, as the change of each layer. */
export function layerChanges(read: Readonly<Record<string, Float32Array>>, steps: number): LayerChange[] {
  const sizes = byLayer(read, SIZE);
  const moved = Array.from({ length: steps }, (_, index) => byLayer(read, `${MOVED}:${index + 1}`));
  return [...sizes].map(([layer, size]) => ({
    layer,
    relative: Float32Array.from({ length: steps + 1 }, (_, step) => {
      if (step === 0) return 0;
      const squares = moved[step - 1]!.get(layer)!;
      const each = squares.map((square, sample) =>
        square === 0 ? 0 : Math.sqrt(square / size[size.length === 1 ? 0 : sample]!),
      );
      return each.reduce((total, change) => total + change, 0) / each.length;
    }),
  }));
}
