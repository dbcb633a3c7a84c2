// A map of users by hand: a learner whose answers are sums of what it was told, so that users are points of a plane.

import { expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import type { EpisodeBatch, Examples } from "../../tasks/episode.ts";
import type { Shop, TaskSampler } from "../../tasks/family.ts";
import type { Learner } from "./learner.ts";
import { userMap } from "./userMap.ts";

/** Six titles that are asked, two of each kind, and a seventh that is too little known to be. */
const [KINDS, ASKED] = [3, 6];
/** What each of four users said of a title of each kind: s (1, −1, 0) + t (1, 1, −2), at a level of their own. */
const WAYS = [
  [3, 1, 0],
  [3, -1, 5],
  [-3, 1, -2],
  [-3, -1, 1],
] as const;
const USERS = WAYS.map(([s, t, level]) => [level + s + t, level - s + t, level - 2 * t]);

const supportOf = (items: readonly number[], ratings: readonly number[], slots: number): Examples => ({
  x: Float32Array.from({ length: slots }, (_, row) => items[row] ?? 0),
  y: Float32Array.from({ length: slots }, (_, row) => ratings[row] ?? 0),
  weights: Float32Array.from({ length: slots }, (_, row) => (row < items.length ? 1 : 0)),
  count: slots,
});
const shop = {
  catalogue: { recommended: Uint32Array.from({ length: ASKED }, (_, item) => item) },
  encode: (item: number, to: Float32Array, offset: number) => {
    to[offset] = item;
  },
  support: supportOf,
} as unknown as Shop;
const sampler = {
  inputShape: [1],
  shop,
  sample: (_: Random, __: string, tasks: number) => {
    const drawn = Array.from({ length: tasks }, (_, task) =>
      supportOf([0, 1, 2], USERS[task % USERS.length]!, KINDS),
    );
    const joined = (part: "x" | "y" | "weights") =>
      Float32Array.from(drawn.flatMap((examples) => [...examples[part]!]));
    const support = { x: joined("x"), y: joined("y"), weights: joined("weights"), count: KINDS };
    return {
      tasks,
      inputShape: [1],
      outputs: 1,
      support,
      query: support,
      description: (task: number) => ({ kind: "ratings", title: `user ${task % USERS.length}` }),
    };
  },
} as unknown as TaskSampler;
/** Expects of a title the sum of what was said of its kind; nothing before adaptation. */
const learner: Pick<Learner, "answersAlike" | "samples"> = {
  samples: 1,
  async answersAlike({ tasks, support, query }: EpisodeBatch) {
    const answers = new Float32Array(tasks * query.count);
    for (let task = 0; task < tasks; task++)
      for (let row = 0; row < query.count; row++)
        for (let known = 0; known < support.count; known++) {
          const [at, asked] = [task * support.count + known, task * query.count + row];
          if (support.x[at]! % KINDS === query.x[asked]! % KINDS)
            answers[asked]! += support.weights![at]! * support.y[at]!;
        }
    return [new Float32Array(answers.length), answers];
  },
};

it("lays users out along what their tastes differ in most, and somebody new by what they say", async () => {
  const known = { items: [6, 4], ratings: [2, 2] };
  const map = await userMap(learner, sampler, new Random(1), known, 1);
  // Over two titles of each kind (1, −1, 0) is 2 long and (1, 1, −2) √12: variances 9 · 4 and 12.
  const [first, second] = [2, Math.sqrt(12)];
  expect(map.shares[0]).toBeCloseTo(36 / 48, 5);
  expect(map.shares[1]).toBeCloseTo(12 / 48, 5);
  expect(map.asked).toBe(ASKED);
  expect(map.users.length).toBe(2 * USERS.length);
  const [right, up] = [Math.sign(map.users[0]!), Math.sign(map.users[1]!)];
  const placesAre = (points: Float32Array, ways: readonly (readonly [number, number])[]) => {
    expect(points.length).toBe(2 * ways.length);
    for (const [place, [s, t]] of ways.entries()) {
      expect(points[2 * place]).toBeCloseTo(right * s * first, 4);
      expect(points[2 * place + 1]).toBeCloseTo(up * t * second, 4);
    }
  };
  placesAre(
    map.users,
    WAYS.map(([s, t]) => [s, t]),
  );
  // (2, 0, 0) less its mean is s = 1, t = 1/3, and (2, 2, 0) less its own s = 0, t = 2/3.
  placesAre(map.path, [
    [0, 0],
    [1, 1 / 3],
    [0, 2 / 3],
  ]);
  expect(map.likes[0]!.slice(0, 2).toSorted()).toEqual([0, 3]);
  const [across, upwards] = map.ends;
  expect((right > 0 ? across!.most : across!.least).toSorted()).toEqual([0, 3]);
  expect((right > 0 ? across!.least : across!.most).toSorted()).toEqual([1, 4]);
  expect((up > 0 ? upwards!.least : upwards!.most).toSorted()).toEqual([2, 5]);
});

it("is told where there are no users", async () => {
  const none = { ...sampler, shop: undefined } as unknown as TaskSampler;
  await expect(userMap(learner, none, new Random(1), { items: [], ratings: [] }, 1)).rejects.toThrow(
    "no users",
  );
});
