// The data that tasks draw on: what ships, and a person's own by fingerprint, in memory and in this browser.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";
import { type DataKindId, formOfKind } from "../data/kind.ts";
import { dataKinds, type TaskData } from "../data/kinds.ts";
import { revive } from "../data/own/forms.ts";
import type { KeptData, NamedVariant } from "../data/own/kept.ts";
import type { OwnData } from "../data/own/own.ts";
import { type Mapping, readMapping } from "../data/table/mapping.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Options } from "../schema/fields.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inARow, type Said, SaidError, said, wordsOf } from "../words/said.ts";

/** Own data beyond this are not kept in the browser, and no more than this in memory: 512 MiB each. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;
const DATABASE = "innerloop-data";
const VERSION = 2;

interface Database extends DBSchema {
  /** What is kept, by the fingerprint of its usual variant: small, so that a list reads no contents. */
  descriptions: { key: string; value: KeptData };
  contents: { key: string; value: unknown };
}

/** Data in memory. */
interface Held {
  readonly own: OwnData;
  readonly kept: KeptData;
}

/** What a data store needs of its surroundings. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Bytes of own data that the browser keeps at most, and memory again; `MAX_KEPT_BYTES` unless told. */
  readonly limit?: number;
}

/** The fingerprint by which data are kept. */
const keyOf = ({ variants }: { readonly variants: readonly NamedVariant[] }) => variants[0]!.fingerprint;
const named = ({ variants }: { readonly variants: readonly NamedVariant[] }, fingerprint: string) =>
  variants.some((variant) => variant.fingerprint === fingerprint);

export class DataStore {
  readonly #surroundings: Surroundings;
  readonly #limit: number;
  readonly #shipped = new Map<string, Promise<TaskData>>();
  #database: Promise<IDBPDatabase<Database>> | undefined;
  /** Data that this browser does not keep, and those that were used last. */
  #held: Held[] = [];
  /** Data that a person looks at before they are kept. */
  #offered: OwnData | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#limit = surroundings.limit ?? MAX_KEPT_BYTES;
  }

  /** Those that an experiment names; `undefined` where its tasks need none. @throws Error where they are not here. */
  async for({ task, data, mapping }: Experiment): Promise<TaskData | undefined> {
    const { data: kind }: TaskFamilyMeta = taskFamilies[task.id].meta;
    if (kind === undefined) return undefined;
    if (data === "") return this.#fetchShipped(kind, task.options);
    const own = await this.#find(data);
    if (own) return own.take(data, kind, mapping);
    throw new SaidError(
      formOfKind[kind] === "table"
        ? said`This experiment was made with somebody's own table (fingerprint ${data}), not in this browser. Bring the same files, or go back to the data that ship.`
        : said`This experiment was made with somebody's own images (fingerprint ${data}), not in this browser. Bring the same files, or go back to the data that ship.`,
    );
  }

  /** Holds data to be looked at, until others are offered or these are kept. */
  offer(own: OwnData | undefined): void {
    this.#offered = own;
  }

  /**
   * Keeps data: in this browser, so that a reload finds them again, or where that is refused in memory, which `refused`
   * says in a whole sentence. A table is kept with what its columns are for.
   * @throws Error where there is no room for them in memory either.
   */
  async keep(own: OwnData, mapping?: Mapping): Promise<{ readonly kept: KeptData; readonly refused?: Said }> {
    const { form, name, variants, holds, bytes } = own;
    const inMemory: KeptData = {
      form,
      name,
      variants,
      holds,
      bytes,
      ...(mapping && { mapping }),
      importedAt: this.#surroundings.now(),
      keptIn: "memory",
    };
    this.#hold({ own, kept: inMemory });
    const inBrowser: KeptData = { ...inMemory, keptIn: "browser" };
    const refused = await this.#keep(own, inBrowser);
    const kept = refused === undefined ? inBrowser : inMemory;
    this.#hold({ own, kept });
    if (this.#offered === own) this.#offered = undefined;
    return { kept, ...(refused !== undefined && { refused }) };
  }

  /** A person's own data that are at hand, the latest first. */
  async list(): Promise<KeptData[]> {
    const stored = await this.#descriptions();
    const keys = new Set(stored.map(keyOf));
    const memory = this.#held.map(({ kept }) => kept).filter((kept) => !keys.has(keyOf(kept)));
    return [...stored, ...memory].sort((a, b) => b.importedAt - a.importedAt);
  }

  /** Forgets data, whichever of their fingerprints is given; a run that draws on them goes on. */
  async remove(fingerprint: string): Promise<void> {
    this.#held = this.#held.filter(({ kept }) => !named(kept, fingerprint));
    const key = (await this.#descriptions()).find((kept) => named(kept, fingerprint));
    if (key !== undefined) await this.#delete(keyOf(key));
  }

  async #find(fingerprint: string): Promise<OwnData | undefined> {
    if (this.#offered && named(this.#offered, fingerprint)) return this.#offered;
    const held = this.#held.find(({ kept }) => named(kept, fingerprint));
    if (held) return held.own;
    const kept = (await this.#descriptions()).find((each) => named(each, fingerprint));
    if (kept === undefined) return undefined;
    const database = await this.#open();
    let own: OwnData;
    try {
      own = revive[kept.form](await database.get("contents", keyOf(kept)));
      if (!named(own, fingerprint))
        throw new SaidError(said`What this browser kept of the data is not what was brought.`);
    } catch (cause) {
      await this.#delete(keyOf(kept));
      const why = wordsOf(cause);
      throw new SaidError(inARow([why, said`It was deleted: bring the files (${kept.name}) again.`]), {
        cause,
      });
    }
    this.#hold({ own, kept });
    return own;
  }

  /** Keeps data in the browser; answers why not, where it does not. */
  async #keep(own: OwnData, kept: KeptData): Promise<Said | undefined> {
    const lost = said`They stay in memory until the page is closed`;
    const others = (await this.#descriptions()).filter((each) => keyOf(each) !== keyOf(kept));
    const bytes = others.reduce((sum, each) => sum + each.bytes, kept.bytes);
    if (bytes > this.#limit) {
      return said`With these data the page would keep ${mebibytes(bytes)} in this browser, more than ${mebibytes(this.#limit)}. ${lost}; delete others to keep them.`;
    }
    try {
      const transaction = (await this.#open()).transaction(["descriptions", "contents"], "readwrite");
      await Promise.all([
        transaction.objectStore("descriptions").put(kept, keyOf(kept)),
        transaction.objectStore("contents").put(own.stored(), keyOf(kept)),
        transaction.done,
      ]);
      return undefined;
    } catch (error) {
      const why = said(wordsOf(error));
      return said`This browser does not keep the data (${why}). ${lost}.`;
    }
  }

  /** Holds data in memory; of those that the browser keeps only the last. */
  #hold(held: Held): void {
    const others = this.#held.filter(
      ({ kept }) => kept.keptIn === "memory" && keyOf(kept) !== keyOf(held.kept),
    );
    const bytes = others.reduce((sum, { kept }) => sum + kept.bytes, held.kept.bytes);
    if (bytes > this.#limit) {
      throw new SaidError(
        said`With these data the page would hold ${mebibytes(bytes)} in memory, more than ${mebibytes(this.#limit)}. Delete some that you no longer need, and bring the files again.`,
      );
    }
    this.#held = [...others, held];
  }

  /** What the browser keeps; nothing where it keeps nothing. What is not of the right form is left out. */
  async #descriptions(): Promise<KeptData[]> {
    try {
      const all: unknown[] = await (await this.#open()).getAll("descriptions");
      return all.flatMap(readKept);
    } catch {
      return [];
    }
  }

  async #delete(key: string): Promise<void> {
    const transaction = (await this.#open()).transaction(["descriptions", "contents"], "readwrite");
    await Promise.all([
      transaction.objectStore("descriptions").delete(key),
      transaction.objectStore("contents").delete(key),
      transaction.done,
    ]);
  }

  #open(): Promise<IDBPDatabase<Database>> {
    this.#database ??= openDB<Database>(DATABASE, VERSION, {
      async upgrade(database, before, _, transaction) {
        if (before < 1) {
          database.createObjectStore("descriptions");
          database.createObjectStore("contents");
          return;
        }
        // Version 1 knew images alone, and described them otherwise.
        const old = transaction as unknown as { objectStore(name: "images"): { name: string } };
        old.objectStore("images").name = "contents";
        const descriptions = transaction.objectStore("descriptions");
        for (const key of await descriptions.getAllKeys()) {
          const { groups, classes, drawings, ...rest } = (await descriptions.get(key)) as unknown as Record<
            string,
            unknown
          >;
          const holds = { groups, classes, examples: drawings };
          await descriptions.put({ ...rest, form: "images", holds } as unknown as KeptData, key);
        }
      },
    });
    // The next call tries again.
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  /** Fetches a shipped set, once; `undefined` where none ships. */
  async #fetchShipped(kind: DataKindId, options: Options): Promise<TaskData | undefined> {
    const { shipped } = dataKinds[kind];
    if (shipped === undefined) return undefined;
    const { label, url } = shipped.of(options);
    const { href } = url;
    const known = this.#shipped.get(href);
    if (known) return known;
    const fetched = (async () => {
      const response = await fetch(href);
      if (!response.ok)
        throw new SaidError(
          said`The data of ${said(label)} did not load (${response.status} ${response.statusText}).`,
        );
      return shipped.unpack(new Uint8Array(await response.arrayBuffer()));
    })();
    this.#shipped.set(href, fetched);
    // The next call tries again.
    fetched.catch(() => this.#shipped.delete(href));
    return fetched;
  }
}

const count = z.number();
const description = z.object({
  form: z.enum(["images", "table"]),
  name: z.string(),
  variants: z
    .array(z.object({ fingerprint: z.string(), halves: z.optional(z.enum(["honour", "join"])) }))
    .check(z.minLength(1)),
  holds: z.object({ classes: count, groups: count, examples: count }),
  bytes: count,
  mapping: z.optional(z.unknown()),
  importedAt: count,
  keptIn: z.literal("browser"),
});

/** A description read back; nothing where it has not its form. */
function readKept(raw: unknown): KeptData[] {
  const read = description.safeParse(raw);
  if (!read.success) return [];
  const { mapping, ...rest } = read.data;
  try {
    return [
      { ...rest, ...(mapping !== undefined && { mapping: readMapping(mapping, rest.name) }) } as KeptData,
    ];
  } catch {
    return [];
  }
}

function mebibytes(bytes: number): Said {
  return said`${Math.ceil(bytes / 1024 / 1024)} MiB`;
}
