// From dropped zips to a set that can be trained on, and its name in links.

import type { Said } from "../../words/said.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ImageSet } from "./imageSet.ts";
import type { ImageImport } from "./notice.ts";
import { type ReadOptions, readImageZips } from "./readImageZips.ts";
import type { ZipFile } from "./selectImages.ts";
import { type HalvesChoice, takeHalves } from "./takeHalves.ts";

/** One way to take a set. */
export interface Variant extends ImageImport {
  readonly fingerprint: string;
  /** What becomes of the halves in which it came; absent where it came whole. */
  readonly halves?: HalvesChoice;
}

export interface ImportOptions extends ReadOptions {
  /** Fingerprint that an experiment names; of several ways to take the set, the one that is this is taken. */
  readonly wanted?: string;
  /** What to do with the parts of a split, where there are any. */
  readonly halves?: HalvesChoice;
}

/** What an import comes to. */
export interface OwnImages {
  /** As its files are, the parts of a split included: what is kept. */
  readonly asRead: ImageSet;
  readonly taken: Variant;
  /** All ways to take it, `taken` among them. */
  readonly variants: readonly Variant[];
  /** What people should know, of the files and of how they were taken. */
  readonly notices: readonly Said[];
}

/**
 * Reads zips. @throws ImportError where they cannot be read (`readImageZips`), or where the parts of a split are to be
 * honoured and cannot be (`takeHalves`).
 */
export async function importImages(
  files: readonly ZipFile[],
  options: ImportOptions = {},
): Promise<OwnImages> {
  const { imageSet: asRead, notices } = await readImageZips(files, options);
  const variants = variantsOf(asRead);
  const { wanted, halves } = options;
  if (halves === "honour") takeHalves(asRead, halves);
  const taken =
    (halves && variants.find((variant) => variant.halves === halves)) ||
    variants.find(({ fingerprint }) => fingerprint === wanted) ||
    variants[0]!;
  return {
    asRead,
    taken,
    variants,
    notices: [...notices, ...taken.notices].map(({ message }) => message),
  };
}

/** All ways to take a set, the usual one first. */
export function variantsOf(asRead: ImageSet): Variant[] {
  const usual = takeHalves(asRead);
  if (usual === undefined) {
    return [{ imageSet: asRead, notices: [], fingerprint: fingerprintOf(asRead) }];
  }
  return usual.possible.map((choice) => {
    const { imageSet, notices } = choice === usual.taken ? usual : takeHalves(asRead, choice)!;
    return { imageSet, notices, fingerprint: fingerprintOf(imageSet), halves: choice };
  });
}
