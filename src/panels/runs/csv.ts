// The table of runs as CSV: figures unrounded, every option in which they differ.

import { valueAt } from "../../experiment/experiment.ts";
import type { KeptRun } from "../../store/records.ts";
import { shownEntry } from "../curves/words.ts";
import { nameOf } from "../gallery/name.ts";
import type { OptionColumn } from "./rows.ts";

function outcomeColumns({ evaluations }: KeptRun["record"]) {
  const own = evaluations.filter(({ role }) => role === "learner");
  const latest = own.findLast(({ split }) => split === "test") ?? own.at(-1);
  const entry = latest && shownEntry(latest, 0);
  return {
    split: latest?.split ?? "",
    tasks: latest?.tasks ?? "",
    loss: entry?.loss.mean ?? "",
    "loss ±": entry?.loss.ci95 ?? "",
    accuracy: entry?.accuracy?.mean ?? "",
    "accuracy ±": entry?.accuracy?.ci95 ?? "",
    reward: latest?.reward?.mean ?? "",
    "reward ±": latest?.reward?.ci95 ?? "",
  };
}

/** One line a run; the reader of CSV is loaded when first asked for. */
export async function csvOf(runs: readonly KeptRun[], columns: readonly OptionColumn[]): Promise<string> {
  const { default: Papa } = await import("papaparse");
  return Papa.unparse(
    runs.map(({ record, name, note, starred }) => ({
      id: record.id,
      name,
      experiment: nameOf(record.current).name,
      state: record.state,
      ...outcomeColumns(record),
      iterations: record.iteration,
      seconds: record.trainingMs / 1000,
      begun: new Date(record.begunAt).toISOString(),
      ...Object.fromEntries(columns.map(({ key, path }) => [key, valueAt(record.current, path) ?? ""])),
      starred,
      note,
    })),
    { newline: "\n" },
  );
}
