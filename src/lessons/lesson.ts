// A lesson: one file without code that sets the lab up, asks the viewer to predict, lets them try, and checks that they
// did. Its form is told in docs/lessons.md.

import * as z from "zod/mini";
import { SaidError, said, type Words } from "../words/said.ts";
import { type Condition, conditionForm } from "./condition.ts";

/** A text in one language, or in each. */
const text = z.union([z.string().check(z.minLength(1)), z.strictObject({ en: z.string(), zh: z.string() })]);
export type LessonText = z.infer<typeof text>;

const choice = z.strictObject({
  text,
  right: z._default(z.boolean(), false),
  /** What is said to whoever chooses it. */
  answer: text,
});
const step = z.strictObject({
  say: text,
  /** A shared link: the lab is set up so when the step is entered. */
  open: z.optional(z.string().check(z.startsWith("#v="))),
  ask: z.optional(z.strictObject({ question: text, choices: z.array(choice).check(z.minLength(2)) })),
  try: z.optional(z.strictObject({ do: text, until: z.array(conditionForm).check(z.minLength(1)) })),
});
const form = z.strictObject({
  innerloop: z.literal("lesson"),
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  title: text,
  about: text,
  steps: z.array(step).check(z.minLength(1)),
});

export interface LessonChoice {
  readonly text: LessonText;
  readonly right: boolean;
  readonly answer: LessonText;
}

/** One thing said, and what is asked and tried of it. */
export interface LessonStep {
  readonly say: LessonText;
  readonly open?: string | undefined;
  readonly ask?: { readonly question: LessonText; readonly choices: readonly LessonChoice[] } | undefined;
  /** Done once every condition has held at the same time. */
  readonly try?: { readonly do: LessonText; readonly until: readonly Condition[] } | undefined;
}

export interface Lesson {
  /** As links name it. */
  readonly id: string;
  readonly title: LessonText;
  readonly about: LessonText;
  readonly steps: readonly LessonStep[];
}

/**
 * Reads a lesson. @param from What is said of it comes from here, a file's name for instance.
 * @throws SaidError that names where it comes from, the place in it and what is wrong.
 */
export function readLesson(raw: unknown, from: Words): Lesson {
  const read = form.safeParse(raw);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    const place = path.length > 0 ? path.map(String).join(".") : "—";
    throw new SaidError(said`${said(from)} is no lesson (docs/lessons.md): ${place}: ${message}.`);
  }
  const { id, title, about, steps } = read.data;
  for (const [index, { ask }] of steps.entries())
    if (ask && !ask.choices.some(({ right }) => right))
      throw new SaidError(
        said`${said(from)} is no lesson (docs/lessons.md): ${`steps.${index}.ask`}: ${said`no choice is right`}.`,
      );
  return { id, title, about, steps };
}
