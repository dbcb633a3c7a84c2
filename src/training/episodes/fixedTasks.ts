// The fixed tasks of a split, on which contenders are measured.

import type { Random } from "../../engine/random.ts";
import type { EpisodeBatch, Split } from "../../tasks/episode.ts";
import type { TaskSampler } from "../../tasks/family.ts";
import { asBatch } from "../../tasks/padding.ts";

/** Bytes of examples that are measured at once; what is computed of them takes some 40 to 100 times as much. */
const BYTES = 1 << 20;
/** However small tasks are, no more at once: a pause waits for the part under way, and plain JavaScript is slow. */
const MOST = 100;

/**
 * `count` of a split's fixed tasks from number `first` on: those that the split holds, or else each drawn from a stream
 * of its own, so that it is the same in whatever company it is measured.
 */
export function fixedTasks(
  sampler: TaskSampler,
  random: Random,
  split: Split,
  first: number,
  count: number,
): EpisodeBatch {
  const stream = random.split(split);
  const drawn = Array.from({ length: count }, (_, index) =>
    sampler.held?.[split] === undefined
      ? sampler.sample(stream.split(`${first + index}`), split, 1)
      : sampler.heldTask!(split, first + index),
  );
  const { inputShape, outputs, classIds } = drawn[0]!;
  return {
    tasks: count,
    inputShape,
    outputs,
    support: asBatch(drawn.map(({ support }) => support)),
    query: asBatch(drawn.map(({ query }) => query)),
    ...(classIds && { classIds: Int32Array.from(drawn.flatMap((task) => [...task.classIds!])) }),
  };
}

/**
 * How many of `tasks` are measured at once, by the bytes of a task's examples, seen by each of `samples`. Where it
 * costs little, a number that divides them: any other size of part is compiled anew.
 */
export function tasksAtOnce(task: EpisodeBatch, samples: number, tasks: number): number {
  const { support, query } = task;
  const numbers = [support, query].reduce((total, { x, y }) => total + x.length + y.length, 0);
  const fitting = Math.floor((BYTES * task.tasks) / (4 * samples * numbers));
  const most = Math.max(1, Math.min(tasks, MOST, fitting));
  let even = most;
  while (tasks % even !== 0) even--;
  return 2 * even >= most ? even : most;
}

/** Operations that an evaluation may cost however little is trained around it: some ten seconds of one core of 2020. */
const ALLOWED = 5e10;
/** So few tasks are always measured: fewer would say nothing. */
const LEAST = 5;

/** How many of `tasks` are measured, where each costs so much and the training since the last evaluation so much. */
export const affordableTasks = (tasks: number, each: number, training: number): number =>
  Math.min(tasks, Math.max(LEAST, Math.floor(Math.max(ALLOWED, training) / each)));
