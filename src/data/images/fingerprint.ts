// A short name for a set of images: what a link says of data it cannot carry.

import { Fingerprint } from "../fingerprint.ts";
import type { ImageClass, ImageSet } from "./imageSet.ts";
import { compareText } from "./order.ts";

/**
 * A short name for a set of images, `[0-9a-f]{20}`: of every drawing, of the classes' and groups'
 * names and of the parts of a split. The set's own name, what its files are called, and the order of its classes
 * do not count; the order of a class's drawings does, since episodes draw by it.
 */
export function fingerprintOf({ classes }: Pick<ImageSet, "classes">): string {
  const keys = groupKeys(classes);
  return digest(classes.map((one) => line(one, keys.get(one.group)!)));
}

/**
 * What decides of each group: its name or, where it only goes by its file's, what its classes hold. Groups with a name
 * come first in the order of these keys.
 */
export function groupKeys(classes: readonly ImageClass[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { group, groupIsFile } of classes) {
    if (keys.has(group)) continue;
    if (!groupIsFile) {
      keys.set(group, `0${group}`);
      continue;
    }
    const own = classes.filter((one) => one.group === group).map((one) => line(one, ""));
    keys.set(group, `1${digest(own)}`);
  }
  return keys;
}

/** One class as a line of JSON, which says where each name ends. */
function line({ part, name, count, pixels }: ImageClass, group: string): string {
  return JSON.stringify([group, name, part ?? "", count, new Fingerprint().bytes(pixels).digest()]);
}

function digest(lines: string[]): string {
  return new Fingerprint().text(lines.sort(compareText).join("\n")).digest();
}
