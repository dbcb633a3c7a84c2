// From folders to classes: which group and class each image of a zip belongs to.

import { ImportError } from "../importError.ts";

/** Where an image belongs. */
export interface Place {
  readonly group: string;
  readonly name: string;
}

/** The layout that every error about folders asks for. */
export const LAYOUT_ADVICE =
  "Arrange the images as group/class/image.png (an alphabet's folder holds a folder for each character) or class/image.png.";

/**
 * Places every image. The folder an image lies in is its class and the folder above that its group; folders
 * still further up are left out where all images share them and belong to the group's name where they don't:
 * `set/Greek/alpha/1.png` is class alpha of group Greek, and of `a/x/k/1.png` and `b/x/k/1.png` the groups are
 * `a/x` and `b/x`. Without a folder above the class, the group is the zip's own name.
 *
 * @param paths Each image's folders and file name, `splitPath`'s result.
 * @returns One place for each path, in order.
 * @throws ImportError when an image lies in no folder, or images lie at different depths (then the same
 * folder might be a class and a group).
 */
export function placeImages(file: string, paths: readonly (readonly string[])[]): Place[] {
  const first = paths[0];
  if (first === undefined) return [];
  const loose = paths.find((path) => path.length < 2);
  if (loose !== undefined) {
    throw new ImportError({
      file,
      where: loose.join("/"),
      problem: "The image lies in no folder, so there is no telling its class.",
      advice: LAYOUT_ADVICE,
    });
  }
  const uneven = paths.find((path) => path.length !== first.length);
  if (uneven !== undefined) {
    throw new ImportError({
      file,
      where: uneven.join("/"),
      problem: `Not all images lie equally deep in folders: compare ${first.join("/")}.`,
      advice: `Move or delete the images that are out of place. ${LAYOUT_ADVICE}`,
    });
  }
  const folders = first.length - 1;
  if (folders === 1) {
    const group = baseName(file);
    return paths.map((path) => ({ group, name: path[0] ?? "" }));
  }
  // The immediate parent always stays, or a zip of a single alphabet would lose its name.
  let shared = 0;
  while (shared < folders - 2 && paths.every((path) => path[shared] === first[shared])) shared++;
  return paths.map((path) => ({
    group: path.slice(shared, folders - 1).join("/"),
    name: path[folders - 1] ?? "",
  }));
}

/** A file's name without folders and without `.zip`. */
function baseName(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.zip$/i, "") || name;
}
