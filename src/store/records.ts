// Records of runs kept in the browser, by id, and their weights beside them. What is read back passes a gate.

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Experiment } from "../experiment/experiment.ts";
import { type PlainRecord, plainRecord, readRecord, readSavedRun } from "../experiment/readRecord.ts";
import { type RunRecord, recordUpTo } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { writeLink } from "../share/link.ts";
import { SaidError, said, type Words, wordsOf } from "../words/said.ts";

/** What a person says of a run. */
export interface Labels {
  /** Empty: called by its experiment. */
  readonly name: string;
  readonly note: string;
  /** A starred run makes no room for others. */
  readonly starred: boolean;
}
const NO_LABELS: Labels = { name: "", note: "", starred: false };

/** What there is to know of a kept run without reading it; findable by the link of the experiment as the run began. */
interface Entry extends Labels {
  readonly id: string;
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What it takes in the browser's storage: weights, their optimisers' state, losses. */
  readonly bytes: number;
}

/** A kept run, as a table of them shows it. */
export interface KeptRun extends Labels, Pick<Entry, "savedAt" | "bytes"> {
  readonly record: RunRecord;
}

interface Schema extends DBSchema {
  entries: { key: string; value: Entry; indexes: { savedAt: number; link: string } };
  records: { key: string; value: { readonly id: string; readonly record: PlainRecord } };
  weights: { key: string; value: { readonly id: string; readonly saved: SavedRun } };
}

const NAME = "innerloop";
const VERSION = 3;
/** Of runs without a star the oldest make room. */
const KEPT = 40;
const KEPT_BYTES = 200e6;

/** The database; runs of before version 3 are gone: what they were measured by had no names. */
async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(old) {
      for (const store of [...old.objectStoreNames]) old.deleteObjectStore(store);
      const entries = old.createObjectStore("entries", { keyPath: "id" });
      entries.createIndex("savedAt", "savedAt");
      entries.createIndex("link", "link");
      old.createObjectStore("records", { keyPath: "id" });
      old.createObjectStore("weights", { keyPath: "id" });
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The record as it was when its weights were saved: what training told since then is not part of it. */
const asOf = (record: RunRecord, { iteration }: SavedRun): RunRecord => ({
  ...recordUpTo(record, iteration),
  state: record.state === "running" ? "paused" : record.state,
});

/** Bytes of a run's arrays. */
const bytesOf = ({ losses, accuracies }: PlainRecord, { learners }: SavedRun): number =>
  losses.byteLength +
  accuracies.byteLength +
  learners.reduce(
    (sum, [, { tensors }]) =>
      sum + Object.values(tensors).reduce((bytes, { values }) => bytes + values.byteLength, 0),
    0,
  );

const STORES = ["entries", "records", "weights"] as const;
type Writing = IDBPTransaction<Schema, typeof STORES, "readwrite">;

const drop = (work: Writing, id: string): Promise<unknown> =>
  Promise.all(STORES.map((store) => work.objectStore(store).delete(id)));

/** Deletes the oldest runs without a star, as long as there are too many or they take too much. */
async function makeRoom(work: Writing): Promise<void> {
  const latestFirst = (await work.objectStore("entries").index("savedAt").getAll()).toReversed();
  let [count, bytes] = [0, 0];
  for (const entry of latestFirst) {
    bytes += entry.bytes;
    if (entry.starred) continue;
    count += 1;
    if (count > 1 && (count > KEPT || bytes > KEPT_BYTES)) await drop(work, entry.id);
  }
}

/** Keeps a run as it stands, in place of what was kept of it before; what was said of it stays, unless it is `said` anew. */
export const keepRecord = (run: RunRecord, saved: SavedRun, said?: Labels): Promise<void> =>
  withDatabase(async (database) => {
    const { id } = run;
    const record = plainRecord(asOf(run, saved));
    const work = database.transaction(STORES, "readwrite");
    const entries = work.objectStore("entries");
    const { name, note, starred } = said ?? (await entries.get(id)) ?? NO_LABELS;
    await entries.put({
      id,
      link: writeLink(run.experiment),
      savedAt: Date.now(),
      bytes: bytesOf(record, saved),
      name,
      note,
      starred,
    });
    await work.objectStore("records").put({ id, record });
    await work.objectStore("weights").put({ id, saved });
    await makeRoom(work);
    await work.done;
  });

/** The record last kept of a run that began as this experiment; `undefined` where there is none. */
export const findRecord = (experiment: Experiment): Promise<RunRecord | undefined> =>
  withDatabase(async (database) => {
    const found = await database.getAllFromIndex("entries", "link", writeLink(experiment));
    const latest = found.toSorted((one, other) => one.savedAt - other.savedAt).at(-1);
    const kept = latest && (await database.get("records", latest.id));
    return kept && readRecord(kept.record);
  });

/** All runs that are kept, the latest first, and why others cannot be read. */
export const listRuns = (): Promise<{ runs: KeptRun[]; unreadable: Words[] }> =>
  withDatabase(async (database) => {
    const runs: KeptRun[] = [];
    const unreadable: Words[] = [];
    for (const { id, link: _, ...entry } of (
      await database.getAllFromIndex("entries", "savedAt")
    ).toReversed()) {
      try {
        runs.push({ ...entry, record: readRecord((await database.get("records", id))?.record) });
      } catch (error) {
        unreadable.push(wordsOf(error));
      }
    }
    return { runs, unreadable };
  });

/** Writes down what a person says of a kept run. */
export const labelRun = (id: string, { name, note, starred }: Labels): Promise<void> =>
  withDatabase(async (database) => {
    const work = database.transaction("entries", "readwrite");
    const entry = await work.store.get(id);
    if (entry) await work.store.put({ ...entry, name, note, starred });
    await work.done;
  });

/** Deletes a run and all that was said of it. */
export const removeRun = (id: string): Promise<void> =>
  withDatabase(async (database) => {
    const work = database.transaction(STORES, "readwrite");
    await drop(work, id);
    await work.done;
  });

/** A kept run's weights. @throws Error, a whole sentence, where they are gone or damaged. */
export const weightsOf = (id: string): Promise<SavedRun> =>
  withDatabase(async (database) => {
    const found = await database.get("weights", id);
    if (found === undefined) throw new SaidError(said`The kept run's weights are no longer in this browser.`);
    return readSavedRun(found.saved);
  });
