// Data for a headless run: those that ship, or a person's own, named on the command line.

import { readFileSync } from "node:fs";
import type { HalvesChoice } from "../data/images/takeHalves.ts";
import { formOfKind } from "../data/kind.ts";
import { dataKinds, type TaskData } from "../data/kinds.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { ownImages } from "./images.ts";
import { ownTable } from "./table.ts";

/** What a command line says of data. */
export interface DataFlags {
  readonly data: readonly string[];
  readonly testData: readonly string[];
  readonly halves?: HalvesChoice;
  /** A file that says what each column of a table is for. */
  readonly map?: string;
}

/** Data of a person's own, and the experiment on them. */
export interface OwnData {
  readonly data: TaskData;
  readonly experiment: Experiment;
  readonly name: string;
  /** What a result says of them beside what their parts hold. */
  readonly said: Readonly<Record<string, unknown>>;
}

/** The data that ship, for an experiment whose tasks draw on any; `undefined` for any other. */
export function shippedFor({ task }: Experiment): TaskData | undefined {
  const { data: kind }: TaskFamilyMeta = taskFamilies[task.id].meta;
  if (kind === undefined) return undefined;
  const { shipped } = dataKinds[kind];
  return shipped?.unpack(new Uint8Array(readFileSync(shipped.of(task.options).url)));
}

/**
 * Reads the files that the flags name; `undefined` where they name none and the experiment neither.
 * @throws Error, a whole sentence, where flags, files and experiment do not fit.
 */
export async function ownData(
  experiment: Experiment,
  flags: DataFlags,
  tell: (line: string) => void,
): Promise<OwnData | undefined> {
  const { label, data: kind }: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  if (kind === undefined) {
    const { data, testData, map, halves } = flags;
    if (data.length === 0 && testData.length === 0 && map === undefined && halves === undefined)
      return undefined;
    throw new Error(
      `--data and what goes with it is for tasks that draw on data, and ${label.toLowerCase()} draw on none. Leave it out, or choose another experiment.`,
    );
  }
  if (formOfKind[kind] === "table") return ownTable(experiment, kind, flags, tell);
  if (flags.map !== undefined)
    throw new Error(`--map is for tables, and ${label.toLowerCase()} draw on images. Leave it out.`);
  const own = await ownImages(experiment, flags, tell);
  return (
    own && {
      data: own.images,
      experiment: { ...experiment, data: own.fingerprint },
      name: own.name,
      said: { fingerprint: own.fingerprint },
    }
  );
}
