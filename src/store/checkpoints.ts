// Runs kept in the browser, so that closing the page loses nothing: the last few, by their experiment's link.

import { type DBSchema, openDB } from "idb";
import type { SavedRun } from "../experiment/results.ts";
import type { LabState } from "./state.ts";

/** A run as it stood, with the record of how it got there. */
export interface Checkpoint extends Pick<LabState, "evaluations" | "marks"> {
  readonly losses: Float32Array;
  readonly accuracies: Float32Array;
  /** The experiment's link. */
  readonly link: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly saved: SavedRun;
}

interface Schema extends DBSchema {
  checkpoints: { key: string; value: Checkpoint; indexes: { savedAt: number } };
}

/** Older ones make room. */
const KEPT = 8;

const open = () =>
  openDB<Schema>("innerloop", 1, {
    upgrade(database) {
      database.createObjectStore("checkpoints", { keyPath: "link" }).createIndex("savedAt", "savedAt");
    },
  });

/** Keeps a run in place of an earlier state of the same experiment. */
export async function keepCheckpoint(checkpoint: Checkpoint): Promise<void> {
  const database = await open();
  await database.put("checkpoints", checkpoint);
  const keys = await database.getAllKeysFromIndex("checkpoints", "savedAt");
  for (const key of keys.slice(0, -KEPT)) await database.delete("checkpoints", key);
  database.close();
}

/** The kept run of an experiment. */
export async function findCheckpoint(link: string): Promise<Checkpoint | undefined> {
  const database = await open();
  const found = await database.get("checkpoints", link);
  database.close();
  return found;
}
