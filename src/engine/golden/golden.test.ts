// Numbers that must not change when the engine is rebuilt: the losses of every preset's first meta-steps on
// WebAssembly, at small size, and the bits of all parameters after them. Where a change of a task, an algorithm or a
// formula is meant, `npx vitest run src/engine/golden -u` writes them anew; the commit then says why.

import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { shippedFor } from "../../cli/ownData.ts";
import type { Experiment } from "../../experiment/experiment.ts";
import { type PresetId, presets } from "../../experiment/presets/registry.ts";
import { createRun } from "../../training/createRun.ts";
import { startBackend } from "../backend/start.ts";

/** Texts have thousands of words each: few steps take as long as many elsewhere. */
const metaSteps = ({ task }: Experiment) => (task.id === "intents" ? 4 : 20);

/** The preset with few tasks and a narrow network. */
function small({ model, training, ...experiment }: Experiment): Experiment {
  const narrow = model.id === "conv4" ? { filters: 8 } : {};
  return {
    ...experiment,
    model: { ...model, options: { ...model.options, ...narrow } },
    training: { ...training, metaBatch: model.id === "gru" ? 16 : 4, outerLearningRate: 0.002 },
    run: { ...experiment.run, baseline: "none" },
  };
}

it.each(Object.keys(presets) as PresetId[])("%s", async (id) => {
  const experiment = small(presets[id].experiment);
  const { device } = await startBackend("wasm");
  const run = await createRun(experiment, device, shippedFor(experiment));
  const losses: number[] = [];
  for (let step = 0; step < metaSteps(experiment); step++)
    losses.push((await (await run.metaStep()).read()).losses.learner!);
  const hash = createHash("sha256");
  const { learners } = await run.save();
  for (const [role, saved] of learners) {
    for (const [name, { values }] of Object.entries(saved.tensors))
      hash
        .update(`${role} ${name}`)
        .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  run.dispose();
  expect({ losses, parameters: hash.digest("hex").slice(0, 16) }).toMatchSnapshot();
});
