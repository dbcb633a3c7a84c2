// Noise that a computation asks for: standard normal numbers by name, the same for the same stream.

import { type Shape, sizeOf } from "../../engine/graph/value.ts";
import type { Random } from "../../engine/random.ts";

/** Under this name and the one that the algorithm gave stand inputs that are noise. */
export const NOISE = "noise:";

/** The numbers of one input. */
export const noiseFor = (stream: Random, name: string, shape: Shape): Float32Array =>
  stream.split(name).normals(sizeOf(shape));
