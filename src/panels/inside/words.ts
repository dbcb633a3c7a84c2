// What is said of a learner's inside.

import { said, type Words } from "../../words/said.ts";

export const INSIDE = {
  toggle: said`Look inside`,
  nothing: {
    title: said`Nothing to look at`,
    about: said`This contender answers at once: it has no weights on their way from step to step, and no space in which it compares.`,
  },
  path: {
    title: said`The way of the weights`,
    choice: said`the way`,
    about: (shares: string) =>
      said`All its weights at once, in the two directions in which they move most (${shares} of the movement). Below, the loss on the support set at each step.`,
    start: said`start`,
    at: (step: number) => said`loss · step ${step}`,
    label: (steps: number) =>
      said`The way of the weights over ${steps} inner steps, in two dimensions, and the loss on the support set at each`,
  },
  which: said`What is drawn inside`,
  plane: {
    title: said`The loss around the way`,
    choices: { support: said`support loss`, query: said`query loss` },
    about: (at: number, third: Words, factor: string) =>
      said`The loss with other weights: those of a plane through its start, its weights after step ${at} and ${third}. Each colour is ${factor} times the one before.`,
    thirds: {
      contender: (label: Words) => said`${said(label)} adapted to this task`,
      step: (step: number) => said`those after step ${step}, farthest from the line between these two`,
      random: said`a random point, since the way is straight`,
    },
    first: (samples: number) => said`Of its ${samples} samples the first.`,
    some: (asked: number, all: number) => said`Query loss on ${asked} of ${all} queries.`,
    working: said`Working it out…`,
    still: said`Its weights do not move at this task: there is no plane to draw.`,
    noPoints: said`There are no records to learn from: add a point to the picture.`,
    across: said`towards its adapted weights →`,
    up: {
      contender: (label: Words) => said`towards ${said(label)} →`,
      step: (step: number) => said`towards step ${step} →`,
      random: said`at random →`,
    },
    pointed: (loss: string, x: string, y: string) => said`loss ${loss} at (${x}, ${y})`,
    within: said`The step shown lies in the plane.`,
    off: (off: string) => said`The step shown lies ${off} off the plane.`,
    at: (iteration: number) => said`With the weights of iteration ${iteration}.`,
    label: said`Loss over a plane of weights, with the inner steps; the figures of the steps follow as a table`,
    table: said`The inner steps in the plane.`,
    head: [said`step`, said`along`, said`beside`, said`off the plane`, said`support loss`, said`query loss`],
    range: (from: string, to: string) => said`Over the plane the loss goes from ${from} to ${to}.`,
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
