// Parts of a split: what is trained on in one is no test in another.

import { SPLIT_NAMES, type Split } from "../../tasks/episode.ts";
import { counted, type Said, said } from "../../words/said.ts";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { type ImageImport, type ImportNotice, nameSome } from "./notice.ts";
import { compareClasses } from "./order.ts";
import { classKey, overlappingClasses } from "./overlap.ts";

/** Parts in the order in which a class is kept: where it comes first. */
export const PARTS: readonly Split[] = ["training", "validation", "test"];
/**
 * Leaves out of each part what an earlier one holds: classes of the same group and name, or that share an image.
 *
 * @param wholeGroups Whether a group with a name of its own is left out as a whole where one of its classes is, or
 * where the earlier part has a group of that name.
 * @returns The set without them, and a notice that names them all; whether enough is left is for the caller to see.
 */
export function holdApart(imageSet: ImageSet, wholeGroups: boolean): ImageImport {
  const seen: ImageClass[] = [];
  const kept: ImageClass[] = [];
  const leftOut: Said[] = [];
  const groupsLeftOut = new Set<string>();
  for (const part of PARTS) {
    const own = imageSet.classes.filter((one) => one.part === part);
    const met = new Set(
      overlappingClasses({ name: part, classes: own }, { name: "", classes: seen }).map(classKey),
    );
    const groups = new Set(
      wholeGroups
        ? [...own.filter((one) => met.has(classKey(one))), ...seen]
            .filter(({ groupIsFile }) => !groupIsFile)
            .map(({ group }) => group)
        : [],
    );
    const isLeftOut = (one: ImageClass) => met.has(classKey(one)) || groups.has(one.group);
    for (const one of own) {
      if (!isLeftOut(one)) {
        kept.push(one);
        continue;
      }
      leftOut.push(said`${one.group}/${one.name} (${SPLIT_NAMES[part]})`);
      groupsLeftOut.add(one.group);
    }
    seen.push(...own);
  }
  const notices: ImportNotice[] = [];
  if (leftOut.length > 0) {
    const why = wholeGroups
      ? said`left out of the test, because the training images hold them or their groups too`
      : said`left out of a part of the split, because an earlier part holds them too`;
    notices.push({
      kind: "held-apart",
      message: said`${imageSet.name}: ${counted(leftOut.length, "class", "classes")} of ${nameSome([...groupsLeftOut])} ${why}, by name or by pixels: ${nameSome(leftOut)}.`,
      entries: leftOut,
    });
  }
  return { imageSet: { ...imageSet, classes: kept.sort(compareClasses) }, notices };
}
