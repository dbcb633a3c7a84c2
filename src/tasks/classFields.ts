// Options that families of n-way k-shot episodes have in common (Vinyals et al. 2016).

import type { IntegerField } from "../schema/fields.ts";

/** How far the sizes of a family's episodes go. */
interface Most {
  readonly ways: number;
  readonly shots: number;
  /** Of each class. */
  readonly queries: number;
  /** Queries of each class at test, unless a person chooses otherwise. */
  readonly testQueries: number;
}

const count = <const Field extends Pick<IntegerField, "label" | "min" | "max" | "default" | "help">>(
  field: Field,
) => ({ kind: "integer", effect: "restart", ...field }) as const;

/** Ways, shots and queries in training, and those at test, which follow them until they are taken apart. */
export const classFields = ({ ways, shots, queries, testQueries }: Most) => ({
  ways: {
    ...count({
      label: "Ways",
      min: 2,
      max: ways,
      default: 5,
      help: "More classes to tell apart make each episode harder.",
    }),
    symbol: "N",
    ofTraining: true as const,
  },
  shots: {
    ...count({
      label: "Shots",
      min: 1,
      max: shots,
      default: 1,
      help: "More examples of each class make an episode easier.",
    }),
    symbol: "K",
    ofTraining: true as const,
  },
  query: {
    ...count({
      label: "Queries per class",
      min: 1,
      max: queries,
      default: 5,
      help: "More queries give a steadier gradient and cost more time.",
    }),
    ofTraining: true as const,
  },
  testWays: {
    ...count({
      label: "Ways at test",
      min: 2,
      max: ways,
      default: 5,
      help: "Classes of an evaluation episode; only learners without inner steps may differ from training.",
    }),
    advanced: true as const,
    follows: "ways",
  },
  testShots: {
    ...count({
      label: "Shots at test",
      min: 1,
      max: shots,
      default: 1,
      help: "Examples of each class that evaluation may learn from.",
    }),
    advanced: true as const,
    follows: "shots",
  },
  testQuery: {
    ...count({
      label: "Queries per class at test",
      min: 1,
      max: queries,
      default: testQueries,
      help: "More queries measure accuracy more exactly.",
    }),
    advanced: true as const,
  },
});
