// Brings a person's own files into the data store: one import at a time, which tells how far it is and can be stopped.

import { type ImportOptions, importImages } from "../data/images/importImages.ts";
import { ownImages } from "../data/images/ownImages.ts";
import type { DataForm, DataKindId } from "../data/kind.ts";
import type { ImportedData } from "../data/own/kept.ts";
import type { OwnData } from "../data/own/own.ts";
import { guessMapping } from "../data/table/guessMapping.ts";
import { keptTable, makeOf } from "../data/table/keptTable.ts";
import { type Looked, lookAt, openBrought } from "../data/table/look.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { readOwnTable } from "../data/table/own.ts";
import { blobSource } from "../data/table/source.ts";
import { type LookChoices, type TableLook, type TableRead, told } from "../data/table/told.ts";
import { zipMembers } from "../data/table/zip.ts";
import { SaidError, said } from "../words/said.ts";
import { breathe } from "./breathe.ts";
import type { DataStore } from "./dataStore.ts";

/** Bytes or images read of all that an import has to read; waited for. */
export type OnProgress = (done: number, total: number) => Promise<void> | void;

const IMAGE = /\.(png|jpe?g|webp|gif|bmp|tiff?|avif)$/i;
const ZIP = [0x50, 0x4b];
const sourceOf = (file: File) => blobSource(file, file.name);

/**
 * Whether files are zips of drawings or tables: by what most entries of a zip are called.
 * @throws ImportError for a zip that is damaged.
 */
export async function formOfFiles(files: readonly File[]): Promise<DataForm> {
  for (const file of files) {
    if (IMAGE.test(file.name)) return "images";
    const head = new Uint8Array(await file.slice(0, ZIP.length).arrayBuffer());
    if (!ZIP.every((byte, place) => head[place] === byte)) continue;
    const members = await zipMembers(sourceOf(file));
    if (2 * members.filter(({ path }) => IMAGE.test(path)).length > members.length) return "images";
  }
  return "table";
}

export class Imports {
  readonly #data: DataStore;
  readonly #decode: ImportOptions["decode"];
  #running: AbortController | undefined;
  /** The tables that were looked at last, and what was read of them, until it is kept. */
  #looked: Looked | undefined;
  #read: { readonly own: OwnData; readonly mapping: Mapping } | undefined;

  constructor(data: DataStore, decode?: ImportOptions["decode"]) {
    this.#data = data;
    this.#decode = decode;
  }

  /** Stops the import that is under way; its promise rejects. */
  stop(): void {
    this.#running?.abort(new SaidError(said`The import was stopped. Nothing was changed.`));
  }

  /** Stops it, and lets go of tables that were looked at or read and not kept. */
  putAway(): void {
    this.stop();
    this.#looked = undefined;
    this.#offer(undefined);
  }

  /**
   * Reads zips of images and keeps them.
   * @throws ImportError where they cannot be read; Error where it is stopped, or there is no room.
   */
  images(files: readonly File[], wanted: string, onProgress: OnProgress): Promise<ImportedData> {
    return this.#alone(async (signal) => {
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      const { asRead, taken, variants, notices } = await importImages(read, {
        wanted,
        ...(this.#decode && { decode: this.#decode }),
        onProgress: async (done, total) => {
          await onProgress(done, total);
          signal.throwIfAborted();
        },
      });
      const { kept, refused } = await this.#data.keep(ownImages(asRead, variants));
      return {
        ...kept,
        fingerprint: taken.fingerprint,
        ...(taken.halves && { halves: taken.halves }),
        ...compared(wanted, taken.fingerprint),
        notices: refused === undefined ? notices : [...notices, refused],
      };
    });
  }

  /**
   * Looks at all of the tables that files hold.
   * @throws ImportError where there is none, or it is damaged; Error where it is stopped.
   */
  look(files: readonly File[], choices: LookChoices, onProgress: OnProgress): Promise<TableLook> {
    return this.#alone(async (signal) => {
      this.#looked = undefined;
      this.#offer(undefined);
      const { group: place = 0, ...formChoices } = choices;
      const { groups, items, leftOut } = await openBrought(files.map(sourceOf), formChoices);
      const group = groups[place];
      if (group === undefined)
        throw new SaidError(said`There are ${groups.length} tables, not ${place + 1}.`);
      const looked = await lookAt(group, items, formChoices, { signal, onProgress, breathe });
      this.#looked = looked;
      const { problems, ...survey } = looked.survey;
      const guess = guessMapping(looked.survey, looked.inputs.length);
      return {
        survey,
        problems: told(problems),
        groups: groups.map(({ inputs }) => inputs.map(({ file }) => file.name)),
        chosen: place,
        files: looked.inputs.length,
        ...(items && { items: items.file.name }),
        leftOut,
        ...(guess && { guess }),
      };
    });
  }

  /**
   * Reads the tables that were looked at last, by a mapping, and offers what is made of them to be looked at.
   * @throws ImportError where too little is left; Error where it is stopped.
   */
  read(mapping: Mapping, kind: DataKindId, onProgress: OnProgress): Promise<TableRead> {
    return this.#alone(async (signal) => {
      if (this.#looked === undefined) throw new SaidError(said`No files are at hand. Bring them again.`);
      this.#offer(undefined);
      const { own, problems } = await readOwnTable(this.#looked, mapping, { signal, onProgress, breathe });
      const { tasks, most, dropped, problems: settled } = makeOf(own, kind, mapping);
      problems.include(settled);
      const kept = keptTable(own);
      this.#offer({ own: kept, mapping });
      const { name, fingerprint, content } = own;
      const { rows, share } = content;
      const { bytes } = kept;
      return {
        name,
        fingerprint,
        kind,
        mapping,
        rows,
        share,
        bytes,
        tasks,
        most,
        dropped,
        problems: told(problems),
      };
    });
  }

  /** Keeps what was read last. `wanted` is the fingerprint that an experiment names, or empty. */
  async keep(wanted: string): Promise<ImportedData> {
    if (this.#read === undefined)
      throw new SaidError(said`Nothing was read that could be kept. Bring the files again.`);
    const { own, mapping } = this.#read;
    const { kept, refused } = await this.#data.keep(own, mapping);
    this.#read = undefined;
    const { fingerprint } = own.variants[0]!;
    return {
      ...kept,
      fingerprint,
      ...compared(wanted, fingerprint),
      notices: refused === undefined ? [] : [refused],
    };
  }

  #offer(read: { readonly own: OwnData; readonly mapping: Mapping } | undefined): void {
    this.#read = read;
    this.#data.offer(read?.own);
  }

  /** One import at a time: another stops the one before. */
  async #alone<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    try {
      const result = await work(running.signal);
      running.signal.throwIfAborted();
      return result;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }
}

const compared = (wanted: string, fingerprint: string) =>
  wanted === "" ? {} : { wanted: { fingerprint: wanted, same: wanted === fingerprint } };
