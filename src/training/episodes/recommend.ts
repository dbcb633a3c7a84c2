// Advice for somebody new: what they would like, because of what, and what to ask them next. All of it by adapting the
// learner that stands, whatever it is.

import type { Advice, KnownRatings } from "../../experiment/shown.ts";
import { MOST_KNOWN } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { Shop, TaskSampler } from "../../tasks/family.ts";
import { asBatch } from "../../tasks/padding.ts";
import { meanOf } from "../measures/interval.ts";
import type { Learner } from "./learner.ts";

/** Items told of with reasons, and questions told of. */
const [TOLD, QUESTIONS] = [10, 5];
/** Questions are chosen among the items that most people know, by how far the answers to as many others would move. */
const [ASKABLE, WATCHED] = [40, 200];

/** Ratings of one task: places of `known`, and what counts of them. */
interface Known extends KnownRatings {
  /** The place that does not count; none where absent. */
  readonly without?: number;
}

/** Tasks that all ask the same items. */
export function batchOf(
  sampler: TaskSampler,
  shop: Shop,
  tasks: readonly Known[],
  asked: ArrayLike<number>,
): EpisodeBatch {
  const { inputShape } = sampler;
  const [width] = inputShape as [number];
  const support = asBatch(
    tasks.map(({ items, ratings, without }) => {
      const known = shop.support(items, ratings, MOST_KNOWN);
      const counting = known.weights ?? new Float32Array(known.count).fill(1);
      return { ...known, weights: counting.map((weight, row) => (row === without ? 0 : weight)) };
    }),
  );
  const x = new Float32Array(tasks.length * asked.length * width);
  for (let place = 0; place < asked.length; place++) shop.encode(asked[place]!, x, place * width);
  for (let task = 1; task < tasks.length; task++)
    x.copyWithin(task * asked.length * width, 0, asked.length * width);
  const query = { x, y: new Float32Array(tasks.length * asked.length), count: asked.length };
  return { tasks: tasks.length, inputShape, outputs: 1, support, query };
}

/** What the learner answers after its steps, `[T, Q]`; before them where nothing is known. */
async function answers(learner: Learner, batch: EpisodeBatch, steps: number, nothingKnown: boolean) {
  const { outputs } = await learner.predict(batch, steps);
  return nothingKnown ? outputs[0]! : outputs.at(-1)!;
}

/**
 * How much each known rating adds to each answer, `[S, Q]`: exactly, where the learner can tell, else the answer less
 * that without the rating.
 */
async function reasons(
  learner: Learner,
  sampler: TaskSampler,
  shop: Shop,
  known: KnownRatings,
  asked: readonly number[],
  steps: number,
): Promise<Float32Array[]> {
  const count = known.items.length;
  const batch = batchOf(sampler, shop, [known], asked);
  const exact = await learner.contributions(batch);
  if (exact)
    return Array.from({ length: count }, (_, place) =>
      Float32Array.from(asked, (__, query) => exact[query * batch.support.count + place]!),
    );
  const all = await answers(learner, batch, steps, false);
  const left = Array.from({ length: count }, (_, without) => ({ ...known, without }));
  const others = await answers(learner, batchOf(sampler, shop, left, asked), steps, count === 1);
  return left.map((_, place) => all.map((value, query) => value - others[place * asked.length + query]!));
}

/**
 * Items of which an answer would tell most: how far one above what is expected moves the answers to the items watched
 * apart, as a standard deviation. What moves all of them alike re-orders nothing.
 */
async function questions(
  learner: Learner,
  sampler: TaskSampler,
  shop: Shop,
  known: KnownRatings,
  scoreOf: (item: number) => number,
  steps: number,
): Promise<Advice["ask"]> {
  if (known.items.length === MOST_KNOWN) return [];
  const { recommended } = shop.catalogue;
  const open = [...recommended].filter((item) => !known.items.includes(item));
  const [askable, watched] = [open.slice(0, ASKABLE), open.slice(0, WATCHED)];
  const tasks = askable.map((item) => ({
    items: [...known.items, item],
    ratings: [...known.ratings, shop.better(scoreOf(item))],
  }));
  if (tasks.length === 0) return [];
  const moved = await answers(learner, batchOf(sampler, shop, tasks, watched), steps, false);
  const told = askable.map((item, task) => {
    const changes = watched.flatMap((other, place) =>
      other === item ? [] : [moved[task * watched.length + place]! - scoreOf(other)],
    );
    const mean = meanOf(changes);
    return { item, moves: Math.sqrt(meanOf(changes.map((change) => (change - mean) ** 2))) };
  });
  return told.toSorted((one, other) => other.moves - one.moves).slice(0, QUESTIONS);
}

/**
 * Advice to somebody of whom these ratings are known.
 * @throws Error, a whole sentence, where the tasks are not of items or too many ratings are known.
 */
export async function recommend(
  learner: Learner,
  sampler: TaskSampler,
  known: KnownRatings,
  steps: number,
): Promise<Advice> {
  const { shop } = sampler;
  if (shop === undefined) throw new Error("There is nothing to recommend in this experiment.");
  if (known.items.length > MOST_KNOWN)
    throw new Error(`Advice is given on ${MOST_KNOWN} ratings at most; here are ${known.items.length}.`);
  const { recommended } = shop.catalogue;
  const nothing = known.items.length === 0;
  const scores = await answers(learner, batchOf(sampler, shop, [known], recommended), steps, nothing);
  const places = new Map(Array.from(recommended, (item, place) => [item, place]));
  const order = [...recommended]
    .filter((item) => !known.items.includes(item))
    .sort((one, other) => scores[places.get(other)!]! - scores[places.get(one)!]!);
  const told = order.slice(0, TOLD);
  const because = nothing ? [] : await reasons(learner, sampler, shop, known, told, steps);
  return {
    order: Uint32Array.from(order),
    told: told.map((item, place) => ({
      item,
      answer: scores[places.get(item)!]!,
      because: because.map((each) => each[place]!),
    })),
    ask: await questions(learner, sampler, shop, known, (item) => scores[places.get(item)!]!, steps),
  };
}
