// The classes that episodes can draw: characters with drawings enough, and their quarter turns as classes of their own,
// save those that look like another.

import { countsOf, type DataUse } from "../../data/counts.ts";
import { type DividedImages, IMAGE_PIXELS, IMAGE_SIZE, type ImageClass } from "../../data/images/imageSet.ts";
import { SPLIT_NAMES, type Split } from "../../tasks/episode.ts";
import { counted, inARow, type Said, SaidError, said } from "../../words/said.ts";

/** A class as episodes draw it: a character, turned. */
export interface TurnedClass {
  readonly imageClass: ImageClass;
  /** Quarter turns, 0 to 3. */
  readonly turns: number;
}

/** For each number of quarter turns, the pixel of the drawing that each pixel of the turned image shows. */
export const TURNED: readonly Int32Array[] = [0, 1, 2, 3].map((turns) => {
  const last = IMAGE_SIZE - 1;
  return Int32Array.from({ length: IMAGE_PIXELS }, (_, pixel) => {
    let [row, column] = [Math.floor(pixel / IMAGE_SIZE), pixel % IMAGE_SIZE];
    for (let turn = 0; turn < turns; turn++) [row, column] = [column, last - row];
    return row * IMAGE_SIZE + column;
  });
});
const QUARTERS = TURNED.length;
const PARTS: readonly Split[] = ["training", "validation", "test"];
const NAMED = 3;

/** What each part can draw, and what that holds. */
export interface Drawable {
  readonly classes: Readonly<Record<Split, readonly TurnedClass[]>>;
  readonly use: DataUse;
}

/** What an episode of one part takes. */
export interface EpisodeSizes {
  readonly ways: number;
  readonly shots: number;
  readonly queries: number;
}

/**
 * Leaves out, and names, classes with fewer drawings than shots and queries take together and, where turns are classes,
 * turns that coincide pixel by pixel with another class or turn.
 *
 * @throws Error, a whole sentence, where fewer classes are left than an episode has ways.
 */
export function drawable(
  images: DividedImages,
  sizes: (part: Split) => EpisodeSizes,
  rotations: boolean,
): Drawable {
  const notices: Said[] = [];
  const enough = Object.fromEntries(
    PARTS.map((part) => {
      const { shots, queries } = sizes(part);
      const short = images[part].filter(({ count }) => count < shots + queries);
      if (short.length > 0) notices.push(shortInWords(part, short, shots, queries));
      return [part, images[part].filter(({ count }) => count >= shots + queries)];
    }),
  ) as Record<Split, ImageClass[]>;
  const classes = Object.fromEntries(
    PARTS.map((part) => {
      const { kept, coinciding } = rotations ? turnsOf(enough[part]) : unturned(enough[part]);
      if (coinciding.length > 0) notices.push(coincidingInWords(part, coinciding));
      const { ways, shots, queries } = sizes(part);
      if (kept.length < ways) {
        throw new SaidError(
          inARow([
            said`The ${SPLIT_NAMES[part]} images have ${counted(kept.length, "class", "classes")} of ${counted(shots + queries, "drawing")} or more, fewer than the ${ways} ways asked for.`,
            ...notices,
            said`Lower the ways, the shots or the queries, or bring more classes.`,
          ]),
        );
      }
      return [part, kept];
    }),
  ) as Record<Split, TurnedClass[]>;
  return { classes, use: { counts: countsOf(enough), notices } };
}

/** "Greek/alpha", or "Greek/alpha ↺90°". */
export function nameOf({ imageClass: { group, name }, turns }: TurnedClass): { group: string; name: string } {
  return { group, name: turns === 0 ? name : `${name} ↺${turns * 90}°` };
}

function unturned(classes: readonly ImageClass[]): { kept: TurnedClass[]; coinciding: TurnedClass[] } {
  return { kept: classes.map((imageClass) => ({ imageClass, turns: 0 })), coinciding: [] };
}

/** All turns of all classes, class by class, without those that coincide with one that is kept. */
function turnsOf(classes: readonly ImageClass[]): { kept: TurnedClass[]; coinciding: TurnedClass[] } {
  const all = classes.flatMap((imageClass) => TURNED.map((_, turns) => ({ imageClass, turns })));
  const meets = coincidences(classes);
  // What is not turned comes first, and always stays.
  const order = all
    .map((_, id) => id)
    .sort((a, b) => Number(a % QUARTERS > 0) - Number(b % QUARTERS > 0) || a - b);
  const standing = new Set<number>();
  for (const id of order) {
    const met = [...(meets.get(id) ?? [])].some((other) => standing.has(other));
    if (id % QUARTERS === 0 || !met) standing.add(id);
  }
  return {
    kept: all.filter((_, id) => standing.has(id)),
    coinciding: all.filter((_, id) => !standing.has(id)),
  };
}

/** For each class and turn (4 · class + turns), the others with which it shares a drawing. */
function coincidences(classes: readonly ImageClass[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  const alike = new Map<number, { id: number; pixels: Uint8Array }[]>();
  const meet = (a: number, b: number) => {
    if (a === b) return;
    found.set(a, (found.get(a) ?? new Set()).add(b));
    found.set(b, (found.get(b) ?? new Set()).add(a));
  };
  classes.forEach((imageClass, id) => {
    const signatures = signaturesOf(imageClass);
    for (let image = 0; image < imageClass.count; image++) {
      const pixels = imageClass.pixels.subarray(image * IMAGE_PIXELS, (image + 1) * IMAGE_PIXELS);
      const signature = signatures[image]!;
      const others = alike.get(signature) ?? [];
      alike.set(signature, others);
      others.push({ id, pixels });
      for (const other of others) {
        // Not turned, every drawing is itself.
        for (let turns = other.pixels === pixels ? 1 : 0; turns < QUARTERS; turns++) {
          if (!isTurned(other.pixels, pixels, turns)) continue;
          // This drawing turned so is the other; and so is each further turn of both.
          for (let more = 0; more < QUARTERS; more++)
            meet(QUARTERS * id + ((turns + more) % QUARTERS), QUARTERS * other.id + more);
        }
      }
    }
  });
  return found;
}

/** Signatures by class: every run of a page draws on the same. */
const known = new WeakMap<ImageClass, Int32Array>();

/** The signature of each drawing of a class. */
function signaturesOf(imageClass: ImageClass): Int32Array {
  const found =
    known.get(imageClass) ??
    Int32Array.from({ length: imageClass.count }, (_, image) =>
      signatureOf(imageClass.pixels.subarray(image * IMAGE_PIXELS, (image + 1) * IMAGE_PIXELS)),
    );
  known.set(imageClass, found);
  return found;
}

/** Equal for a drawing and its turns, and hardly ever for others. */
function signatureOf(pixels: Uint8Array): number {
  let signature = 0;
  for (let row = 0; row < IMAGE_SIZE / 2; row++) {
    for (let column = 0; column < IMAGE_SIZE / 2; column++) {
      const pixel = row * IMAGE_SIZE + column;
      let sum = 0;
      for (const turned of TURNED) sum += pixels[turned[pixel]!]!;
      signature = (Math.imul(signature, 31) + sum) | 0;
    }
  }
  return signature;
}

function isTurned(image: Uint8Array, of: Uint8Array, turns: number): boolean {
  const source = TURNED[turns]!;
  // From the middle, where the ink is: most drawings differ there at once.
  for (let step = 0; step < IMAGE_PIXELS; step++) {
    const pixel = (step + IMAGE_PIXELS / 2) % IMAGE_PIXELS;
    if (image[pixel] !== of[source[pixel]!]) return false;
  }
  return true;
}

function shortInWords(part: Split, short: readonly ImageClass[], shots: number, queries: number): Said {
  const names = short.map(({ group, name, count }) => `${group}/${name} (${count})`);
  const taken = [counted(shots, "shot"), counted(queries, "query", "queries")] as const;
  return short.length === 1
    ? said`1 ${SPLIT_NAMES[part]} class has fewer than the ${shots + queries} drawings that ${taken[0]} and ${taken[1]} take, and is left out: ${firstOf(names)}.`
    : said`${short.length} ${SPLIT_NAMES[part]} classes have fewer than the ${shots + queries} drawings that ${taken[0]} and ${taken[1]} take, and are left out: ${firstOf(names)}.`;
}

function coincidingInWords(part: Split, coinciding: readonly TurnedClass[]): Said {
  const names = firstOf(coinciding.map((one) => Object.values(nameOf(one)).join("/")));
  return coinciding.length === 1
    ? said`1 turn of a ${SPLIT_NAMES[part]} class coincides with another class or turn, and is left out: ${names}.`
    : said`${coinciding.length} turns of ${SPLIT_NAMES[part]} classes coincide with another class or turn, and are left out: ${names}.`;
}

function firstOf(names: readonly string[]): Said {
  const more = names.length - NAMED;
  return more > 0 ? said`${names.slice(0, NAMED)} and ${more} more` : said`${names}`;
}
