// Records of runs kept in the browser, by id, and their weights beside them. What is read back passes a gate.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Experiment } from "../experiment/experiment.ts";
import { type PlainRecord, plainRecord, readRecord, readSavedRun } from "../experiment/readRecord.ts";
import { type RunRecord, recordUpTo } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { writeLink } from "../share/link.ts";
import { SaidError, said } from "../words/said.ts";

/** A record as it is kept: findable by the link of the experiment as the run began. */
interface Kept {
  readonly id: string;
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly record: PlainRecord;
}

interface Schema extends DBSchema {
  records: { key: string; value: Kept; indexes: { savedAt: number; link: string } };
  weights: { key: string; value: { readonly id: string; readonly saved: SavedRun } };
}

const NAME = "innerloop";
const VERSION = 2;
/** Older ones make room. */
const KEPT = 12;

/** The database; runs of before version 2 are gone: they were kept by a link that need not have been theirs. */
async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(old) {
      for (const store of [...old.objectStoreNames]) old.deleteObjectStore(store);
      const records = old.createObjectStore("records", { keyPath: "id" });
      records.createIndex("savedAt", "savedAt");
      records.createIndex("link", "link");
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

/** Keeps a run as it stands, in place of what was kept of it before. */
export const keepRecord = (record: RunRecord, saved: SavedRun): Promise<void> =>
  withDatabase(async (database) => {
    const { id } = record;
    const link = writeLink(record.experiment);
    const work = database.transaction(["records", "weights"], "readwrite");
    const [records, weights] = [work.objectStore("records"), work.objectStore("weights")];
    await records.put({ id, link, savedAt: Date.now(), record: plainRecord(asOf(record, saved)) });
    await weights.put({ id, saved });
    const byAge = await records.index("savedAt").getAllKeys();
    for (const old of byAge.slice(0, -KEPT)) {
      await records.delete(old);
      await weights.delete(old);
    }
    await work.done;
  });

/** The record last kept of a run that began as this experiment; `undefined` where there is none. */
export const findRecord = (experiment: Experiment): Promise<RunRecord | undefined> =>
  withDatabase(async (database) => {
    const found = await database.getAllFromIndex("records", "link", writeLink(experiment));
    const latest = found.toSorted((one, other) => one.savedAt - other.savedAt).at(-1);
    return latest && readRecord(latest.record);
  });

/** A kept run's weights. @throws Error, a whole sentence, where they are gone or damaged. */
export const weightsOf = (id: string): Promise<SavedRun> =>
  withDatabase(async (database) => {
    const found = await database.get("weights", id);
    if (found === undefined) throw new SaidError(said`The kept run's weights are no longer in this browser.`);
    return readSavedRun(found.saved);
  });
