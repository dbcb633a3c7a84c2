// Advice by hand: with a ridge head on one feature all of it can be written down.

import { beforeAll, describe, expect, it } from "vitest";
import type { Ratings } from "../../data/ratings/ratings.ts";
import type { Device } from "../../engine/backend/device.ts";
import { startBackend } from "../../engine/backend/start.ts";
import { experimentFrom } from "../../experiment/presets/preset.ts";
import { MOST_KNOWN } from "../../experiment/shown.ts";
import { EpisodeRun } from "./episodeRun.ts";

const ITEMS = 40;
const USERS = 20;
/** Everybody rates every film alike: 2 the odd, 4 the even ones, in an order of their own. */
const rows = Array.from({ length: USERS }, (_, user) =>
  Array.from({ length: ITEMS }, (_, place) => ({ user, item: (7 * place + user) % ITEMS, time: place })),
).flat();
const set: Ratings = {
  name: "made up",
  users: Array.from({ length: USERS }, (_, user) => `${user}`),
  items: {
    ids: Array.from({ length: ITEMS }, (_, item) => `${item}`),
    titles: Array.from({ length: ITEMS }, (_, item) => `Film ${item}`),
    genres: ["even", "odd"],
    genresOf: Array.from({ length: ITEMS }, (_, item) => Uint8Array.of(item % 2)),
  },
  user: Uint32Array.from(rows, ({ user }) => user),
  item: Uint32Array.from(rows, ({ item }) => item),
  rating: Float32Array.from(rows, ({ item }) => (item % 2 === 0 ? 4 : 2)),
  time: Uint32Array.from(rows, ({ time }) => time),
};
const runOf = (algorithm: "ridge" | "anil", device: Device) =>
  EpisodeRun.create(
    experimentFrom({
      task: { id: "ratings", options: {} },
      model: { id: "items", options: {} },
      algorithm: { id: algorithm, options: {} },
      training: {},
      run: { baseline: "none" },
    }),
    device,
    set,
  );

describe("advice", () => {
  let device: Device;
  beforeAll(async () => {
    ({ device } = await startBackend("wasm"));
  });

  it("before anything is known is by what is expected of everybody", async () => {
    for (const algorithm of ["ridge", "anil"] as const) {
      const run = await runOf(algorithm, device);
      const { order, told, ask } = await run.recommend("learner", { items: [], ratings: [] });
      expect(order.length).toBe(ITEMS);
      expect([...order.subarray(0, ITEMS / 2)].every((item) => item % 2 === 0)).toBe(true);
      expect(told.every(({ because }) => because.length === 0)).toBe(true);
      expect(ask.length).toBe(5);
      run.dispose();
    }
  });

  it("re-orders by what is rated, does not recommend what is known, and its reasons add up (ridge head)", async () => {
    const run = await runOf("ridge", device);
    // Somebody who likes the odd films and not the even ones.
    const known = { items: [1, 2, 3], ratings: [5, 1, 5] };
    const { order, told } = await run.recommend("learner", known);
    expect(order.length).toBe(ITEMS - 3);
    for (const item of known.items) expect(order).not.toContain(item);
    expect(order[0]! % 2).toBe(1);
    const expectedOf = (item: number) => {
      const input = new Float32Array(run.sampler.inputShape[0]!);
      run.sampler.shop!.encode(item, input, 0);
      return input[1]!;
    };
    for (const { item, answer, because } of told) {
      // A liked odd film speaks for odd films, and a disliked even one does not speak for even ones.
      if (item % 2 === 1) expect(because[0]).toBeGreaterThan(0);
      else expect(because[1]).toBeLessThan(0);
      // Untrained, a film's mean is what is expected: the rest is what the ratings add.
      const sum = because.reduce((all, value) => all + value, 0);
      expect(expectedOf(item) + sum).toBeCloseTo(answer, 4);
      expect(Math.abs(sum)).toBeGreaterThan(0.1);
    }
    run.dispose();
  });

  it("gives as a reason what is left without a rating, for learners by steps and for baselines", async () => {
    const run = await runOf("anil", device);
    for (const role of ["learner", "bias"]) {
      const known = { items: [1, 2], ratings: [5, 5] };
      const { told } = await run.recommend(role, known);
      const without = await run.recommend(role, { items: [2], ratings: [5] });
      for (const { item, answer, because } of told) {
        const other = without.told.find((each) => each.item === item);
        if (other) expect(because[0]).toBeCloseTo(answer - other.answer, 4);
      }
      expect(told.some(({ item }) => without.told.some((each) => each.item === item))).toBe(true);
      // Of one rating nothing is left without it: the reason is all that it moved.
      const single = await run.recommend(role, { items: [1], ratings: [5] });
      expect(single.told.every(({ because }) => Number.isFinite(because[0]))).toBe(true);
    }
    run.dispose();
  });

  it("asks for nothing more where it can take no more, and refuses what is beyond", async () => {
    const run = await runOf("ridge", device);
    const many = (count: number) => ({
      items: Array.from({ length: count }, (_, item) => item),
      ratings: new Array<number>(count).fill(3),
    });
    expect((await run.recommend("learner", many(MOST_KNOWN))).ask).toEqual([]);
    await expect(run.recommend("learner", many(MOST_KNOWN + 1))).rejects.toThrow(
      "Advice is given on 20 ratings at most; here are 21.",
    );
    run.dispose();
  });
});
