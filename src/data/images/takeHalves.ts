// What becomes of a set that comes in halves: taken as they are, or joined to be divided anew. Halves are the parts of a
// split that somebody made before, or zips that hold classes of the same names.

import { SPLIT_NAMES, type Split } from "../../tasks/episode.ts";
import { counted, inARow, type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { holdApart, PARTS } from "./holdApart.ts";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { joinClasses } from "./merge.ts";
import { type ImageImport, nameSome } from "./notice.ts";
import { compareClasses } from "./order.ts";
import { classKey } from "./overlap.ts";

/** Whether halves are taken as they are, or joined. */
export type HalvesChoice = "honour" | "join";

/** A set whose halves were taken one way or the other. */
export interface Halves extends ImageImport {
  readonly taken: HalvesChoice;
  /** The ways in which they can be taken, the usual one first. */
  readonly possible: readonly HalvesChoice[];
}

/** Fewer classes are nothing to tell apart. */
const LEAST_CLASSES = 2;
/** Zips that share this part of their classes' names are halves of a set, unless somebody says otherwise. */
const MOST = 1 / 2;
/** What the group of joined zips goes by. */
const JOINED = "Images";

/**
 * Takes a set's halves as asked. Unless something is asked for,
 *
 * - parts of a split are honoured, but joined where one holds the classes of another, so that hardly any is left to
 *   be tested on;
 * - zips without groups that hold mostly classes of the same names are joined, or the same class might be trained on
 *   and tested; where they share few, each is an alphabet of its own.
 *
 * @returns `undefined` for a set that is whole.
 * @throws ImportError when parts are to be honoured and cannot be.
 */
export function takeHalves(asRead: ImageSet, asked?: HalvesChoice): Halves | undefined {
  return asRead.classes.some(({ part }) => part !== undefined)
    ? takeParts(asRead, asked)
    : takeNamesakes(asRead, asked);
}

function takeParts(asRead: ImageSet, asked: HalvesChoice | undefined): Halves {
  const honoured = holdApart(asRead, false);
  const training = classesOf(honoured.imageSet, "training").length;
  const canHonour = training >= LEAST_CLASSES && honoured.imageSet.classes.length - training >= LEAST_CLASSES;
  const parts = PARTS.filter((part) => classesOf(asRead, part).length > 0);
  const found = said`${nameSome(parts.map((part) => said`${SPLIT_NAMES[part]} (${inWords(classesOf(asRead, part))})`))} are parts of a split, by the names of folders or zips`;
  if (asked === "honour" && !canHonour) {
    throw new ImportError({
      file: asRead.name,
      problem: said`${found}; but they hold the same classes, and what is trained on is no test.`,
      advice: said`Join the parts: the set is then divided anew, with whole groups or classes held apart.`,
    });
  }
  const possible: HalvesChoice[] = canHonour ? ["honour", "join"] : ["join"];
  const taken = asked ?? possible[0]!;
  const how =
    taken === "honour"
      ? said`They are taken as they are; they can be joined instead, and divided anew by group.`
      : canHonour
        ? said`They are joined, and the set is divided anew; they can be taken as they are instead.`
        : said`They hold the same classes, and what is trained on is no test: so they are joined, and the set is divided anew.`;
  const notice = { kind: "halves", message: inARow([said`${asRead.name}: ${found}.`, how]) } as const;
  if (taken === "honour") return { ...honoured, notices: [notice, ...honoured.notices], taken, possible };
  return { imageSet: joined(asRead, ({ part: _, ...one }) => one), notices: [notice], taken, possible };
}

function takeNamesakes(asRead: ImageSet, asked: HalvesChoice | undefined): Halves | undefined {
  const zips = new Map<string, Set<string>>();
  for (const { group, groupIsFile, name } of asRead.classes)
    if (groupIsFile) zips.set(group, (zips.get(group) ?? new Set()).add(name));
  const all = [...zips.values()].flatMap((names) => [...names]);
  const shared = [...new Set(all.filter((name, at) => all.indexOf(name) !== at))];
  if (shared.length === 0) return undefined;
  const smallest = Math.min(...[...zips.values()].map(({ size }) => size));
  const possible: HalvesChoice[] = shared.length >= MOST * smallest ? ["join", "honour"] : ["honour", "join"];
  const taken = asked ?? possible[0]!;
  const found = said`${nameSome([...zips.keys()])} hold ${counted(shared.length, "class", "classes")} of the same name (${nameSome(shared)})`;
  const how =
    taken === "join"
      ? said`They are joined, each class from all zips; if each zip is an alphabet of its own, take them as they are.`
      : said`Each zip is taken as an alphabet of its own; if they are parts of one set, join them.`;
  const notices = [{ kind: "halves", message: inARow([said`${found}.`, how]), entries: shared }] as const;
  const imageSet =
    taken === "join" ? joined(asRead, (one) => (one.groupIsFile ? { ...one, group: JOINED } : one)) : asRead;
  return { imageSet, notices, taken, possible };
}

/** The set with its classes placed anew; those of the same group and name are one. */
function joined({ name, classes }: ImageSet, place: (one: ImageClass) => ImageClass): ImageSet {
  const places = new Map<string, ImageClass[]>();
  for (const one of classes.map(place))
    places.set(classKey(one), [...(places.get(classKey(one)) ?? []), one]);
  return { name, classes: [...places.values()].map(joinClasses).sort(compareClasses) };
}

function classesOf({ classes }: ImageSet, part: Split): ImageClass[] {
  return classes.filter((one) => one.part === part);
}

/** `12 classes, 240 images`. */
function inWords(classes: readonly ImageClass[]): Said {
  const images = classes.reduce((sum, { count }) => sum + count, 0);
  return said`${counted(classes.length, "class", "classes")}, ${counted(images, "image")}`;
}
