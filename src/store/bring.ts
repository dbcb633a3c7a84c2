// Bringing files: zips of drawings are read at once; for tables a dialogue asks what their columns are for, and shows
// what comes of it before it is used.

import { proxy } from "comlink";
import { mappedColumns } from "../data/table/mapping.ts";
import { mappingProblems } from "../data/table/mappingProblems.ts";
import { needs } from "../data/table/needs.ts";
import { openDecimals } from "../data/table/openDecimals.ts";
import { pricesMapping } from "../data/table/pricesMapping.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { withOwnData } from "../experiment/ownData.ts";
import type { SampledTask } from "../experiment/shown.ts";
import type {
  DataKindId,
  KeptData,
  LookChoices,
  Mapping,
  TableLook,
  TableRead,
} from "../protocol/protocol.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { isFirst, type Said, said, type Words, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { guard, say } from "./messages.ts";
import { importImages, lookForData, takeKept, use } from "./ownData.ts";
import { lab } from "./state.ts";

/** Tasks that are shown before data are used. */
const SHOWN_TASKS = 4;

/** Work on files that takes a while. */
export interface Busy {
  readonly what: "looking" | "reading" | "using";
  readonly done: number;
  readonly total: number;
  /** When it began, in milliseconds of the page's clock. */
  readonly since: number;
}

/** What a person means by the columns. */
export interface Draft {
  readonly kind: DataKindId;
  readonly mapping: Mapping;
  /** Dates that can be read in two ways are settled. */
  readonly datesSettled: boolean;
  /** Columns of numbers that can be read in two ways, of which a person has said how. */
  readonly decimalsSettled: readonly string[];
}

/** What came of a reading, to be looked at before it is used. */
export interface Reviewed {
  readonly read: TableRead;
  /** The experiment on these data. */
  readonly experiment: Experiment;
  /** What had to change for it, in whole sentences. */
  readonly changes: readonly Said[];
  readonly tasks: readonly SampledTask[];
}

/** The dialogue as it stands. */
export interface Bring {
  readonly files: readonly File[];
  readonly choices: LookChoices;
  readonly look?: TableLook | undefined;
  readonly draft?: Draft | undefined;
  readonly reviewed?: Reviewed | undefined;
  readonly busy?: Busy | undefined;
  /** What went wrong last, and what to do. */
  readonly fault?: Words | undefined;
}

const now = () => lab.getState().bring;
const set = (changes: Partial<Bring>) =>
  lab.setState(({ bring }) => (bring ? { bring: { ...bring, ...changes } } : {}));

/** Opens the dialogue, with files or to bring some. */
export function openBring(files: readonly File[] = []): void {
  lab.setState({ bring: { files, choices: {} }, gallery: false });
  if (files.length > 0) void look({ ...awaited()?.form });
}

/** Brings files that were dropped or picked. */
export async function bringFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  try {
    if ((await worker.formOfFiles([...files])) === "images") {
      closeBring();
      await importImages(files);
    } else openBring(files);
  } catch (error) {
    say(wordsOf(error), "fault");
  }
}

/** Closes the dialogue; what is under way is stopped, and what was not kept is put away. */
export function closeBring(): void {
  if (now() !== undefined) void guard(worker.putAwayTables());
  lab.setState({ bring: undefined });
}

/** Takes other files in the place of those that were brought. */
export function chooseFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  lab.setState({ bring: { files, choices: {} } });
  void look({ ...awaited()?.form });
}

/** Looks anew, with what a person says of the files against what they seem to be. */
export const lookAgain = (choices: LookChoices) => void look({ ...now()?.choices, ...choices });

/** Stops what is under way; what was there before stays. */
export const stopBusy = () => void guard(worker.stopImport());

/** Works on the files of the dialogue as it stands; what comes of it after that is closed or goes on is dropped. */
async function work<Result>(
  what: Busy["what"],
  job: (onProgress: (done: number, total: number) => void) => Promise<Result>,
): Promise<Result | undefined> {
  const since = performance.now();
  const busy = (done: number, total: number): Busy => ({ what, done, total, since });
  const stillOurs = () => now()?.busy?.since === since;
  set({ busy: busy(0, 0), fault: undefined });
  try {
    const result = await job(
      proxy((done: number, total: number) => {
        if (stillOurs()) set({ busy: busy(done, total) });
      }),
    );
    if (!stillOurs()) return undefined;
    set({ busy: undefined });
    return result;
  } catch (error) {
    if (stillOurs()) set({ busy: undefined, fault: wordsOf(error) });
    return undefined;
  }
}

async function look(choices: LookChoices): Promise<void> {
  const { files } = now()!;
  set({ choices, look: undefined, draft: undefined, reviewed: undefined });
  const found = await work("looking", (onProgress) => worker.lookAtTables([...files], choices, onProgress));
  if (found) set({ look: found, draft: draftFor(found, choices) });
}

/** Starts anew with data that this browser keeps, and closes the dialogue. */
export async function takeFromKept(kept: KeptData): Promise<void> {
  const kind = kept.mapping ? kindFor(kept.mapping) : "images";
  closeBring();
  if (await takeKept(kept, kept.variants[0]!.fingerprint, kind))
    say(said`${kept.name} is in use now.`, "news");
}

/** The kind of data that a mapping makes: that of the tasks at hand where it can be, else the first that it has all for. */
function kindFor(mapping: Mapping): DataKindId {
  const { data }: TaskFamilyMeta = taskFamilies[lab.getState().experiment.task.id].meta;
  const kinds = Object.keys(needs) as DataKindId[];
  const fits = (kind: DataKindId) => needs[kind]?.(mapping).length === 0;
  return kinds.find((kind) => kind === data && fits(kind)) ?? kinds.find(fits) ?? kinds[0]!;
}

/** Where nothing can be told from the columns' names. */
const NOTHING_MAPPED: Mapping = {
  version: 1,
  task: "",
  features: [],
  repeats: "keep",
  negatives: "keep",
  minimumRows: 10,
  split: "chance",
};

/** The mapping of a link that waits for its data. */
function awaited(): Mapping | undefined {
  const { record, experiment } = lab.getState();
  return record === undefined ? experiment.mapping : undefined;
}

/** The guess as the tasks at hand want it: of prices it says more than columns do for others. */
function guessFor(mapping: Mapping, columns: TableLook["survey"]["columns"]): Mapping {
  const { data }: TaskFamilyMeta = taskFamilies[lab.getState().experiment.task.id].meta;
  const ofPrices = data === "prices" ? pricesMapping(mapping, columns) : mapping;
  return needs.prices!(ofPrices).length === 0 ? ofPrices : mapping;
}

function draftFor({ guess, survey }: TableLook, { encoding, header }: LookChoices): Draft {
  const wanted = awaited();
  const there = (column: string) => survey.columns.some(({ name }) => name === column);
  const form = encoding === undefined && header === undefined ? undefined : { encoding, header };
  const isWanted = wanted !== undefined && mappedColumns(wanted).every(there);
  const { form: _, ...told } = isWanted ? wanted : guessFor(guess?.mapping ?? NOTHING_MAPPED, survey.columns);
  const mapping: Mapping = { ...told, ...(form && { form }) };
  return {
    kind: kindFor(mapping),
    mapping,
    datesSettled: isWanted || guess?.askDateForm === undefined || mapping.time === undefined,
    decimalsSettled: isWanted ? openDecimals(mapping, survey.columns) : [],
  };
}

/** Takes another meaning of the columns; what was read by the one before is put away. */
export const changeDraft = (changes: Partial<Draft>) => {
  const bring = now();
  if (bring?.draft) set({ draft: { ...bring.draft, ...changes }, reviewed: undefined, fault: undefined });
};

/** What keeps the draft from being used, in whole sentences. */
export function draftProblems({ look: seen, draft }: Pick<Bring, "look" | "draft">): Words[] {
  if (seen === undefined || draft === undefined) return [];
  const { kind, mapping, datesSettled, decimalsSettled } = draft;
  const open = openDecimals(mapping, seen.survey.columns).filter((name) => !decimalsSettled.includes(name));
  const problems = [...mappingProblems(mapping, seen.survey), ...(needs[kind]?.(mapping) ?? [])];
  return [
    ...problems.map(({ message }) => message).filter(isFirst),
    ...(datesSettled || mapping.time === undefined
      ? []
      : [said`Say in which order day and month stand in “${mapping.time.column}”: no value settles it.`]),
    ...open.map((name) => said`Say how the numbers of “${name}” are written: no value settles it.`),
  ];
}

/** Reads the files by the draft, and samples tasks of what comes of it. */
export async function readDraft(): Promise<void> {
  const { draft } = now()!;
  if (draft === undefined) return;
  const { kind, mapping } = draft;
  set({ reviewed: undefined });
  const reviewed = await work("reading", async (onProgress): Promise<Reviewed> => {
    const read = await worker.readTables(mapping, kind, onProgress);
    const { fingerprint, most } = read;
    const { experiment } = lab.getState();
    const on = withOwnData(experiment, kind, { fingerprint, mapping, most });
    return { read, ...on, tasks: await worker.preview(on.experiment, SHOWN_TASKS) };
  });
  if (reviewed) set({ reviewed });
}

/** Keeps what was read and starts anew with it; refused, all is as it was and the dialogue stays. */
export async function takeReviewed(): Promise<void> {
  const { reviewed } = now()!;
  if (reviewed === undefined) return;
  const { read, experiment, changes } = reviewed;
  const imported = await work("using", () => worker.keepTables(lab.getState().experiment.data));
  if (imported === undefined) return;
  lab.setState({ imported, bring: undefined });
  await lookForData();
  const stands = await use(imported, read.kind, experiment);
  if (stands) for (const change of [...changes, ...imported.notices]) say(change);
}
