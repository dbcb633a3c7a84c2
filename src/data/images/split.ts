// The fixed division of an image set into training, validation and test classes, by group, or by the parts into
// which somebody divided it before.

import type { Split } from "../../tasks/episode.ts";
import { groupKeys } from "./fingerprint.ts";
import type { DividedImages, ImageClass, ImageSet } from "./imageSet.ts";
import { compareText } from "./order.ts";

/** The part of groups (or classes) that validation gets, and test again; at least one of three or more. */
const HELD_OUT = 0.2;
/** Fewer groups cannot be held apart as a whole. */
const LEAST_GROUPS = 3;

/**
 * Divides a set without chance: by its parts where it has any (`splitByPart`), else by group (`splitByGroup`).
 */
export function divide(imageSet: ImageSet): DividedImages {
  return imageSet.classes.some(({ part }) => part !== undefined)
    ? splitByPart(imageSet)
    : splitByGroup(imageSet);
}

/**
 * Groups in code-unit order of their names (those that go by their file's come after, in an order that the file's
 * name does not decide); the last fifth is for test, the fifth before it for validation (each rounded, but at
 * least one), the rest for training. A group is never torn apart, so that test scripts are new as a whole. With
 * fewer than three groups there is nothing to hold apart that way, and the classes of each group are divided by
 * the same rule instead.
 *
 * Of two classes one is for training and one for test; whether a part has classes enough for an episode is
 * for the sampler to say.
 */
export function splitByGroup(imageSet: ImageSet): DividedImages {
  const groups = sortedGroups(imageSet.classes);
  const parts =
    groups.length >= LEAST_GROUPS ? [cut(groups)] : groups.map((classes) => cut(classes.map((one) => [one])));
  return {
    training: parts.flatMap(({ training }) => training.flat()),
    validation: parts.flatMap(({ validation }) => validation.flat()),
    test: parts.flatMap(({ test }) => test.flat()),
  };
}

/**
 * Takes the parts as they were made. Without a part for validation, the last fifth of the training groups is for it
 * (of fewer than three groups, the last fifth of each one's classes); without one for testing, what was called
 * validation is tested, since nothing else is held apart.
 */
function splitByPart({ classes }: ImageSet): DividedImages {
  const of = (part: Split) => sortedGroups(classes.filter((one) => one.part === part)).flat();
  const [training, validation, test] = [of("training"), of("validation"), of("test")];
  if (validation.length > 0 && test.length > 0) return { training, validation, test };
  const groups = sortedGroups(training);
  const parts =
    groups.length >= LEAST_GROUPS ? [inTwo(groups)] : groups.map((each) => inTwo(each.map((one) => [one])));
  return {
    training: parts.flatMap(([kept]) => kept.flat()),
    validation: parts.flatMap(([, heldOut]) => heldOut.flat()),
    test: test.length > 0 ? test : validation,
  };
}

/** The classes of each group by name, the groups by what decides of them. */
function sortedGroups(classes: readonly ImageClass[]): ImageClass[][] {
  const keys = groupKeys(classes);
  const groups = new Map<string, ImageClass[]>();
  for (const imageClass of classes) {
    const key = keys.get(imageClass.group)!;
    groups.set(key, [...(groups.get(key) ?? []), imageClass]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, group]) => group.sort((a, b) => compareText(a.name, b.name)));
}

function cut<Item>(items: readonly Item[]): { training: Item[]; validation: Item[]; test: Item[] } {
  const [rest, test] = items.length >= 2 ? inTwo(items) : [[...items], []];
  const heldOut = items.length >= 3 ? test.length : 0;
  return {
    training: rest.slice(0, rest.length - heldOut),
    validation: rest.slice(rest.length - heldOut),
    test,
  };
}

/** All but the last fifth, and that. */
function inTwo<Item>(items: readonly Item[]): [Item[], Item[]] {
  const kept =
    items.length < 2 ? items.length : items.length - Math.max(1, Math.round(items.length * HELD_OUT));
  return [items.slice(0, kept), items.slice(kept)];
}
