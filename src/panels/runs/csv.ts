// The table of runs as CSV: figures unrounded, every option in which they differ.

import { valueAt } from "../../experiment/experiment.ts";
import { MEASURE_IDS, type MeasureId } from "../../measures/registry.ts";
import type { KeptRun } from "../../store/records.ts";
import { inEnglish } from "../../words/said.ts";
import { latestOf } from "../curves/words.ts";
import { nameOf } from "../gallery/name.ts";
import type { OptionColumn } from "./rows.ts";

function outcomeColumns(record: KeptRun["record"], ids: readonly MeasureId[]) {
  const latest = latestOf(record, "learner");
  return {
    split: latest?.split ?? "",
    tasks: latest?.tasks ?? "",
    ...Object.fromEntries(
      ids.flatMap((id) => [
        [id, latest?.measures[id]?.mean ?? ""],
        [`${id} ±`, latest?.measures[id]?.ci95 ?? ""],
      ]),
    ),
  };
}

/** One line a run; the reader of CSV is loaded when first asked for. */
export async function csvOf(runs: readonly KeptRun[], columns: readonly OptionColumn[]): Promise<string> {
  const { default: Papa } = await import("papaparse");
  const measured = new Set(
    runs.flatMap(({ record }) => Object.keys(latestOf(record, "learner")?.measures ?? {})),
  );
  const ids = MEASURE_IDS.filter((id) => measured.has(id));
  return Papa.unparse(
    runs.map(({ record, name, note, starred }) => ({
      id: record.id,
      name,
      experiment: inEnglish(nameOf(record.current).name),
      state: record.state,
      ...outcomeColumns(record, ids),
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
