// An image set as a browser keeps it, and the gate through which it comes back.

import type { Split } from "../../tasks/episode.ts";
import { SaidError, said } from "../../words/said.ts";
import { IMAGE_PIXELS, type ImageClass, type ImageSet } from "./imageSet.ts";

/** Classes without their pixels, and all pixels in one piece, class by class. */
export interface StoredSet {
  readonly name: string;
  readonly classes: readonly Omit<ImageClass, "pixels">[];
  readonly pixels: Uint8Array;
}

const PARTS: readonly unknown[] = ["training", "validation", "test"] satisfies Split[];

/** The set in the form that is kept. */
export function toStored({ name, classes }: ImageSet): StoredSet {
  const pixels = new Uint8Array(classes.reduce((sum, one) => sum + one.pixels.length, 0));
  let at = 0;
  for (const one of classes) {
    pixels.set(one.pixels, at);
    at += one.pixels.length;
  }
  return { name, classes: classes.map(({ pixels: _, ...rest }) => rest), pixels };
}

/**
 * Reads what was kept; nothing in it is trusted.
 *
 * @throws Error where it is no image set of this form.
 */
export function fromStored(raw: unknown): ImageSet {
  const damaged = () => new SaidError(said`What this browser kept of the images is damaged.`);
  if (!isRecord(raw)) throw damaged();
  const { name, classes, pixels } = raw;
  if (typeof name !== "string" || !Array.isArray(classes) || !(pixels instanceof Uint8Array)) throw damaged();
  let at = 0;
  const read = classes.map((one: unknown): ImageClass => {
    if (!isRecord(one)) throw damaged();
    const { group, name, count, part, groupIsFile } = one;
    if (typeof group !== "string" || typeof name !== "string") throw damaged();
    if (typeof count !== "number" || !Number.isInteger(count) || count < 1) throw damaged();
    if (part !== undefined && !PARTS.includes(part)) throw damaged();
    if (groupIsFile !== undefined && groupIsFile !== true) throw damaged();
    const own = pixels.slice(at, at + count * IMAGE_PIXELS);
    if (own.length !== count * IMAGE_PIXELS) throw damaged();
    at += own.length;
    return {
      group,
      name,
      count,
      pixels: own,
      ...(part !== undefined && { part: part as Split }),
      ...(groupIsFile && { groupIsFile }),
    };
  });
  if (at !== pixels.length || read.length === 0) throw damaged();
  return { name, classes: read };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
