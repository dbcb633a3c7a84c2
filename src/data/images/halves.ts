// The halves of a split that somebody made before: "train" and "test" anywhere in the paths of images or in the
// names of their zips, told from alphabets that merely hold classes of equal names.

import type { Split } from "../../tasks/episode.ts";

/** Words that stand for parts of a split; Omniglot's are "background" and "evaluation". */
const WORDS: Readonly<Record<string, Split>> = {
  train: "training",
  training: "training",
  background: "training",
  val: "validation",
  valid: "validation",
  validation: "validation",
  dev: "validation",
  development: "validation",
  test: "test",
  testing: "test",
  eval: "test",
  evaluation: "test",
};
const WORD = new RegExp(`^(${Object.keys(WORDS).join("|")})(data|dataset|set|images?|imgs?)?\\d*$`);
/** What stands beside such a word without naming anything. */
const FILLER =
  /^(data|datasets?|sets?|images?|imgs?|pictures?|drawings?|files?|splits?|examples?|samples?|\d+)$/;

/** An image's way from its zip's name (first) to the folder that holds it (last). */
export type Levels = readonly string[];

/** Where one image belongs in a split. */
export interface HalfPlace {
  readonly part: Split;
  /** The levels with the words of the split taken out. */
  readonly levels: Levels;
}

/**
 * Finds the level at which images divide into training and others, the outermost if there are several: most images
 * have a word there, and the words differ. A folder called "train" among vehicles has no "test" beside it, and is
 * none.
 *
 * @returns One place for each image, `undefined` for one that lies beside the parts; or `undefined` where there are
 * no halves.
 */
export function findHalves(images: readonly Levels[]): (HalfPlace | undefined)[] | undefined {
  const dividing = levelsOf(images).filter((level) => divides(images, level));
  const [level] = dividing;
  if (level === undefined) return undefined;
  return images.map((levels) => {
    const part = partOf(levels[level]);
    return part === undefined ? undefined : { part, levels: without(levels, dividing) };
  });
}

/** The same where it is known which zips are for training and which for testing: only the words are taken out. */
export function withoutSplitWords(images: readonly Levels[]): Levels[] {
  const named = levelsOf(images).filter(
    (level) =>
      images.every((levels) => partOf(levels[level]) !== undefined) &&
      images.every((levels) => level === 0 || levels.length > 2),
  );
  return images.map((levels) => without(levels, named));
}

/** The part that a folder or zip is named after; `undefined` for none, or for more than one. */
export function partOf(name: string | undefined): Split | undefined {
  const parts = new Set(tokensOf(name ?? "").flatMap((token) => wordOf(token) ?? []));
  return parts.size === 1 ? [...parts][0] : undefined;
}

function levelsOf(images: readonly Levels[]): number[] {
  const deepest = images.reduce((most, levels) => Math.max(most, levels.length), 0);
  return Array.from({ length: deepest }, (_, level) => level);
}

function divides(images: readonly Levels[], level: number): boolean {
  const parts = images.map((levels) => partOf(levels[level]));
  const inside = parts.filter((part) => part !== undefined);
  const classesAreLeft = images.every(
    (levels, i) => parts[i] === undefined || level === 0 || levels.length > 2,
  );
  return (
    new Set(inside).size > 1 &&
    inside.includes("training") &&
    inside.length > images.length / 2 &&
    classesAreLeft
  );
}

/** Takes the words out at these levels, and the level itself where nothing else names it; the zip's name stays. */
function without(levels: Levels, named: readonly number[]): Levels {
  return levels.flatMap((name, level) => {
    if (!named.includes(level)) return [name];
    const stem = stemOf(name);
    return stem === "" && level > 0 ? [] : [stem];
  });
}

/** What is left of a name without the words of a split: "Greek" of "Greek_train", nothing of "training_set". */
function stemOf(name: string): string {
  const left = tokensOf(name, false).filter((token) => wordOf(token.toLowerCase()) === undefined);
  return left.every((token) => FILLER.test(token.toLowerCase())) ? "" : left.join("_");
}

function wordOf(token: string): Split | undefined {
  const word = WORD.exec(token)?.[1];
  return word === undefined ? undefined : WORDS[word];
}

/** The words of a name, divided where letters and digits end or a capital begins. */
function tokensOf(name: string, lower = true): string[] {
  const tokens = name.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
  return tokens.filter((token) => token !== "").map((token) => (lower ? token.toLowerCase() : token));
}
