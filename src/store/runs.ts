// The runs that this browser keeps: lists, labels, compares, deletes and files them, and takes one up again.

import type { RunRecord } from "../experiment/record.ts";
import type { FiledRun } from "../share/runFile.ts";
import { said } from "../words/said.ts";
import { endComparison } from "./comparison.ts";
import { keep, resume } from "./kept.ts";
import { guard, say } from "./messages.ts";
import {
  type KeptRun,
  keepRecord,
  type Labels,
  labelRun,
  listRuns,
  removeRun,
  weightsOf,
} from "./records.ts";
import { takeUp } from "./standing.ts";
import { lab } from "./state.ts";

/** More curves than these over the live ones tell nothing. */
export const MOST_OVERLAID = 5;

/** How such files are written is loaded when first needed. */
const runFile = () => import("../share/runFile.ts");

/** Reads the list anew. */
export async function lookForRuns(): Promise<void> {
  const { runs, unreadable } = await listRuns();
  // Those that are laid over the curves follow; who is gone is gone there too.
  lab.setState(({ overlaid }) => ({
    runs,
    unreadableRuns: unreadable,
    overlaid: overlaid.filter((id) => runs.some(({ record }) => record.id === id)),
  }));
}

/** Opens the table; the run that stands is kept first, so that it is in it. */
export async function openRuns(): Promise<void> {
  lab.setState({ runsOpen: true });
  await keep();
  await guard(lookForRuns());
}
export function closeRuns(): void {
  endComparison();
  lab.setState({ runsOpen: false });
}

/** Names, annotates or stars a run. */
export async function label(id: string, said: Labels): Promise<void> {
  await guard(labelRun(id, said));
  await guard(lookForRuns());
}

const wholeRun = async ({ record, name, note, starred }: KeptRun): Promise<FiledRun> => ({
  record,
  saved: await weightsOf(record.id),
  name,
  note,
  starred,
});

/** Deletes runs, and says how to have them back. */
export async function remove(ids: readonly string[]): Promise<void> {
  const gone = lab.getState().runs.filter(({ record }) => ids.includes(record.id));
  await guard(
    (async () => {
      const whole = await Promise.all(gone.map(wholeRun));
      for (const { record } of gone) await removeRun(record.id);
      await lookForRuns();
      say(gone.length === 1 ? said`The run is deleted.` : said`${gone.length} runs are deleted.`, "news", {
        label: said`Undo`,
        act: () => void guard(takeIn(whole)),
      });
    })(),
  );
}

async function takeIn(runs: readonly FiledRun[]): Promise<void> {
  for (const { record, saved, ...said } of runs) await keepRecord(record, saved, said);
  await lookForRuns();
}

/** Lays a run's curve over those of the run that stands, or takes it away. */
export function overlay(id: string, shown: boolean): void {
  lab.setState(({ overlaid }) => {
    const others = overlaid.filter((item) => item !== id);
    return { overlaid: shown ? [...others, id] : others };
  });
}

/** Takes a kept run up where it stopped. The run that stands is kept, and offered back. */
export async function goOnWith({ record }: Pick<KeptRun, "record">): Promise<void> {
  closeRuns();
  if (lab.getState().record?.id === record.id) return;
  await guard(
    weightsOf(record.id).then(async (saved) => {
      if (await takeUp(record.experiment, { history: "push" })) await resume(record, saved);
    }),
  );
}

/** Runs as one file. @throws Error where a run's weights are gone. */
export async function fileOf(
  ids: readonly string[],
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { RUN_FILE_ENDING, writeRunFile } = await runFile();
  const chosen = lab.getState().runs.filter(({ record }) => ids.includes(record.id));
  const whole = await Promise.all(chosen.map(wholeRun));
  const only: RunRecord | undefined = whole.length === 1 ? whole[0]!.record : undefined;
  const day = new Date(only?.begunAt ?? Date.now()).toISOString().slice(0, 10);
  const what = only ? `${only.experiment.task.id}-${only.experiment.algorithm.id}` : `${whole.length}-runs`;
  return { name: `${what}-${day}${RUN_FILE_ENDING}`, bytes: writeRunFile(whole) };
}

/** Takes the runs of files into this browser's own. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  await guard(
    (async () => {
      const { readRunFile } = await runFile();
      let count = 0;
      for (const file of files) {
        const runs = readRunFile(file.name, new Uint8Array(await file.arrayBuffer()));
        await takeIn(runs);
        count += runs.length;
      }
      say(count === 1 ? said`One run is taken in.` : said`${count} runs are taken in.`, "news");
    })(),
  );
}
