// What the drawing pads say.

export const DRAW = {
  title: "Draw",
  query: "Draw here",
  invite: "Draw one of these letters in the large field. Or draw letters of your own over them first.",
  letter: (label: number) => `Letter ${label}`,
  chance: (label: number, percent: number) => `${label} · ${percent}%`,
  undo: (name: string) => `Undo the last stroke: ${name}`,
  clear: (name: string) => `Clear: ${name}`,
  answer: (label: number, percent: number) => `That is character ${label} (${percent}%).`,
  untrained: "Not trained yet: it guesses. Press Play, and it learns to see.",
  looksAt: "It looks at",
  nearest: "Nearest examples, as it sees them",
  adapts: "It compares with nothing: it changed its weights on these letters, and answers from them.",
} as const;
