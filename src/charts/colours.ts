// The colour and dash of each contender, the same in every picture.

const FIXED: Readonly<Record<string, string>> = {
  learner: "var(--learner)",
  pretrained: "var(--pretrained)",
  random: "var(--random)",
};
const OTHERS = 7;
const DASHES = ["6 4", "2 3", "10 3 2 3", "12 4", "4 2", "1 4", "8 2 2 2"];

/** Places among those without a colour of their own. */
const placeOf = (role: string, roles: readonly string[]) =>
  roles.filter((item) => FIXED[item] === undefined).indexOf(role);

/** Colour of `role` among all of a run. */
export const colourOf = (role: string, roles: readonly string[]): string =>
  FIXED[role] ?? `var(--other-${1 + (placeOf(role, roles) % OTHERS)})`;

/** Dash of its line; the learner's own is whole. */
export const dashOf = (role: string, roles: readonly string[]): string =>
  role === "learner" ? "0" : FIXED[role] ? "6 4" : DASHES[placeOf(role, roles) % DASHES.length]!;
