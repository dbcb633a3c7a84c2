// The fixed division of an image set into training, validation and test classes, by group.

import type { DividedImages, ImageClass, ImageSet } from "./imageSet.ts";
import { compareText } from "./order.ts";

/** The part of groups (or classes) that validation gets, and test again; at least one of three or more. */
const HELD_OUT = 0.2;

/**
 * Divides a set's classes without chance: groups in code-unit order of their names; the last fifth is for
 * test, the fifth before it for validation (each rounded, but at least one), the rest for training. A group
 * is never torn apart, so that test scripts are new as a whole. With fewer than three groups there is
 * nothing to hold apart that way, and the classes of each group are divided by the same rule instead.
 *
 * Of two classes one is for training and one for test; whether a part has classes enough for an episode is
 * for the sampler to say.
 */
export function splitByGroup(imageSet: ImageSet): DividedImages {
  const groups = new Map<string, ImageClass[]>();
  for (const imageClass of imageSet.classes) {
    groups.set(imageClass.group, [...(groups.get(imageClass.group) ?? []), imageClass]);
  }
  const names = [...groups.keys()].sort(compareText);
  const sorted = names.map((name) => (groups.get(name) ?? []).sort((a, b) => compareText(a.name, b.name)));
  const parts =
    sorted.length >= 3 ? [divide(sorted)] : sorted.map((classes) => divide(classes.map((one) => [one])));
  return {
    training: parts.flatMap(({ training }) => training.flat()),
    validation: parts.flatMap(({ validation }) => validation.flat()),
    test: parts.flatMap(({ test }) => test.flat()),
  };
}

function divide<Item>(items: readonly Item[]): { training: Item[]; validation: Item[]; test: Item[] } {
  const heldOut = Math.max(1, Math.round(items.length * HELD_OUT));
  const test = items.length >= 2 ? heldOut : 0;
  const validation = items.length >= 3 ? heldOut : 0;
  const training = items.length - validation - test;
  return {
    training: items.slice(0, training),
    validation: items.slice(training, training + validation),
    test: items.slice(training + validation),
  };
}
