// The path of one zip entry: whether it is safe, and what kind of file it names.

import { ImportError } from "../importError.ts";

/** What an entry is, by its path alone. */
export type EntryKind = "folder" | "png" | "other-format" | "system" | "other-file";

/** Leftovers of operating systems, in lower case. Anything that begins with a dot counts too. */
const SYSTEM_NAMES = new Set(["__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db"]);
const OTHER_IMAGES = /\.(jpe?g|jfif|gif|bmp|webp|tiff?|svg|avif|heic|ico|pbm|pgm|ppm|tga)$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Splits a path into its folders and file name, without empty and `.` parts, in Unicode form C so that names
 * zipped on macOS (form D) equal those zipped elsewhere.
 *
 * @throws ImportError when the path leads outside the zip (`..`, absolute, a drive letter), holds a backslash
 * or a control character.
 */
export function splitPath(file: string, path: string): string[] {
  const refuse = (why: string) =>
    new ImportError({
      file,
      where: `entry ${JSON.stringify(path)}`,
      problem: why,
      advice:
        "Zip the folder again with the tool of your operating system, and only open zips that you trust.",
    });
  if (CONTROL.test(path)) throw refuse("The entry's name holds a control character.");
  if (path.includes("\\")) throw refuse("The entry's path has backslashes instead of slashes.");
  if (path.startsWith("/")) throw refuse("The entry's path is absolute: it leads outside the zip.");
  if (/^[a-z]:/i.test(path)) throw refuse("The entry's path names a drive: it leads outside the zip.");
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw refuse("The entry's path leads outside the zip through “..”.");
  return parts.map((part) => part.normalize("NFC"));
}

/** Tells what an entry is from its path, as written (a folder ends in `/`) and as split. */
export function entryKind(path: string, parts: readonly string[]): EntryKind {
  if (parts.some((part) => part.startsWith(".") || SYSTEM_NAMES.has(part.toLowerCase()))) return "system";
  const name = parts.at(-1);
  if (path.endsWith("/") || name === undefined) return "folder";
  if (/\.png$/i.test(name)) return "png";
  return OTHER_IMAGES.test(name) ? "other-format" : "other-file";
}
