// Training users in two dimensions, and how somebody new moves among them as their ratings come in. A user is what the
// learner, adapted to them, expects of the same titles, less their own mean of it: one definition for any learner. How high
// somebody rates as a whole says nothing of their taste, and would be most of what is seen.

import type { Random } from "../../engine/random.ts";
import type { Between } from "../../engine/work.ts";
import type { KnownRatings, UserMap } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { meanOf } from "../measures/interval.ts";
import { placeIn, project } from "../measures/projection.ts";
import { askedAlike } from "./askedAlike.ts";
import { tasksAtOnce } from "./fixedTasks.ts";
import type { Learner } from "./learner.ts";
import { batchOf } from "./recommend.ts";

/** Training users drawn, always the same, and the most rated titles that they are asked. */
const [DRAWN, ASKED] = [150, 100];
/** Titles told of a user, and of each end of a direction. */
const [LIKED, NAMED] = [3, 2];

type Answering = Pick<Learner, "answersAlike" | "samples">;

/** What is answered to tasks that are all asked the same, less each task's mean, `[T][Q]`: before adaptation for those of which nothing is known. */
async function answers(
  learner: Answering,
  batch: EpisodeBatch,
  steps: number,
  knows: (task: number) => boolean,
  between: Between | undefined,
): Promise<Float32Array[]> {
  const { count, x } = batch.query;
  const query = { count, x: x.subarray(0, x.length / batch.tasks) };
  const atOnce = tasksAtOnce(batch, learner.samples, batch.tasks);
  const rows: Float32Array[] = [];
  for (let first = 0; first < batch.tasks; first += atOnce) {
    const some = Math.min(atOnce, batch.tasks - first);
    const found = await learner.answersAlike(askedAlike(batch, first, some, query), steps, between);
    for (let task = 0; task < some; task++) {
      const all = knows(first + task) ? found.at(-1)! : found[0]!;
      const row = all.slice(task * count, (task + 1) * count);
      const mean = meanOf(row);
      rows.push(row.map((value) => value - mean));
    }
    await between?.("computing");
  }
  return rows;
}

/** Places of the greatest `count` values, the greatest first. */
const greatest = (values: ArrayLike<number>, count: number): number[] =>
  Array.from(values, (_, place) => place)
    .toSorted((one, other) => values[other]! - values[one]!)
    .slice(0, count);

/**
 * The map of users by one contender, and the way of somebody of whom these ratings are known, in their order.
 * @throws Error, a whole sentence, where the tasks are not of items.
 */
export async function userMap(
  learner: Answering,
  sampler: TaskSampler,
  random: Random,
  known: KnownRatings,
  steps: number,
  between?: Between,
): Promise<UserMap> {
  const { shop } = sampler;
  if (shop === undefined) throw new Error("There are no users in this experiment.");
  const items = shop.catalogue.recommended.slice(0, ASKED);
  const ways = Array.from({ length: known.items.length + 1 }, (_, count) => ({
    items: known.items.slice(0, count),
    ratings: known.ratings.slice(0, count),
  }));
  const asked = batchOf(sampler, shop, ways, items);
  const drawn = sampler.sample(random, "training", DRAWN);
  const { count, x } = asked.query;
  const users = askedAlike(drawn, 0, drawn.tasks, { count, x: x.subarray(0, x.length / asked.tasks) });
  const rows = await answers(learner, users, steps, () => true, between);
  // Drawn twice, a user is one.
  const names = Array.from(rows, (_, task) => JSON.stringify(drawn.description(task).title));
  const own = rows.filter((_, task) => names.indexOf(names[task]!) === task);
  const projection = project(own);
  const { points, shares, mean, directions } = projection;
  const way = await answers(learner, asked, steps, (task) => task > 0, between);
  const itemsAt = (places: readonly number[]) => places.map((place) => items[place]!);
  return {
    users: points,
    likes: own.map((row) =>
      itemsAt(
        greatest(
          row.map((value, place) => value - mean[place]!),
          LIKED,
        ),
      ),
    ),
    path: Float32Array.from(way.flatMap((row) => placeIn(projection, row))),
    shares,
    ends: directions.map((direction) => ({
      least: itemsAt(
        greatest(
          direction.map((value) => -value),
          NAMED,
        ),
      ),
      most: itemsAt(greatest(direction, NAMED)),
    })),
    asked: count,
  };
}
