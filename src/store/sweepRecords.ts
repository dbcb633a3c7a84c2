// Sweeps kept in the browser: what each was to try, every stretch as it came, and what it came to. A sweep that a
// closed tab cut short finds its stretches here, and trains only what is missing.

import { type DBSchema, openDB } from "idb";
import { ARITHMETIC, FIRST_ARITHMETIC } from "../engine/arithmetic.ts";
import type { SweptStretch } from "../protocol/sweep.ts";
import type { SweepSpec } from "../share/sweepSpec.ts";
import type { Tested } from "../sweep/stretch.ts";
import type { SweepResult } from "../sweep/sweep.ts";

/** A sweep as it is kept. */
export interface KeptSweep {
  readonly id: string;
  readonly spec: SweepSpec;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  /** Absent while it is not finished. */
  readonly result?: SweepResult;
}

/** Of one run: the stretch that ended at `until`. */
interface KeptStretch {
  readonly sweep: string;
  readonly link: string;
  readonly until: number;
  readonly stretch: SweptStretch;
  /** Of the build that trained it (engine/arithmetic.ts); of before there were two, none. */
  readonly arithmetic?: number;
}

interface KeptTest {
  readonly sweep: string;
  readonly link: string;
  readonly tested: readonly Tested[];
  readonly arithmetic?: number;
}

/** What a build that rounds otherwise computed is not gone on with: a sweep's figures would be of two kinds. */
const ofThisArithmetic = <T extends { readonly arithmetic?: number }>(kept: T | undefined): T | undefined =>
  (kept?.arithmetic ?? FIRST_ARITHMETIC) === ARITHMETIC ? kept : undefined;

interface Schema extends DBSchema {
  sweeps: { key: string; value: KeptSweep; indexes: { begunAt: number } };
  stretches: { key: [string, string, number]; value: KeptStretch };
  tests: { key: [string, string]; value: KeptTest };
}

/** The oldest make room: their runs have weights. */
const KEPT = 6;

/** A database of its own: that of the runs drops all when its form changes. */
async function withDatabase<T>(
  work: (database: Awaited<ReturnType<typeof openDB<Schema>>>) => Promise<T>,
): Promise<T> {
  const database = await openDB<Schema>("innerloop-sweeps", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("sweeps", { keyPath: "id" }).createIndex("begunAt", "begunAt");
      fresh.createObjectStore("stretches", { keyPath: ["sweep", "link", "until"] });
      fresh.createObjectStore("tests", { keyPath: ["sweep", "link"] });
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Keys of all that begins with these parts. */
const under = (...parts: string[]) => IDBKeyRange.bound(parts, [...parts, []]);

/** Keeps a sweep; of more than a few the oldest go, with their runs. */
export const keepSweep = (sweep: KeptSweep): Promise<void> =>
  withDatabase(async (database) => {
    const work = database.transaction(["sweeps", "stretches", "tests"], "readwrite");
    const sweeps = work.objectStore("sweeps");
    await sweeps.put(sweep);
    const oldestFirst = await sweeps.index("begunAt").getAllKeys();
    for (const id of oldestFirst.slice(0, -KEPT)) {
      await sweeps.delete(id);
      await work.objectStore("stretches").delete(under(id));
      await work.objectStore("tests").delete(under(id));
    }
    await work.done;
  });

/** The sweep that was begun last. */
export const latestSweep = (): Promise<KeptSweep | undefined> =>
  withDatabase(async (database) => {
    const latest = await database.transaction("sweeps").store.index("begunAt").openCursor(null, "prev");
    return latest?.value;
  });

export const keepStretch = (kept: KeptStretch): Promise<unknown> =>
  withDatabase((database) => database.put("stretches", { ...kept, arithmetic: ARITHMETIC }));

export const keptStretch = (sweep: string, link: string, until: number): Promise<SweptStretch | undefined> =>
  withDatabase(
    async (database) => ofThisArithmetic(await database.get("stretches", [sweep, link, until]))?.stretch,
  );

/** All stretches of one run, the shortest first. */
export const stretchesOf = (sweep: string, link: string): Promise<SweptStretch[]> =>
  withDatabase(async (database) =>
    (await database.getAll("stretches", under(sweep, link))).map(({ stretch }) => stretch),
  );

export const keepTest = (kept: KeptTest): Promise<unknown> =>
  withDatabase((database) => database.put("tests", { ...kept, arithmetic: ARITHMETIC }));

export const keptTest = (sweep: string, link: string): Promise<readonly Tested[] | undefined> =>
  withDatabase(async (database) => ofThisArithmetic(await database.get("tests", [sweep, link]))?.tested);
