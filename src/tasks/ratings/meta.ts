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
  target: {
    kind: "choice",
    label: "What is asked",
    default: "rating",
    effect: "restart",
    choices: [
      { value: "rating", label: "how they rate" },
      { value: "liking", label: "what they like" },
    ],
    help: "Ratings of what they chose to rate, or, of all that could be recommended, what they will rate four or more.",
  },
  factors: {
    kind: "integer",
    label: "Factors of taste",
    min: 1,
    max: 64,
    default: 16,
    effect: "restart",
    advanced: true,
    when: { option: "target", is: ["liking"] },
    help: "In so many directions of who likes what tastes are told apart; more take more known ratings to settle.",
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
    help: "A new user with their first ratings, or a new genre with the first ratings of what is in it; each item then belongs to the first of its genres.",
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
    ofTraining: true,
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
  summary:
    "Each task is a person; from their first few ratings, tell how they rate other things, or which they will like.",
  problem: "regression",
  picture: "ratings",
  inputs: "item",
  data: "ratings",
  schema,
} as const satisfies TaskFamilyMeta;
