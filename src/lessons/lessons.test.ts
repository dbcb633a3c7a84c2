// The lessons that ship: whole in both languages, possible in the lab, and what conditions mean.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { optionNamed } from "../share/link.ts";
import { readShared } from "../share/shared.ts";
import { holds, type LabFacts } from "./condition.ts";
import { type LessonText, readLesson } from "./lesson.ts";
import { shippedLessons } from "./shipped.ts";

const facts: LabFacts = {
  iteration: 100,
  step: 5,
  task: 0,
  beside: 1,
  rated: 0,
  ownSupport: false,
  state: "paused",
  algorithm: "maml",
  option: (name) => ({ innerLearningRate: 0.01, order: "first" })[name],
};

describe("a condition", () => {
  it.each([
    [{ iteration: { atLeast: 100 } }, true],
    [{ iteration: { atLeast: 101 } }, false],
    [{ step: { atMost: 4 } }, false],
    [{ beside: { atLeast: 1, atMost: 1 } }, true],
    [{ rated: { atLeast: 1 } }, false],
    [{ ownSupport: false }, true],
    [{ ownSupport: true }, false],
    [{ state: "paused" as const }, true],
    [{ algorithm: "reptile" }, false],
    [{ option: "innerLearningRate", atLeast: 0.01 }, true],
    [{ option: "innerLearningRate", atMost: 0.001 }, false],
    [{ option: "order", is: "first" }, true],
    [{ option: "order", atLeast: 1 }, false],
    [{ option: "unknown", is: 1 }, false],
  ])("%j is %s", (condition, expected) => expect(holds(condition, facts)).toBe(expected));
});

describe("a lesson's file", () => {
  const good = {
    innerloop: "lesson",
    version: 1,
    id: "mine",
    title: "Mine",
    about: "About",
    steps: [{ say: "Look." }],
  };

  it("may be in one language, and short", () => {
    expect(readLesson(good, "mine.json").steps).toEqual([{ say: "Look." }]);
  });

  it.each([
    [{ ...good, innerloop: "sweep" }, "innerloop"],
    [{ ...good, steps: [] }, "steps"],
    [{ ...good, steps: [{ say: { en: "no Chinese" } }] }, "steps.0.say"],
    [{ ...good, steps: [{ say: "a", open: "https://elsewhere" }] }, "steps.0.open"],
    [{ ...good, steps: [{ say: "a", try: { do: "b", until: [{ iterations: 5 }] } }] }, "steps.0.try.until.0"],
    [
      {
        ...good,
        steps: [
          { say: "a", ask: { question: "?", choices: ["b", "c"].map((text) => ({ text, answer: "d" })) } },
        ],
      },
      "steps.0.ask: no choice is right",
    ],
  ])("%j is refused with its place", (raw, place) => {
    expect(() => readLesson(raw, "mine.json")).toThrow(place);
    expect(() => readLesson(raw, "mine.json")).toThrow(/^mine\.json is no lesson/);
  });
});

describe("the lessons that ship", () => {
  it("are all files of their folder, each once, eight of them", () => {
    const folder = new URL("./shipped/", import.meta.url);
    const ids = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")).id);
    expect(shippedLessons.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(8);
  });

  it.each(shippedLessons.map((lesson) => [lesson.id, lesson] as const))(
    "%s is in both languages, asks and lets try, and sets the lab up by links without a fault",
    (_id, { title, about, steps }) => {
      const texts: LessonText[] = [
        title,
        about,
        ...steps.flatMap(({ say, ask, try: wanted }) => [
          say,
          ...(ask ? [ask.question, ...ask.choices.flatMap(({ text, answer }) => [text, answer])] : []),
          ...(wanted ? [wanted.do] : []),
        ]),
      ];
      for (const text of texts) {
        if (typeof text === "string") throw new Error(`“${text}” is in one language.`);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        expect(text.zh).toMatch(/\p{Script=Han}/u);
      }
      expect(steps[0]!.open).toBeDefined();
      expect(steps.some(({ ask }) => ask)).toBe(true);
      expect(steps.some((step) => step.try)).toBe(true);
      let { experiment } = readShared(steps[0]!.open!);
      for (const { open, try: wanted } of steps) {
        if (open) {
          const read = readShared(open);
          expect(read.problems).toEqual([]);
          experiment = read.experiment;
        }
        for (const condition of wanted?.until ?? []) {
          if ("option" in condition) expect(optionNamed(experiment, condition.option)).toBeDefined();
          if ("iteration" in condition)
            expect(condition.iteration.atLeast).toBeLessThanOrEqual(Number(experiment.training.iterations));
        }
      }
    },
  );

  it("ask one question with one right answer at a time", () => {
    for (const { steps } of shippedLessons)
      for (const { ask } of steps) if (ask) expect(ask.choices.filter(({ right }) => right)).toHaveLength(1);
  });
});
