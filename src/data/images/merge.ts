// Several image sets dropped at once, as one.

import { counted, said } from "../../words/said.ts";
import { IMAGE_PIXELS, type ImageClass, type ImageSet } from "./imageSet.ts";
import { type ImageImport, type ImportNotice, nameSome } from "./notice.ts";
import { compareClasses, compareText } from "./order.ts";
import { classKey, inBoth, overlapNames, overlappingClasses } from "./overlap.ts";
import { imageOf, pixelKey } from "./pixelKey.ts";

/**
 * Joins image sets. A class that several hold under the same group and name becomes one class with each image
 * once, since two classes of one character could never be told apart; the notices say which these are and
 * whether the drawings were the same. Classes that share images under different names stay apart, and are told; so do
 * the parts of a split that somebody made before.
 *
 * @param name The name of the result, for people.
 */
export function mergeImageSets(sets: readonly ImageSet[], name: string): ImageImport {
  const merged = new Map<string, ImageClass[]>();
  for (const { classes } of sets) {
    for (const imageClass of classes) {
      const key = `${imageClass.part ?? ""}\u0000${classKey(imageClass)}`;
      merged.set(key, [...(merged.get(key) ?? []), imageClass]);
    }
  }
  const classes = [...merged.values()].map(joinClasses).sort(compareClasses);
  const notices = sets.flatMap((a, i) => sets.slice(i + 1).flatMap((b) => pairNotices(a, b)));
  return { imageSet: { name, classes }, notices };
}

function pairNotices(a: ImageSet, b: ImageSet): ImportNotice[] {
  // What two parts of a split have in common is for whoever honours or joins them.
  const overlaps = overlappingClasses(a, b).filter(({ part, other }) => part === other.part);
  const notices: ImportNotice[] = [];
  const same = overlaps.filter(({ identical, sameName }) => identical && sameName);
  if (same.length > 0) {
    notices.push({
      kind: "class-in-both",
      message: said`${inBoth(same, a, b)}, with the same drawings; each class is kept once.`,
      entries: overlapNames(same),
    });
  }
  const joined = overlaps.filter(({ identical, sameName }) => sameName && !identical).map(path);
  if (joined.length > 0) {
    notices.push({
      kind: "class-joined",
      message:
        joined.length === 1
          ? said`1 class goes by the same name in ${a.name} and ${b.name} but with other drawings, and was joined; rename the folder where another character is meant: ${nameSome(joined)}.`
          : said`${joined.length} classes go by the same name in ${a.name} and ${b.name} but with other drawings, and were joined; rename the folder where another character is meant: ${nameSome(joined)}.`,
      entries: joined,
    });
  }
  const renamed = overlaps
    .filter(({ sameName }) => !sameName)
    .map((overlap) => said`${path(overlap)} (${path(overlap.other)} in ${b.name})`);
  if (renamed.length > 0) {
    notices.push({
      kind: "shared-image",
      message: said`${counted(renamed.length, "pair of classes", "pairs of classes")} in ${a.name} and ${b.name} share images under different names and were kept apart, so no learner can tell them apart; check the folders: ${nameSome(renamed)}.`,
      entries: renamed,
    });
  }
  return notices;
}

/** Classes of one place as one, each image once, in an order that is theirs and not that of the files they came from. */
export function joinClasses(parts: readonly ImageClass[]): ImageClass {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const images = new Map<string, Uint8Array>();
  for (const part of parts) {
    for (let i = 0; i < part.count; i++) {
      const pixels = imageOf(part, i);
      images.set(pixelKey(pixels), pixels);
    }
  }
  const pixels = new Uint8Array(images.size * IMAGE_PIXELS);
  let at = 0;
  for (const [, image] of [...images].sort(([a], [b]) => compareText(a, b))) {
    pixels.set(image, at);
    at += IMAGE_PIXELS;
  }
  return { ...first!, pixels, count: images.size };
}

function path({ group, name }: { readonly group: string; readonly name: string }): string {
  return `${group}/${name}`;
}
