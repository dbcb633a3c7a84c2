// Before adaptation nothing may be known of the support set's labels, whatever the algorithm.

import { beforeAll, describe, expect, it } from "vitest";
import type { Device } from "../engine/backend/device.ts";
import { startBackend } from "../engine/backend/start.ts";
import { batchOf, learnerFor } from "../testing/smallLearner.ts";
import type { AlgorithmMeta } from "./meta.ts";
import { type AlgorithmId, algorithms } from "./registry.ts";

const cases = (Object.keys(algorithms) as AlgorithmId[]).flatMap((id) => {
  const meta: AlgorithmMeta = algorithms[id].meta;
  return meta.problems
    .filter((problem) => meta.adaptsBySteps && problem !== "decisions")
    .map((problem) => [id, problem as "regression" | "classification"] as const);
});

describe("step 0", () => {
  let device: Device;
  beforeAll(async () => {
    device = (await startBackend("wasm")).device;
  });

  it.each(cases)(
    "of %s, %s, is the same whatever the support set's labels, and the last step is not",
    async (id, problem) => {
      const batch = batchOf(problem, [4]);
      const learner = await learnerFor(
        device,
        id,
        "mlp",
        { hiddenUnits: 6 },
        { innerLearningRate: 0.1 },
        batch,
      );
      const one = await learner.predict(batch, 2);
      // Every example takes the label of the next.
      const { y } = batch.support;
      const labels = Float32Array.of(...y.slice(batch.outputs), ...y.slice(0, batch.outputs));
      const other = await learner.predict({ ...batch, support: { ...batch.support, y: labels } }, 2);
      expect(one.outputs[0]).toEqual(other.outputs[0]);
      expect(one.outputs[2]).not.toEqual(other.outputs[2]);
      learner.dispose();
    },
  );
});
