// Whether a choice is offered as a row of names, or as a list that opens.

/** More names than these, or more room than this, in Latin letters, do not fit beside what else stands there. */
const MOST = { names: 5, letters: 52, lettersOnPhone: 36 } as const;

/** Room that words take, in Latin letters: a Chinese character takes that of two. */
export const room = (label: string) => label.replaceAll(/\p{Script=Han}/gu, "##").length;

export const fitInARow = (choices: readonly { readonly label: string }[], phone = false): boolean =>
  choices.length <= MOST.names &&
  choices.reduce((sum, { label }) => sum + room(label), 0) <= (phone ? MOST.lettersOnPhone : MOST.letters);

/** Words in the room of so many letters: whole, or their beginning and an ellipsis. */
export function shortened(words: string, letters: number): string {
  if (room(words) <= letters) return words;
  let short = words;
  while (short !== "" && room(short) > letters - 1) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
