// Threads change the time that a run takes, and nothing else.

import { expect, it } from "vitest";
import { startBackend } from "../engine/backend/start.ts";
import { presets } from "../experiment/presets/registry.ts";
import { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { shippedFor } from "./ownData.ts";
import { nodeThreads } from "./threads.ts";

async function losses(threads: number): Promise<number[]> {
  const { device, description } = await startBackend("wasm", { ...nodeThreads, count: threads });
  expect(description).toEqual(threads === 1 ? "SIMD, 1 thread" : `SIMD, ${threads} threads`);
  const { experiment } = presets["glyphs-maml-5way-1shot"];
  const data = shippedFor(experiment);
  const run = await EpisodeRun.create(
    { ...experiment, run: { ...experiment.run, baseline: "none" } },
    device,
    data,
  );
  const found: number[] = [];
  for (let index = 0; index < 5; index++) found.push((await (await run.metaStep()).read()).losses.learner!);
  run.dispose();
  return found;
}

it("gives the same losses, bit for bit, on one thread, two and three", async () => {
  const alone = await losses(1);
  expect(await losses(2)).toEqual(alone);
  expect(await losses(3)).toEqual(alone);
});
