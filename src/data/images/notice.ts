// What an import tells besides its images: everything left out, changed or worth knowing, with names.

import { type Said, type SaidValue, said, type Words } from "../../words/said.ts";
import type { ImageSet } from "./imageSet.ts";

/** What a notice is about; each kind comes at most once for a file. */
export type ImportNoticeKind =
  /** Images of another size than 28 × 28 were rescaled. */
  | "rescaled"
  /** Light ink on dark paper was turned into dark on light. */
  | "inverted"
  /** Some images are light on dark and some dark on light; all were read like the majority. */
  | "mixed-polarity"
  /** After rescaling, the darkest strokes of most images are pale. */
  | "faint-ink"
  /** Images in colour turned to grey. */
  | "coloured"
  /** Images of 16 bits that used little of their range; stretched. */
  | "stretched"
  /** Images in other formats than PNG, decoded by the machine. */
  | "decoded"
  /** Images that can't be decoded; left out. */
  | "corrupt-image"
  /** Sound images of a form or size that isn't read; left out. */
  | "unsupported-image"
  /** Images with nothing drawn on them, of one colour all over or a speck too small to show; left out. */
  | "empty-image"
  /** The same pixels more than once in a class; kept once. */
  | "duplicate-image"
  /** The same pixels in more than one class; kept in each. */
  | "shared-image"
  /** Classes none of whose images could be kept; left out. */
  | "empty-class"
  /** Images that lie where no class does; left out. */
  | "out-of-place"
  /** Images in formats that aren't read; left out. */
  | "other-format"
  /** Files that are no images; left out. */
  | "other-file"
  /** Entries with a path that leads outside or holds control characters; left out. */
  | "odd-entry"
  /** What operating systems leave in zips; left out. */
  | "ignored"
  /** Names whose encoding had to be guessed. */
  | "name-encoding"
  /** Parts of a split that somebody made before, and what became of them. */
  | "halves"
  /** Classes of one part of a split that are in another too; left out there. */
  | "held-apart"
  /** Classes of equal names in zips that are groups of their own. */
  | "same-names"
  /** Classes that are in two sets. */
  | "class-in-both"
  /** Classes of one name but with other drawings in two sets. */
  | "class-joined";

/** One thing to tell. The message is for people and names a few entries; `entries` names all. */
export interface ImportNotice {
  readonly kind: ImportNoticeKind;
  readonly message: Said;
  readonly entries?: readonly Words[];
}

/** A set of images with everything there is to say about how it came about. */
export interface ImageImport {
  readonly imageSet: ImageSet;
  readonly notices: readonly ImportNotice[];
}

/** How many names a message lists before "and n more". */
const NAMES_IN_MESSAGE = 3;

/** `a, b and c`, or `a, b, c and 12 more` beyond `most` names. */
export function nameSome(names: readonly SaidValue[], most = NAMES_IN_MESSAGE): Said {
  if (names.length > most) return said`${names.slice(0, most)} and ${names.length - most} more`;
  const [last] = names.slice(-1);
  if (last === undefined) return said("");
  return names.length === 1 ? said`${last}` : said`${names.slice(0, -1)} and ${last}`;
}
