// A lesson as it is given: what it sets up, what counts as done, and what is kept of a prediction.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readLesson } from "../lessons/lesson.ts";
import { recordFor } from "../testing/records.ts";
import { inEnglish } from "../words/said.ts";
import {
  beginLesson,
  beginShipped,
  endLesson,
  factsOf,
  finishLesson,
  loadLessons,
  predict,
  takeLesson,
  turnLesson,
} from "./lesson.ts";
import { type Lab, putOnLine } from "./line.ts";
import { emptyState, FIRST_VISIT, lab } from "./state.ts";

const lesson = readLesson(
  {
    innerloop: "lesson",
    version: 1,
    id: "mine",
    title: "Mine",
    about: "About",
    steps: [
      {
        say: "First.",
        open: "#v=1&iterations=50",
        try: { do: "Train.", until: [{ iteration: { atLeast: 10 } }] },
      },
      {
        say: "Then.",
        ask: {
          question: "Which?",
          choices: [
            { text: "a", answer: "no" },
            { text: "b", right: true, answer: "yes" },
          ],
        },
      },
    ],
  },
  "mine",
);
/** A worker that prepares for ever. */
const prepare = vi.fn(() => new Promise(() => {}));
const now = () => lab.getState().lesson!;

beforeEach(() => {
  lab.setState(emptyState, true);
  prepare.mockClear();
  putOnLine({ prepare, save: async () => ({ iteration: 0, learners: [] }) } as unknown as Lab);
});
afterEach(endLesson);

describe("a lesson", () => {
  it("sets the lab up, and leaves it where it stands so already", () => {
    beginLesson(lesson, false);
    expect(prepare).toHaveBeenCalledTimes(0);
    expect(lab.getState().wanted?.training.iterations).toBe(50);
  });

  it("has a step done once all that it asks for has held, and never undone", () => {
    beginLesson(lesson, false);
    lab.setState({ record: { ...recordFor("a"), iteration: 9 } });
    expect(now().done).toEqual([]);
    lab.setState({ record: { ...recordFor("a"), iteration: 10 } });
    expect(now().done).toEqual([0]);
    lab.setState({ record: { ...recordFor("a"), iteration: 0 } });
    expect(now().done).toEqual([0]);
  });

  it("goes on and back within its steps, and keeps the first prediction", () => {
    beginLesson(lesson, false);
    turnLesson(-1);
    expect(now().at).toBe(0);
    turnLesson(1);
    turnLesson(1);
    expect(now().at).toBe(1);
    predict(0);
    predict(1);
    expect(now().chosen).toEqual({ 1: 0 });
  });

  it("gone through to the end is remembered as done, one that is put away is not", () => {
    beginLesson(lesson, false);
    endLesson();
    expect(lab.getState().lessonsDone).toEqual([]);
    beginLesson(lesson, false);
    finishLesson();
    expect(lab.getState()).toMatchObject({ lesson: undefined, lessonsDone: ["mine"] });
  });

  it("that ships is begun by its id at a step, and one that there is not is said", async () => {
    await beginShipped("averages", 2);
    expect(now()).toMatchObject({ at: 2, shipped: true, lesson: { id: "averages" } });
    endLesson();
    await beginShipped("nothing", 0);
    expect(lab.getState().lesson).toBeUndefined();
    expect(lab.getState().messages.map(({ text }) => inEnglish(text))).toEqual([
      "There is no lesson “nothing”.",
    ]);
    await loadLessons();
    expect(lab.getState().lessons).toHaveLength(8);
  });

  it("of a teacher's own comes from a file; what is none is said with its name", async () => {
    await takeLesson({
      name: "own.json",
      text: async () =>
        JSON.stringify({
          innerloop: "lesson",
          version: 1,
          id: "own",
          title: "Own",
          about: "A",
          steps: [{ say: "Hello." }],
        }),
    });
    expect(now()).toMatchObject({ shipped: false, lesson: { title: "Own" } });
    await takeLesson({ name: "bad.json", text: async () => "{}" });
    expect(now().lesson.title).toBe("Own");
    expect(inEnglish(lab.getState().messages.at(-1)!.text)).toMatch(/^bad\.json is no lesson/);
  });

  it("knows of the lab what a person sees: also knobs by their names in links", () => {
    const facts = factsOf({ ...lab.getState(), experiment: FIRST_VISIT, probe: 2, shownStep: 3 });
    expect(facts).toMatchObject({ task: 2, step: 3, iteration: 0, algorithm: "maml", ownSupport: false });
    expect(facts.option("innerLearningRate")).toBe(0.01);
    expect(facts.option("nothing")).toBeUndefined();
  });
});
