// How a model is stated in a PyTorch script (takeaway/pytorch).

import type { Options } from "../schema/fields.ts";

export interface ModelInPyTorch {
  /**
   * Python that defines `model(weights, x)`: outputs `[T, N, outputs]` for inputs `x [T, N, …]` and weights `[1 or T, …]`
   * by name. One that normalises takes `seen` besides: its statistics are of so many leading examples, or of all.
   *
   * @param head Whether there is a last layer; without one the outputs are an embedding.
   */
  code(options: Options, head: boolean): string;
  /** Whether query examples are normalised by the statistics of the support set. */
  seesSupport(options: Options): boolean;
}
