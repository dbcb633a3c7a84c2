// Records for tests, as events would have built them.

import { defaultExperiment, type Experiment } from "../experiment/experiment.ts";
import { RECORD_VERSION, type RunRecord, recordOf } from "../experiment/record.ts";
import type { Evaluation, Measured, SavedRun } from "../experiment/results.ts";
import { Series } from "../experiment/series.ts";

/** An evaluation of the main learner, whose only step is the trained one, by these measures. */
export const evaluationOf = (
  iteration: number,
  measures: Measured,
  split: Evaluation["split"] = "validation",
): Evaluation => ({
  iteration,
  split,
  tasks: 10,
  role: "learner",
  trainedSteps: 1,
  bySteps: [{ step: 1, loss: { mean: 9 }, measures }],
  measures,
});

/** A paused run of so many meta-steps. */
export function recordFor(
  id: string,
  { losses = [2, 1], ...rest }: Partial<Omit<RunRecord, "losses">> & { readonly losses?: number[] } = {},
  experiment: Experiment = defaultExperiment(),
): RunRecord {
  const origin = recordOf({
    id,
    version: RECORD_VERSION,
    experiment,
    build: "test",
    backend: { name: "wasm", device: "SIMD, 1 thread", notes: [] },
    gradientCheck: { backend: "wasm", passed: true, checks: [] },
    contenders: [{ role: "learner", label: "MAML", learns: true }],
    begunAt: 1_700_000_000_000,
  });
  const series = new Series(Float32Array.from(losses));
  return { ...origin, state: "paused", iteration: losses.length, losses: series, ...rest };
}

/** Weights of one learner after so many meta-steps. */
export const savedAt = (iteration: number, values: readonly number[] = [0.5, -1.25]): SavedRun => ({
  iteration,
  learners: [
    [
      "learner",
      {
        iteration,
        tensors: { "layer.weights": { values: Float32Array.from(values), shape: [values.length] } },
      },
    ],
  ],
});
