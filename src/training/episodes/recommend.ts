// Advice for somebody new: what they would like, because of what, and what to ask them next. All of it by adapting the
// learner that stands, whatever it is.

import type { Advice, KnownRatings } from "../../experiment/shown.ts";
import { MOST_KNOWN } from "../../experiment/shown.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
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
function batchOf(sampler: TaskSampler, tasks: readonly Known[], asked: ArrayLike<number>): EpisodeBatch {
  const width = sampler.inputShape[0]!;
  const encode = sampler.encodeItem!;
  const count = tasks.length;
  const support = {
    x: new Float32Array(count * MOST_KNOWN * width),
    y: new Float32Array(count * MOST_KNOWN),
    count: MOST_KNOWN,
    weights: new Float32Array(count * MOST_KNOWN),
  };
  tasks.forEach(({ items, ratings, without }, task) => {
    items.forEach((item, place) => {
      const row = task * MOST_KNOWN + place;
      encode(item, support.x, row * width);
      support.y[row] = ratings[place]!;
      support.weights[row] = place === without ? 0 : 1;
    });
  });
  const x = new Float32Array(count * asked.length * width);
  for (let place = 0; place < asked.length; place++) encode(asked[place]!, x, place * width);
  for (let task = 1; task < count; task++) x.copyWithin(task * asked.length * width, 0, asked.length * width);
  const query = { x, y: new Float32Array(count * asked.length), count: asked.length };
  return { tasks: count, inputShape: sampler.inputShape, outputs: 1, support, query };
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
  known: KnownRatings,
  asked: readonly number[],
  steps: number,
): Promise<Float32Array[]> {
  const count = known.items.length;
  const batch = batchOf(sampler, [known], asked);
  const exact = await learner.contributions(batch);
  if (exact)
    return Array.from({ length: count }, (_, place) =>
      Float32Array.from(asked, (__, query) => exact[query * MOST_KNOWN + place]!),
    );
  const all = await answers(learner, batch, steps, false);
  const left = Array.from({ length: count }, (_, without) => ({ ...known, without }));
  const others = await answers(learner, batchOf(sampler, left, asked), steps, count === 1);
  return left.map((_, place) => all.map((value, query) => value - others[place * asked.length + query]!));
}

/**
 * Items of which an answer would tell most: how far one above what is expected moves the answers to the items watched
 * apart, as a standard deviation. What moves all of them alike re-orders nothing.
 */
async function questions(
  learner: Learner,
  sampler: TaskSampler,
  known: KnownRatings,
  scoreOf: (item: number) => number,
  steps: number,
): Promise<Advice["ask"]> {
  if (known.items.length === MOST_KNOWN) return [];
  const { recommended } = sampler.catalogue!;
  const open = [...recommended].filter((item) => !known.items.includes(item));
  const [askable, watched] = [open.slice(0, ASKABLE), open.slice(0, WATCHED)];
  const tasks = askable.map((item) => ({
    items: [...known.items, item],
    ratings: [...known.ratings, scoreOf(item) + 1],
  }));
  if (tasks.length === 0) return [];
  const moved = await answers(learner, batchOf(sampler, tasks, watched), steps, false);
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
  if (sampler.catalogue === undefined) throw new Error("There is nothing to recommend in this experiment.");
  if (known.items.length > MOST_KNOWN)
    throw new Error(`Advice is given on ${MOST_KNOWN} ratings at most; here are ${known.items.length}.`);
  const { recommended } = sampler.catalogue;
  const nothing = known.items.length === 0;
  const scores = await answers(learner, batchOf(sampler, [known], recommended), steps, nothing);
  const places = new Map(Array.from(recommended, (item, place) => [item, place]));
  const order = [...recommended]
    .filter((item) => !known.items.includes(item))
    .sort((one, other) => scores[places.get(other)!]! - scores[places.get(one)!]!);
  const told = order.slice(0, TOLD);
  const because = nothing ? [] : await reasons(learner, sampler, known, told, steps);
  return {
    order: Uint32Array.from(order),
    told: told.map((item, place) => ({
      item,
      answer: scores[places.get(item)!]!,
      because: because.map((each) => each[place]!),
    })),
    ask: await questions(learner, sampler, known, (item) => scores[places.get(item)!]!, steps),
  };
}
