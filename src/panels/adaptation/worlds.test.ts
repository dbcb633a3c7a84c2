// What a trial tells of a world, by hand.

import { expect, it } from "vitest";
import { worldAfter } from "./worlds.ts";

const law = {
  states: 3,
  episode: 3,
  rewards: Float32Array.of(1, 0, 2, 1, 0, 0),
  transitions: new Float32Array(18).fill(1 / 3),
};
// Two episodes: 0 → 2 → 2, then 0 → 1 → 0.
const trial = {
  states: Int32Array.of(0, 2, 2, 0, 1, 0),
  actions: Int32Array.of(1, 0, 0, 1, 1, 0),
  rewards: Float32Array.of(3, 1, 2, 5, 0, 1),
};

it("knows nothing at the start but where it stands", () => {
  const seen = worldAfter(trial, law, 0);
  expect(seen).toMatchObject({ state: 0, inEpisode: 0, path: [0], visits: [0, 0, 0] });
  expect(seen.beliefs).toEqual([
    { mean: 1, deviation: 1, taken: 0 },
    { mean: 1, deviation: 1, taken: 0 },
  ]);
});

it("counts moves within an episode, and none from its end to the next start", () => {
  const seen = worldAfter(trial, law, 4);
  expect(seen).toMatchObject({ state: 1, inEpisode: 1, path: [0, 1], visits: [2, 0, 2] });
  expect(seen.moves).toEqual([
    [0, 1, 1],
    [0, 0, 0],
    [0, 0, 1],
  ]);
});

it("believes of the rewards where it stands what PSRL would", () => {
  // In state 0 action 2 paid 3 and 5: the mean of N(1, 1) and two observations is (1 + 8) / 3.
  expect(worldAfter(trial, law, 5).beliefs).toEqual([
    { mean: 1, deviation: 1, taken: 0 },
    { mean: 3, deviation: 1 / Math.sqrt(3), taken: 2 },
  ]);
});

it("stands where it was at the end", () => {
  expect(worldAfter(trial, law, 6)).toMatchObject({ state: 0, inEpisode: 3, path: [0, 1, 0] });
});
