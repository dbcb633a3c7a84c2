// Tasks for people to look at: of the validation side, the same for the same seed.

import { expect, it, vi } from "vitest";
import { Random } from "../engine/random.ts";
import { presets } from "../experiment/presets/registry.ts";
import { loadFamily } from "./load.ts";
import { previewTasks, shownEpisodes, shownStream } from "./shownTasks.ts";

it("episodes are of the validation side, one by one as they were drawn", async () => {
  const sinusoid = await loadFamily("sinusoid");
  const { experiment } = presets["sinusoid-maml-5shot"];
  const sampler = sinusoid.createSampler(experiment.task.options, undefined);
  const sample = vi.spyOn(sampler, "sample");
  const shown = shownEpisodes(sampler, new Random(1), 3);
  expect(sample.mock.calls.map(([, split, count]) => [split, count])).toEqual([["validation", 3]]);
  const batch = sampler.sample(new Random(1), "validation", 3);
  expect(shown.map(({ support }) => [...support.x])).toEqual(
    [0, 1, 2].map((task) => [...batch.support.x.subarray(5 * task, 5 * task + 5)]),
  );
});

it("a preview shows the tasks that a run of the seed shows first", async () => {
  const { experiment } = presets["sinusoid-maml-5shot"];
  const sampler = (await loadFamily("sinusoid")).createSampler(experiment.task.options, undefined);
  const stream = shownStream(new Random(Number(experiment.run.seed)), 0);
  const supports = (tasks: readonly { support: { x: Float32Array } }[]) =>
    tasks.map(({ support }) => [...support.x]);
  expect(supports(await previewTasks(experiment, undefined, 2))).toEqual(
    supports(shownEpisodes(sampler, stream, 2)),
  );
});
