// What a mapping must hold for each kind of data that is made of tables. Light: the page asks it at every choice.

import type { DataKindId } from "../kind.ts";
import type { Mapping } from "./mapping.ts";
import type { MappingProblem } from "./mappingProblems.ts";

/** What keeps a mapping that may be used from making a kind of data; empty when nothing does. Kinds without one come otherwise. */
export const needs: Readonly<Partial<Record<DataKindId, (mapping: Mapping) => MappingProblem[]>>> = {
  sentences: ({ text, target }) => [
    ...(text === undefined
      ? [
          {
            field: "text" as const,
            message: "Sentences are what an intent is told by. Choose the column that holds them.",
          },
        ]
      : []),
    ...(target === undefined
      ? []
      : [
          {
            field: "target" as const,
            message: "What a sentence means is its class, not a number. Leave the target out.",
          },
        ]),
  ],
};
