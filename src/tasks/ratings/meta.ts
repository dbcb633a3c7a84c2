// Cold-start recommendation: how a new user will rate, from their first few ratings. What there is to choose.

import type { Schema } from "../../schema/fields.ts";
import type { TaskFamilyMeta } from "../meta.ts";

const schema = {
  shots: {
    kind: "integer",
    label: "Ratings known",
    symbol: "K",
    min: 1,
    max: 20,
    default: 5,
    effect: "restart",
    help: "The first ratings of a new user, in the order of time; what is asked are their 21st to 30th, however many are known.",
  },
  tasks: {
    kind: "choice",
    label: "A task is",
    default: "users",
    effect: "restart",
    choices: [
      { value: "users", label: "a user" },
      { value: "genres", label: "a genre" },
    ],
    help: "A new user with their first ratings, or a new genre with the first ratings of its films; a film then belongs to the first of its genres.",
  },
  division: {
    kind: "integer",
    label: "Division of the users",
    min: 1,
    max: 5,
    default: 1,
    effect: "restart",
    advanced: true,
    help: "Which fifth of the users is new at test; another tenth chooses between models, and the rest is trained on.",
  },
  trainedOn: {
    kind: "choice",
    label: "Training draws",
    default: "first",
    effect: "restart",
    advanced: true,
    choices: [
      { value: "first", label: "the first thirty ratings" },
      { value: "windows", label: "any thirty ratings in a row" },
    ],
    help: "Training tasks take a user's first ratings, as tests do, or ratings from any place on, which gives more tasks of another kind: people begin with what everybody knows.",
  },
} as const satisfies Schema;

export const ratingsMeta = {
  label: "Ratings of a new user",
  summary: "Each task is a person; from their first few ratings of films, tell how they rate others.",
  problem: "regression",
  picture: "ratings",
  inputs: "item",
  data: "ratings",
  schema,
} as const satisfies TaskFamilyMeta;
