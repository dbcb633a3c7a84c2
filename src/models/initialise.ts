// How weights start.

import type { Random } from "../engine/random.ts";
import type { HostParameter } from "./model.ts";

/**
 * Weights `[1, in, out]`, normal with variance 2 / (in + out) (Glorot, Bengio 2010). With one input,
 * variance 2 / in would start outputs at ten times the targets, and plain fine-tuning would explode.
 */
export function glorotNormal(random: Random, inputs: number, outputs: number): HostParameter {
  const scale = Math.sqrt(2 / (inputs + outputs));
  return {
    values: Float32Array.from({ length: inputs * outputs }, () => scale * random.normal()),
    shape: [1, inputs, outputs],
  };
}

/** One value throughout, `[1, 1, width]`. */
export const filled = (value: number, width: number): HostParameter => ({
  values: new Float32Array(width).fill(value),
  shape: [1, 1, width],
});
