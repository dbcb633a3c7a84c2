// Agreement of gradients made by hand, and of a learner's own against each pair's cosine.

import { expect, it } from "vitest";
import { startBackend } from "../../engine/backend/start.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import { batchOf, learnerFor } from "../../testing/smallLearner.ts";
import { gradientAgreement } from "./gradientAgreement.ts";
import type { Learner } from "./learner.ts";

const { support, query, ...rest } = batchOf("regression", [1]);
/** So many tasks. */
const batchFor = (tasks: number): EpisodeBatch => {
  const times = ({ x, y, count }: typeof support) => ({
    x: x.slice(0, tasks * count),
    y: y.slice(0, tasks * count),
    count,
  });
  const long = (set: typeof support) => ({
    x: Float32Array.from([...set.x, ...set.x]),
    y: Float32Array.from([...set.y, ...set.y]),
    count: set.count,
  });
  return { ...rest, tasks, support: times(long(support)), query: times(long(query)) };
};
/** A learner whose gradients by task are these. */
const learnerOf = (gradients: readonly (readonly number[])[]) =>
  ({
    options: {},
    metaGradient: async (_batch: EpisodeBatch, _options: object, _between: unknown, task: number) => ({
      gradients: {
        a: Float32Array.from(gradients[task]!.slice(0, 1)),
        b: Float32Array.from(gradients[task]!.slice(1)),
      },
    }),
  }) as unknown as Learner;

it("is the mean cosine of each two gradients, whatever their lengths", async () => {
  const agreement = (...gradients: number[][]) =>
    gradientAgreement(learnerOf(gradients), batchFor(gradients.length));
  expect(await agreement([1, 2], [3, 6])).toBeCloseTo(1, 6);
  expect(await agreement([0, 5], [2, 0])).toBeCloseTo(0, 6);
  expect(await agreement([1, 0], [-4, 0])).toBeCloseTo(-1, 6);
  // Cosines 0.6 (first and second), −1 (first and third), −0.6 (second and third).
  expect(await agreement([1, 0], [3, 4], [-2, 0])).toBeCloseTo((0.6 - 1 - 0.6) / 3, 6);
});

it("leaves out a task that wants nothing, and says nothing where fewer than two want anything", async () => {
  expect(
    await gradientAgreement(
      learnerOf([
        [3, 4],
        [0, 0],
        [6, 8],
      ]),
      batchFor(3),
    ),
  ).toBeCloseTo(1, 6);
  expect(
    await gradientAgreement(
      learnerOf([
        [3, 4],
        [0, 0],
      ]),
      batchFor(2),
    ),
  ).toBeUndefined();
});

it("is of each task's own gradient", async () => {
  const { device } = await startBackend("cpu");
  const batch = batchOf("regression", [1]);
  const learner = await learnerFor(device, "maml", "mlp", { hiddenUnits: 4 }, {}, batch);
  const half = (set: typeof support, task: number) => ({
    x: set.x.slice(task * set.count, (task + 1) * set.count),
    y: set.y.slice(task * set.count, (task + 1) * set.count),
    count: set.count,
  });
  const gradientOf = async (task: number) => {
    const own = { ...batch, tasks: 1, support: half(batch.support, task), query: half(batch.query, task) };
    const { gradients } = await learner.metaGradient(own);
    return Object.values(gradients).flatMap((part) => [...part]);
  };
  const [one, other] = [await gradientOf(0), await gradientOf(1)];
  const product = (a: number[], b: number[]) =>
    a.reduce((total, value, index) => total + value * b[index]!, 0);
  const cosine = product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  expect(await gradientAgreement(learner, batch)).toBeCloseTo(cosine, 5);
  expect(Math.abs(cosine)).toBeLessThan(0.999);
  learner.dispose();
});
