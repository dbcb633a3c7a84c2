// Records of runs kept in the browser, by id, and their weights beside them. What is read back passes a gate.

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Experiment } from "../experiment/experiment.ts";
import { type PlainRecord, plainRecord, readRecord, readSavedRun } from "../experiment/readRecord.ts";
import { type RunRecord, recordUpTo } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { writeLink } from "../share/link.ts";
import { SaidError, said } from "../words/said.ts";

/** What a person says of a run. */
export interface Labels {
  /** Empty: called by its experiment. */
  readonly name: string;
  readonly note: string;
  /** A starred run makes no room for others. */
  readonly starred: boolean;
}
const NO_LABELS: Labels = { name: "", note: "", starred: false };

/** A record as it is kept: findable by the link of the experiment as the run began. */
interface Kept {
  readonly id: string;
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly record: PlainRecord;
}

/** A kept run, as a table of them shows it. */
export interface KeptRun extends Labels {
  readonly record: RunRecord;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What it takes in the browser's storage: weights, their optimisers' state, losses. */
  readonly bytes: number;
}

interface Schema extends DBSchema {
  records: { key: string; value: Kept; indexes: { savedAt: number; link: string } };
  weights: { key: string; value: { readonly id: string; readonly saved: SavedRun } };
  labels: { key: string; value: Labels & { readonly id: string } };
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
      const records = old.createObjectStore("records", { keyPath: "id" });
      records.createIndex("savedAt", "savedAt");
      records.createIndex("link", "link");
      old.createObjectStore("weights", { keyPath: "id" });
      old.createObjectStore("labels", { keyPath: "id" });
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
const bytesOf = ({ losses, accuracies }: PlainRecord, saved: SavedRun | undefined): number =>
  losses.byteLength +
  accuracies.byteLength +
  (saved?.learners ?? []).reduce(
    (sum, [, { tensors }]) =>
      sum + Object.values(tensors).reduce((bytes, { values }) => bytes + values.byteLength, 0),
    0,
  );

type Writing = IDBPTransaction<Schema, ("records" | "weights" | "labels")[], "readwrite">;

/** Deletes the oldest runs without a star, as long as there are too many or they take too much. */
async function makeRoom(work: Writing): Promise<void> {
  const [records, weights, labels] = [
    work.objectStore("records"),
    work.objectStore("weights"),
    work.objectStore("labels"),
  ];
  const latestFirst = (await records.index("savedAt").getAll()).toReversed();
  let [count, bytes] = [0, 0];
  for (const { id, record } of latestFirst) {
    bytes += bytesOf(record, (await weights.get(id))?.saved);
    if ((await labels.get(id))?.starred) continue;
    count += 1;
    if (count === 1 || (count <= KEPT && bytes <= KEPT_BYTES)) continue;
    await Promise.all([records.delete(id), weights.delete(id), labels.delete(id)]);
  }
}

/** Keeps a run as it stands, in place of what was kept of it before; what was said of it stays. */
export const keepRecord = (record: RunRecord, saved: SavedRun, said?: Labels): Promise<void> =>
  withDatabase(async (database) => {
    const { id } = record;
    const link = writeLink(record.experiment);
    const work = database.transaction(["records", "weights", "labels"], "readwrite");
    await work
      .objectStore("records")
      .put({ id, link, savedAt: Date.now(), record: plainRecord(asOf(record, saved)) });
    await work.objectStore("weights").put({ id, saved });
    if (said) await work.objectStore("labels").put({ id, ...labelsIn(said) });
    await makeRoom(work);
    await work.done;
  });

const labelsIn = ({ name, note, starred }: Labels): Labels => ({ name, note, starred });

/** The record last kept of a run that began as this experiment; `undefined` where there is none. */
export const findRecord = (experiment: Experiment): Promise<RunRecord | undefined> =>
  withDatabase(async (database) => {
    const found = await database.getAllFromIndex("records", "link", writeLink(experiment));
    const latest = found.toSorted((one, other) => one.savedAt - other.savedAt).at(-1);
    return latest && readRecord(latest.record);
  });

/** All runs that are kept, the latest first, and why others cannot be read. */
export const listRuns = (): Promise<{ runs: KeptRun[]; unreadable: string[] }> =>
  withDatabase(async (database) => {
    const runs: KeptRun[] = [];
    const unreadable: string[] = [];
    for (const { id, savedAt, record } of (await database.getAll("records")).toReversed()) {
      try {
        const said = labelsIn((await database.get("labels", id)) ?? NO_LABELS);
        const bytes = bytesOf(record, (await database.get("weights", id))?.saved);
        runs.push({ record: readRecord(record), savedAt, bytes, ...said });
      } catch (error) {
        unreadable.push(error instanceof Error ? error.message : String(error));
      }
    }
    return { runs: runs.toSorted((one, other) => other.savedAt - one.savedAt), unreadable };
  });

/** Writes down what a person says of a run. */
export const labelRun = (id: string, said: Labels): Promise<void> =>
  withDatabase(async (database) => {
    await database.put("labels", { id, ...labelsIn(said) });
  });

/** Deletes a run and all that was said of it. */
export const removeRun = (id: string): Promise<void> =>
  withDatabase(async (database) => {
    const work = database.transaction(["records", "weights", "labels"], "readwrite");
    for (const store of ["records", "weights", "labels"] as const) await work.objectStore(store).delete(id);
    await work.done;
  });

/** A kept run's weights. @throws Error, a whole sentence, where they are gone or damaged. */
export const weightsOf = (id: string): Promise<SavedRun> =>
  withDatabase(async (database) => {
    const found = await database.get("weights", id);
    if (found === undefined) throw new SaidError(said`The kept run's weights are no longer in this browser.`);
    return readSavedRun(found.saved);
  });
