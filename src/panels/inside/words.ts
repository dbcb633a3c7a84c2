// What is said of a learner's inside.

export const INSIDE = {
  toggle: "Look inside",
  nothing: {
    title: "Nothing to look at",
    about:
      "This contender answers at once: it has no weights on their way from step to step, and no space in which it compares.",
  },
  path: {
    title: "The way of the weights",
    about: (shares: string) =>
      `All its weights at once, in the two directions in which they move most (${shares} of the movement). Below, the loss on the support set at each step.`,
    start: "start",
    loss: "loss",
    step: "step",
    label: (steps: number) =>
      `The way of the weights over ${steps} inner steps, in two dimensions, and the loss on the support set at each`,
  },
  space: {
    title: "What lies near what",
    about: (shares: string) =>
      `Each example as a point of the learned space, in the two directions of most variance (${shares}). A query is taken for what lies nearest, in all dimensions.`,
    label: "Embeddings of support examples, prototypes and queries, in two dimensions",
    support: "● support",
    query: "○ query",
    prototype: "◆ prototype",
  },
} as const;
