// Classes that two image sets have in common: trained on in one, they are no test in the other.

import type { Split } from "../../tasks/episode.ts";
import { counted, type Said, said } from "../../words/said.ts";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { nameSome } from "./notice.ts";
import { compareText } from "./order.ts";
import { pixelKeys } from "./pixelKey.ts";

/** One class of the first set and the class of the second that it meets. */
export interface ClassOverlap {
  readonly group: string;
  readonly name: string;
  /** The class in the second set, which may go by another name. */
  readonly other: { readonly group: string; readonly name: string; readonly part?: Split };
  readonly part?: Split;
  /** Whether group and name are the same in both. */
  readonly sameName: boolean;
  /** Images that are the same in both, pixel by pixel. */
  readonly sharedImages: number;
  /** Whether both hold just the same images. */
  readonly identical: boolean;
}

/**
 * Finds the classes that are in both sets, by group and name or by images that are the same pixel by pixel,
 * in the order of `a`. Names alone are compared as they are, upper and lower case apart.
 */
export function overlappingClasses(a: ImageSet, b: ImageSet): ClassOverlap[] {
  const byName = new Map(b.classes.map((theirs) => [classKey(theirs), theirs]));
  const byPixels = new Map<string, ImageClass[]>();
  for (const theirs of b.classes) {
    for (const key of pixelKeys(theirs)) byPixels.set(key, [...(byPixels.get(key) ?? []), theirs]);
  }
  const overlaps: ClassOverlap[] = [];
  for (const ours of a.classes) {
    const keys = pixelKeys(ours);
    const met = new Map<ImageClass, number>();
    const namesake = byName.get(classKey(ours));
    if (namesake) met.set(namesake, 0);
    for (const key of keys) {
      for (const theirs of byPixels.get(key) ?? []) met.set(theirs, (met.get(theirs) ?? 0) + 1);
    }
    for (const [theirs, sharedImages] of met) {
      overlaps.push({
        group: ours.group,
        name: ours.name,
        other: { group: theirs.group, name: theirs.name, ...(theirs.part && { part: theirs.part }) },
        ...(ours.part && { part: ours.part }),
        sameName: theirs === namesake,
        sharedImages,
        identical: sharedImages === keys.size && sharedImages === pixelKeys(theirs).size,
      });
    }
  }
  return overlaps;
}

/** `Greek and Latin are in both a.zip and b.zip (50 classes)`, without a full stop. */
export function inBoth(overlaps: readonly ClassOverlap[], a: ImageSet, b: ImageSet): Said {
  const groups = [...new Set(overlaps.map(({ group }) => group))].sort(compareText);
  const classes = counted(overlapNames(overlaps).length, "class", "classes");
  return groups.length === 1
    ? said`${nameSome(groups)} is in both ${a.name} and ${b.name} (${classes})`
    : said`${nameSome(groups)} are in both ${a.name} and ${b.name} (${classes})`;
}

/** Each class of the first set once, as `group/name`. */
export function overlapNames(overlaps: readonly ClassOverlap[]): string[] {
  return [...new Set(overlaps.map(({ group, name }) => `${group}/${name}`))];
}

/** Group and name as one key; no path part can hold a NUL. */
export function classKey({ group, name }: { readonly group: string; readonly name: string }): string {
  return `${group}\u0000${name}`;
}
