// Whether a choice is offered as a row of names, or as a list that opens.

/** More names than these, or more room than this, in Latin letters, do not fit beside what else stands there. */
const MOST = { names: 5, letters: 52 } as const;

/** Room that words take, in Latin letters: a Chinese character takes that of two. */
export const room = (label: string) => label.replaceAll(/\p{Script=Han}/gu, "##").length;

export const fitInARow = (choices: readonly { readonly label: string }[]): boolean =>
  choices.length <= MOST.names && choices.reduce((sum, { label }) => sum + room(label), 0) <= MOST.letters;
