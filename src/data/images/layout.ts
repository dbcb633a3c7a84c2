// From folders to classes: which group and class each image of a zip belongs to.

import type { Split } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";

/** Where an image belongs. */
export interface Place {
  readonly group: string;
  /** Whether the group has no name of its own, and goes by its file's. */
  readonly groupIsFile: boolean;
  readonly name: string;
  /** What the image is for, where somebody divided the set before. */
  readonly part?: Split;
}

/** The layout that every error about folders asks for. */
export const LAYOUT_ADVICE = said`Arrange the images as group/class/image.png (an alphabet's folder holds a folder for each character) or class/image.png.`;

/**
 * Places every image. The folder an image lies in is its class and the folder above that its group; folders
 * still further up are left out where all images share them and belong to the group's name where they don't:
 * `set/Greek/alpha/1.png` is class alpha of group Greek, and of `a/x/k/1.png` and `b/x/k/1.png` the groups are
 * `a/x` and `b/x`. Without a folder above the class, the group goes by the zip's own name.
 *
 * A folder that holds folders of images is no class: images that lie in it beside them, or in no folder, have no
 * place.
 *
 * @param folders Each image's folders, from the outermost.
 * @param fileGroup What to call the group of classes without one.
 * @returns One place for each image, in order.
 * @throws ImportError when no image lies in a folder.
 */
export function placeImages(
  file: string,
  folders: readonly (readonly string[])[],
  fileGroup: string,
): (Place | undefined)[] {
  const above = new Set<string>();
  for (const path of folders) {
    for (let depth = 1; depth < path.length; depth++) above.add(path.slice(0, depth).join("/"));
  }
  const placed = folders.map((path) => (path.length > 0 && !above.has(path.join("/")) ? path : undefined));
  const kept = placed.filter((path) => path !== undefined);
  const [first] = kept;
  if (first === undefined) {
    if (folders.length === 0) return [];
    throw new ImportError({
      file,
      problem: said`The images lie in no folders, so there is no telling their classes.`,
      advice: LAYOUT_ADVICE,
    });
  }
  // The immediate parent always stays, or a zip of a single alphabet would lose its name.
  let shared = 0;
  while (kept.every((path) => path.length > shared + 2 && path[shared] === first[shared])) shared++;
  return placed.map((path) => {
    if (path === undefined) return undefined;
    const groupIsFile = path.length === 1;
    return {
      group: groupIsFile ? fileGroup : path.slice(shared, -1).join("/"),
      groupIsFile,
      name: path.at(-1)!,
    };
  });
}

/** A file's name without folders and without `.zip`. */
export function baseName(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.zip$/i, "") || name;
}
