// The lesson that is given: which step, what was predicted, what was done. Lessons that ship are loaded when first asked
// for; a teacher's own come from a file.

import { type Condition, holds, type LabFacts } from "../lessons/condition.ts";
import { type Lesson, type LessonStep, readLesson } from "../lessons/lesson.ts";
import { optionNamed, writeLink } from "../share/link.ts";
import { readShared } from "../share/shared.ts";
import { inARow, SaidError, said } from "../words/said.ts";
import { guard, say } from "./messages.ts";
import { readJson } from "./readJson.ts";
import { takeUp } from "./standing.ts";
import { type LabState, lab } from "./state.ts";

/** A lesson as it stands. */
export interface LessonNow {
  readonly lesson: Lesson;
  /** Whether it ships, so that a link can name it. */
  readonly shipped: boolean;
  /** The step shown, from 0. */
  readonly at: number;
  /** The choice made in each step, by its number. */
  readonly chosen: Readonly<Record<number, number>>;
  /** Steps in which what was to be tried has come about. */
  readonly done: readonly number[];
}

const loadShipped = async () => (await import("../lessons/shipped.ts")).shippedLessons;

/** Loads the lessons that ship, to be chosen from. */
export async function loadLessons(): Promise<void> {
  if (lab.getState().lessons.length > 0) return;
  await guard(loadShipped().then((lessons) => lab.setState({ lessons })));
}

/** What a lesson's conditions are about, as it stands. */
export function factsOf(state: LabState): LabFacts {
  const { record, experiment, wanted, shownStep, probe, ownRatings, ownSupport } = state;
  const now = wanted ?? experiment;
  return {
    iteration: record?.iteration ?? 0,
    step: shownStep,
    task: probe,
    beside: now.beside.length,
    rated: ownRatings.at(-1)?.length ?? 0,
    ownSupport: ownSupport !== undefined,
    state: record?.state,
    algorithm: now.algorithm.id,
    option: (name) => optionNamed(now, name)?.value,
  };
}

/** Whether all of it holds now. */
const isDone = (until: readonly Condition[], state: LabState): boolean =>
  until.every((condition) => holds(condition, factsOf(state)));

/** Follows the lab: what a step asks for is done once it has held. */
lab.subscribe((state) => {
  const { lesson } = state;
  if (lesson === undefined) return;
  const { at, done } = lesson;
  const wanted = lesson.lesson.steps[at]?.try;
  if (wanted === undefined || done.includes(at) || !isDone(wanted.until, state)) return;
  lab.setState({ lesson: { ...lesson, done: [...done, at] } });
});

/** Begins a lesson, at a step. */
export function beginLesson(lesson: Lesson, shipped: boolean, at = 0): void {
  const first = Math.min(Math.max(0, at), lesson.steps.length - 1);
  lab.setState({
    gallery: false,
    arriving: false,
    lesson: { lesson, shipped, at: first, chosen: {}, done: [] },
  });
  enter(lesson.steps.slice(0, first + 1).findLast(({ open }) => open !== undefined));
}

/** Begins a lesson that ships, by its id. @throws SaidError, told to the person, where there is none. */
export async function beginShipped(id: string, at: number): Promise<void> {
  await guard(
    loadShipped().then((lessons) => {
      const found = lessons.find((lesson) => lesson.id === id);
      if (found === undefined) throw new SaidError(said`There is no lesson “${id}”.`);
      beginLesson(found, true, at);
    }),
  );
}

/** Begins a teacher's own lesson. */
export async function takeLesson(file: Pick<File, "name" | "text">): Promise<void> {
  await guard(
    (async () => {
      const raw = await readJson(file);
      beginLesson(readLesson(raw, said`${file.name}`), false);
    })(),
  );
}

/** Sets the lab up as a step says; what stands so already goes on. */
function enter(step: LessonStep | undefined): void {
  if (step?.open === undefined) return;
  const { experiment, problems } = readShared(step.open);
  if (problems.length > 0) say(inARow(problems.map(({ message }) => message)));
  const { record, wanted } = lab.getState();
  const now = wanted ?? record?.experiment;
  if (now && writeLink(now) === writeLink(experiment)) return;
  void takeUp(experiment, { history: "push" });
}

/** Shows another step. */
function showLessonStep(at: number): void {
  const { lesson } = lab.getState();
  if (lesson === undefined || at < 0 || at >= lesson.lesson.steps.length) return;
  lab.setState({ lesson: { ...lesson, at } });
  enter(lesson.lesson.steps[at]);
}

/** Goes so many steps on, or back. */
export const turnLesson = (by: number): void => {
  const { lesson } = lab.getState();
  if (lesson) showLessonStep(lesson.at + by);
};

/** Predicts: the first choice of a step counts. */
export function predict(choice: number): void {
  const { lesson } = lab.getState();
  if (lesson === undefined || lesson.chosen[lesson.at] !== undefined) return;
  lab.setState({ lesson: { ...lesson, chosen: { ...lesson.chosen, [lesson.at]: choice } } });
}

export const endLesson = (): void => lab.setState({ lesson: undefined });

/** Ends the lesson, which was gone through to the end. */
export const finishLesson = (): void =>
  lab.setState(({ lesson, lessonsDone }) => ({
    lesson: undefined,
    lessonsDone: lesson ? [...new Set([...lessonsDone, lesson.lesson.id])] : lessonsDone,
  }));
