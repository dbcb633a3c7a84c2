// The path of one zip entry: its parts, whether it is odd, and what kind of file it names.

import { type Said, said } from "../../words/said.ts";

/** What an entry is, by its path alone. */
export type EntryKind = "folder" | "png" | "other-format" | "vector" | "system" | "odd" | "other-file";

/** Leftovers of operating systems, in lower case. Anything that begins with a dot counts too. */
const SYSTEM_NAMES = new Set(["__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"]);
const OTHER_IMAGES = /\.(jpe?g|jfif|gif|bmp|webp|tiff?|avif|heic|ico|pbm|pgm|ppm|tga)$/i;
/** Images that are no pixels. */
const VECTORS = /\.svg$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Splits a path into its folders and file name, without empty and `.` parts, in Unicode form C so that names
 * zipped on macOS (form D) equal those zipped elsewhere. Backslashes divide too: Windows PowerShell 5.1 writes them.
 */
export function splitPath(path: string): string[] {
  return path
    .split(/[/\\]/)
    .filter((part) => part !== "" && part !== ".")
    .map((part) => part.normalize("NFC"));
}

/** Why no honest tool would write this path, in a few words; `undefined` for any other. */
export function oddityOf(path: string): Said | undefined {
  if (CONTROL.test(path)) return said`a control character in its name`;
  if (/^[/\\]/.test(path)) return said`an absolute path`;
  if (/^[a-z]:/i.test(path)) return said`a path on a drive`;
  if (splitPath(path).includes("..")) return said`a path that leads outside through “..”`;
  return undefined;
}

/** Tells what an entry is from its path as written (a folder ends in `/`). */
export function entryKind(path: string): EntryKind {
  const parts = splitPath(path);
  if (parts.some((part) => (part.startsWith(".") && part !== "..") || SYSTEM_NAMES.has(part.toLowerCase())))
    return "system";
  if (oddityOf(path) !== undefined) return "odd";
  const name = parts.at(-1);
  if (/[/\\]$/.test(path) || name === undefined) return "folder";
  if (/\.png$/i.test(name)) return "png";
  if (VECTORS.test(name)) return "vector";
  return OTHER_IMAGES.test(name) ? "other-format" : "other-file";
}
