// What is said of a learner's inside.

import { said } from "../../words/said.ts";

export const INSIDE = {
  toggle: said`Look inside`,
  nothing: {
    title: said`Nothing to look at`,
    about: said`This contender answers at once: it has no weights on their way from step to step, and no space in which it compares.`,
  },
  path: {
    title: said`The way of the weights`,
    about: (shares: string) =>
      said`All its weights at once, in the two directions in which they move most (${shares} of the movement). Below, the loss on the support set at each step.`,
    start: said`start`,
    at: (step: number) => said`loss · step ${step}`,
    label: (steps: number) =>
      said`The way of the weights over ${steps} inner steps, in two dimensions, and the loss on the support set at each`,
  },
  space: {
    title: said`What lies near what`,
    about: (shares: string) =>
      said`Each example as a point of the learned space, in the two directions of most variance (${shares}). A query is taken for what lies nearest, in all dimensions.`,
    label: said`Embeddings of support examples, prototypes and queries, in two dimensions`,
    support: said`● support`,
    query: said`○ query`,
    prototype: said`◆ prototype`,
  },
} as const;
