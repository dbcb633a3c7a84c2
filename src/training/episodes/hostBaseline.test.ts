// Baselines that are no networks, measured as any learner is; and splits that hold so many tasks and no more.

import { expect, it } from "vitest";
import type { Ratings } from "../../data/ratings/ratings.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { EpisodeRun } from "./episodeRun.ts";

const [USERS, ITEMS] = [20, 30];
/** Everybody rates film i with 1 + i mod 5, the last ten in time as all others. */
const rows = Array.from({ length: USERS * ITEMS }, (_, row) => ({
  user: Math.floor(row / ITEMS),
  item: row % ITEMS,
}));
const set: Ratings = {
  name: "made up",
  users: Array.from({ length: USERS }, (_, user) => `${user}`),
  items: {
    ids: Array.from({ length: ITEMS }, (_, item) => `${item}`),
    titles: Array.from({ length: ITEMS }, (_, item) => `Film ${item}`),
    genres: [],
    genresOf: Array.from({ length: ITEMS }, () => new Uint8Array()),
  },
  user: Uint32Array.from(rows, ({ user }) => user),
  item: Uint32Array.from(rows, ({ item }) => item),
  rating: Float32Array.from(rows, ({ item }) => 1 + (item % 5)),
  time: Uint32Array.from(rows, (_, row) => row),
};

it("answer as they say, on every task that there is and no more", async () => {
  const { device } = await startBackend("wasm");
  const experiment = experimentFrom({
    task: { id: "ratings", options: {} },
    model: { id: "items", options: {} },
    algorithm: { id: "ridge", options: {} },
    training: {},
    run: { baseline: "none" },
  });
  const run = await EpisodeRun.create(experiment, device, set);
  expect(run.contenders.map(({ role, learns }) => [role, learns])).toEqual([
    ["learner", true],
    ["itemMean", false],
    ["bias", false],
    ["factors", false],
  ]);
  const learner = await run.evaluate("learner", "test", 1000);
  expect([learner.tasks, run.tasksIn("test", 1000), run.tasksIn("test", 3)]).toEqual([4, 4, 3]);
  expect(await run.affordable(1000)).toBeLessThanOrEqual(run.tasksIn("validation", 1000));
  const { tasks, measures, difference } = await run.evaluate("itemMean", "test", 1000);
  expect(tasks).toBe(4);
  // By hand: the mean is 3, and film i's bias the damped rest of 16 training users (14, and validation's none).
  const { answer } = run.sampler.baselines![0]!;
  const batch = run.sampler.heldTask!("test", 0);
  const errors = answer(batch).map((value, row) => (value - batch.query.y[row]!) ** 2);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expect(mean).toBeGreaterThan(0);
  expect(measures.rmse!.mean).toBeCloseTo(Math.sqrt(mean), 5);
  expect(difference!.rmse!.mean).toBeCloseTo(learner.measures.rmse!.mean - measures.rmse!.mean, 6);
  run.dispose();
});
