// Checks meta-gradients on the browser's WebGPU, for the test beside.

import type { AlgorithmId } from "../../src/algorithms/registry.ts";
import { startBackend } from "../../src/engine/backend/start.ts";
import type { ModelId } from "../../src/models/registry.ts";
import type { Options } from "../../src/schema/fields.ts";
import { batchOf, learnerFor, metaGradientError } from "../../src/testing/smallLearner.ts";

/** One algorithm on one model. */
export interface GradientCase {
  readonly algorithm: AlgorithmId;
  readonly model: Exclude<ModelId, "gru">;
  readonly problem: "regression" | "classification";
  readonly inputShape: readonly number[];
  readonly modelOptions: Options;
  readonly options: Options;
}

declare global {
  interface Window {
    gradientError(of: GradientCase): Promise<number>;
  }
}

const started = startBackend("webgpu");

window.gradientError = async ({ algorithm, model, problem, inputShape, modelOptions, options }) => {
  const { device } = await started;
  const batch = batchOf(problem, inputShape);
  const learner = await learnerFor(device, algorithm, model, modelOptions, options, batch);
  const error = await metaGradientError(learner, batch);
  learner.dispose();
  return error;
};
