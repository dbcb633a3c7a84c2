// The data that tasks draw on: what ships, and a person's own by fingerprint, in memory and in this browser.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { countsOf } from "../data/counts.ts";
import type { ImageSet } from "../data/images/imageSet.ts";
import { type ImportOptions, importImages, type Variant, variantsOf } from "../data/images/importImages.ts";
import type { ImportedImages, KeptImages, NamedVariant } from "../data/images/kept.ts";
import { divide } from "../data/images/split.ts";
import { fromStored, type StoredSet, toStored } from "../data/images/storedSet.ts";
import type { DataKindId } from "../data/kind.ts";
import { dataKinds, type TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Options } from "../schema/fields.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inARow, type Said, SaidError, said, wordsOf } from "../words/said.ts";

/** Own images beyond this are not kept in the browser, and no more than this in memory: 512 MiB each. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;
const DATABASE = "innerloop-data";
const VERSION = 1;

interface Database extends DBSchema {
  /** What is kept, by the fingerprint of its usual variant: small, so that a list reads no pixels. */
  descriptions: { key: string; value: KeptImages };
  images: { key: string; value: StoredSet };
}

/** A set in memory. */
interface Held {
  readonly variants: readonly Variant[];
  readonly kept: KeptImages;
}

/** What a data store needs of its surroundings. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly decode?: ImportOptions["decode"];
  /** Bytes of images that the browser keeps at most, and memory again; `MAX_KEPT_BYTES` unless told. */
  readonly limit?: number;
}

/** The fingerprint by which a set is kept. */
const keyOf = ({ variants }: { readonly variants: readonly NamedVariant[] }) => variants[0]!.fingerprint;
const named = (kept: KeptImages, fingerprint: string) =>
  kept.variants.some((variant) => variant.fingerprint === fingerprint);

export class DataStore {
  readonly #surroundings: Surroundings;
  readonly #limit: number;
  readonly #shipped = new Map<string, Promise<TaskData>>();
  #database: Promise<IDBPDatabase<Database>> | undefined;
  /** Sets that this browser does not keep, and the one that was used last. */
  #held: Held[] = [];

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#limit = surroundings.limit ?? MAX_KEPT_BYTES;
  }

  /** Those that an experiment names; `undefined` where its tasks need none. @throws Error where they are not here. */
  async for({ task, data }: Experiment): Promise<TaskData | undefined> {
    const { data: kind }: TaskFamilyMeta = taskFamilies[task.id].meta;
    if (kind === undefined) return undefined;
    if (data === "" || kind !== "images") return this.#fetchShipped(kind, task.options);
    const variant = (await this.#find(data))?.find(({ fingerprint }) => fingerprint === data);
    if (variant) return divide(variant.imageSet);
    throw new SaidError(
      said`This experiment was made with somebody's own images (fingerprint ${data}), which are not in this browser. Drop the same zips on the page, or go back to the images that ship.`,
    );
  }

  /**
   * Reads zips and keeps what is in them: in this browser, so that a reload finds it again, or where that is refused
   * in memory, which the notices say.
   *
   * @throws ImportError where they cannot be read; Error where there is no room for them in memory either.
   */
  async import(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options: Omit<ImportOptions, "decode"> = {},
  ): Promise<ImportedImages> {
    const { decode, now } = this.#surroundings;
    const { asRead, taken, variants, notices } = await importImages(files, {
      ...options,
      ...(decode && { decode }),
    });
    const inMemory: KeptImages = {
      name: asRead.name,
      variants: variants.map(({ fingerprint, halves }) => ({ fingerprint, ...(halves && { halves }) })),
      groups: new Set(asRead.classes.map(({ group }) => group)).size,
      classes: asRead.classes.length,
      drawings: asRead.classes.reduce((sum, { count }) => sum + count, 0),
      bytes: asRead.classes.reduce((sum, { pixels }) => sum + pixels.length, 0),
      importedAt: now(),
      keptIn: "memory",
    };
    this.#hold({ variants, kept: inMemory });
    const inBrowser: KeptImages = { ...inMemory, keptIn: "browser" };
    const refused = await this.#keep(asRead, inBrowser);
    const kept = refused === undefined ? inBrowser : inMemory;
    this.#hold({ variants, kept });
    const { wanted } = options;
    return {
      ...kept,
      fingerprint: taken.fingerprint,
      ...(taken.halves && { halves: taken.halves }),
      counts: countsOf(divide(taken.imageSet)),
      ...(wanted && { wanted: { fingerprint: wanted, same: wanted === taken.fingerprint } }),
      notices: refused === undefined ? notices : [...notices, refused],
    };
  }

  /** A person's own sets that are at hand, the latest first. */
  async list(): Promise<KeptImages[]> {
    const stored = await this.#descriptions();
    const keys = new Set(stored.map(keyOf));
    const memory = this.#held.map(({ kept }) => kept).filter((kept) => !keys.has(keyOf(kept)));
    return [...stored, ...memory].sort((a, b) => b.importedAt - a.importedAt);
  }

  /** Forgets a set, whichever of its fingerprints is given; a run that draws on it goes on. */
  async remove(fingerprint: string): Promise<void> {
    this.#held = this.#held.filter(({ kept }) => !named(kept, fingerprint));
    const key = (await this.#descriptions()).find((kept) => named(kept, fingerprint));
    if (key !== undefined) await this.#delete(keyOf(key));
  }

  async #find(fingerprint: string): Promise<readonly Variant[] | undefined> {
    const held = this.#held.find(({ kept }) => named(kept, fingerprint));
    if (held) return held.variants;
    const kept = (await this.#descriptions()).find((each) => named(each, fingerprint));
    if (kept === undefined) return undefined;
    const database = await this.#open();
    let variants: readonly Variant[];
    try {
      variants = variantsOf(fromStored(await database.get("images", keyOf(kept))));
      if (!variants.some((variant) => variant.fingerprint === fingerprint))
        throw new SaidError(said`What this browser kept of the images is not what was imported.`);
    } catch (cause) {
      await this.#delete(keyOf(kept));
      const why = wordsOf(cause);
      throw new SaidError(
        inARow([why, said`It was deleted: drop the zips (${kept.name}) on the page again.`]),
        { cause },
      );
    }
    this.#hold({ variants, kept });
    return variants;
  }

  /** Keeps a set in the browser; answers why not, where it does not. */
  async #keep(asRead: ImageSet, kept: KeptImages): Promise<Said | undefined> {
    const lost = said`They stay in memory until the page is closed`;
    const others = (await this.#descriptions()).filter((each) => keyOf(each) !== keyOf(kept));
    const bytes = others.reduce((sum, each) => sum + each.bytes, kept.bytes);
    if (bytes > this.#limit) {
      return said`With these images the page would keep ${mebibytes(bytes)} in this browser, more than ${mebibytes(this.#limit)}. ${lost}; delete others to keep them.`;
    }
    try {
      const transaction = (await this.#open()).transaction(["descriptions", "images"], "readwrite");
      await Promise.all([
        transaction.objectStore("descriptions").put(kept, keyOf(kept)),
        transaction.objectStore("images").put(toStored(asRead), keyOf(kept)),
        transaction.done,
      ]);
      return undefined;
    } catch (error) {
      const why = said(wordsOf(error));
      return said`This browser does not keep the images (${why}). ${lost}.`;
    }
  }

  /** Holds a set in memory; of those that the browser keeps only the last. */
  #hold(held: Held): void {
    const others = this.#held.filter(
      ({ kept }) => kept.keptIn === "memory" && keyOf(kept) !== keyOf(held.kept),
    );
    const bytes = others.reduce((sum, { kept }) => sum + kept.bytes, held.kept.bytes);
    if (bytes > this.#limit) {
      throw new SaidError(
        said`With these images the page would hold ${mebibytes(bytes)} in memory, more than ${mebibytes(this.#limit)}. Delete some that you no longer need, and drop the zips again.`,
      );
    }
    this.#held = [...others, held];
  }

  /** What the browser keeps; nothing where it keeps nothing. What is not of the right form is left out. */
  async #descriptions(): Promise<KeptImages[]> {
    try {
      const all: unknown[] = await (await this.#open()).getAll("descriptions");
      return all.filter(isKept);
    } catch {
      return [];
    }
  }

  async #delete(key: string): Promise<void> {
    const transaction = (await this.#open()).transaction(["descriptions", "images"], "readwrite");
    await Promise.all([
      transaction.objectStore("descriptions").delete(key),
      transaction.objectStore("images").delete(key),
      transaction.done,
    ]);
  }

  #open(): Promise<IDBPDatabase<Database>> {
    this.#database ??= openDB<Database>(DATABASE, VERSION, {
      upgrade(database) {
        database.createObjectStore("descriptions");
        database.createObjectStore("images");
      },
    });
    // The next call tries again.
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  /** Fetches a shipped set, once. */
  #fetchShipped(kind: DataKindId, options: Options): Promise<TaskData> {
    const { shippedOf, unpack } = dataKinds[kind];
    const { label, url } = shippedOf(options);
    const { href } = url;
    const known = this.#shipped.get(href);
    if (known) return known;
    const fetched = (async () => {
      const response = await fetch(href);
      if (!response.ok)
        throw new SaidError(
          said`The data of ${said(label)} did not load (${response.status} ${response.statusText}).`,
        );
      return unpack(new Uint8Array(await response.arrayBuffer()));
    })();
    this.#shipped.set(href, fetched);
    // The next call tries again.
    fetched.catch(() => this.#shipped.delete(href));
    return fetched;
  }
}

/** Whether a description read back has its form. */
function isKept(raw: unknown): raw is KeptImages {
  if (typeof raw !== "object" || raw === null) return false;
  const { name, variants, groups, classes, drawings, bytes, importedAt, keptIn } = raw as Record<
    string,
    unknown
  >;
  return (
    typeof name === "string" &&
    keptIn === "browser" &&
    [groups, classes, drawings, bytes, importedAt].every((count) => Number.isFinite(count)) &&
    Array.isArray(variants) &&
    variants.length > 0 &&
    variants.every(
      (variant) =>
        typeof variant?.fingerprint === "string" && [undefined, "honour", "join"].includes(variant.halves),
    )
  );
}

function mebibytes(bytes: number): Said {
  return said`${Math.ceil(bytes / 1024 / 1024)} MiB`;
}
