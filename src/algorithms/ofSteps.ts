// Meta-parameters of which each inner step has its own, by name: "<kind><step>:<weights>".

import type { Values } from "../engine/graph/value.ts";

/** The name of what a step (from 0) has for these weights; a kind ends in a colon. */
export const nameAt = (kind: string, step: number, name: string): string => `${kind}${step}:${name}`;

/** The last step that has a kind of its own; later ones share it. 0 where none has. */
export function lastStep(parameters: Values, kind: string): number {
  const steps = Object.keys(parameters)
    .filter((name) => name.startsWith(kind))
    .map((name) => Number(name.slice(kind.length).split(":")[0]));
  return Math.max(0, ...steps);
}

/** Steps from 0 on, so many. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, step) => step);
