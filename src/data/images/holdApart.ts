// Parts of a split: what is trained on in one is no test in another. And the other way to take them: joined.

import type { Split } from "../../tasks/episode.ts";
import { ImportError } from "../importError.ts";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { joinClasses } from "./merge.ts";
import { countOf, type ImageImport, type ImportNotice, nameSome } from "./notice.ts";
import { compareClasses } from "./order.ts";
import { classKey, overlappingClasses } from "./overlap.ts";

/** Whether a split that was made before is kept, or its parts are joined and the set is divided anew by group. */
export type HalvesChoice = "honour" | "join";

/** Parts in the order in which a class is kept: where it comes first. */
const ORDER: readonly Split[] = ["training", "validation", "test"];
/** Fewer classes are nothing to tell apart. */
const LEAST_CLASSES = 2;

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
  const leftOut: string[] = [];
  const groupsLeftOut = new Set<string>();
  for (const part of ORDER) {
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
      leftOut.push(`${one.group}/${one.name} (${part})`);
      groupsLeftOut.add(one.group);
    }
    seen.push(...own);
  }
  const notices: ImportNotice[] = [];
  if (leftOut.length > 0) {
    const why = wholeGroups
      ? "left out of the test, because the training images hold them or their groups too"
      : "left out of a part of the split, because an earlier part holds them too";
    notices.push({
      kind: "held-apart",
      message: `${imageSet.name}: ${countOf(leftOut.length, "class", "classes")} of ${nameSome([...groupsLeftOut])} ${why}, by name or by pixels: ${nameSome(leftOut)}.`,
      entries: leftOut,
    });
  }
  return { imageSet: { ...imageSet, classes: kept.sort(compareClasses) }, notices };
}

/** What becomes of a set that was divided before. */
export interface Halves extends ImageImport {
  readonly taken: HalvesChoice;
  /** The ways in which it can be taken. */
  readonly possible: readonly HalvesChoice[];
}

/**
 * Takes a set's parts as asked. Unless something is asked for, they are honoured; but where one holds the classes of
 * another, so that hardly any is left to be tested on, they are joined.
 *
 * @throws ImportError when the parts are to be honoured and cannot be.
 */
export function takeHalves(asRead: ImageSet, asked?: HalvesChoice): Halves | undefined {
  if (asRead.classes.every(({ part }) => part === undefined)) return undefined;
  const honoured = holdApart(asRead, false);
  const canHonour =
    classesOf(honoured.imageSet, "training") >= LEAST_CLASSES &&
    honoured.imageSet.classes.length - classesOf(honoured.imageSet, "training") >= LEAST_CLASSES;
  const parts = ORDER.filter((part) => classesOf(asRead, part) > 0);
  const found = `${asRead.name}: ${nameSome(parts.map((part) => partInWords(asRead, part)))} are parts of a split, by the names of folders or zips`;
  if (asked === "honour" && !canHonour) {
    throw new ImportError({
      file: asRead.name,
      problem: `${found.slice(asRead.name.length + 2)}; but they hold the same classes, and what is trained on is no test.`,
      advice: "Join the parts: the set is then divided anew, with whole groups or classes held apart.",
    });
  }
  const possible: HalvesChoice[] = canHonour ? ["honour", "join"] : ["join"];
  const taken = asked ?? possible[0]!;
  if (taken === "honour") {
    const message = `${found}. They are taken as they are; they can be joined instead, and divided anew by group.`;
    return { ...honoured, notices: [{ kind: "halves", message }, ...honoured.notices], taken, possible };
  }
  const why = canHonour
    ? "They are joined, and the set is divided anew; they can be taken as they are instead."
    : "They hold the same classes, and what is trained on is no test: so they are joined, and the set is divided anew.";
  const notices: ImportNotice[] = [{ kind: "halves", message: `${found}. ${why}` }];
  return { imageSet: joinParts(asRead), notices, taken, possible };
}

/** The set without its parts: classes of the same group and name are one. */
function joinParts({ name, classes }: ImageSet): ImageSet {
  const joined = new Map<string, ImageClass[]>();
  for (const { part, ...one } of classes) {
    const key = classKey(one);
    joined.set(key, [...(joined.get(key) ?? []), one]);
  }
  return { name, classes: [...joined.values()].map(joinClasses).sort(compareClasses) };
}

function classesOf({ classes }: ImageSet, part: Split): number {
  return classes.filter((one) => one.part === part).length;
}

/** `training (12 classes, 240 images)`. */
function partInWords({ classes }: ImageSet, part: Split): string {
  const own = classes.filter((one) => one.part === part);
  const images = own.reduce((sum, { count }) => sum + count, 0);
  return `${part} (${countOf(own.length, "class", "classes")}, ${countOf(images, "image")})`;
}
