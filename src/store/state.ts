// What the page knows: the experiment, the record of its run, the probe task, what is shown. Actions live beside.

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Experiment } from "../experiment/experiment.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import type { RunRecord } from "../experiment/record.ts";
import type { Contender, Role, RunState } from "../experiment/results.ts";
import type {
  AdaptationPath,
  InsideView,
  PlainExamples,
  SampledTask,
  ShownParameters,
  TrialRecord,
} from "../experiment/shown.ts";
import type { Lesson } from "../lessons/lesson.ts";
import type { ImportedData, KeptData, Refused } from "../protocol/protocol.ts";
import type { ResultDigest } from "../share/result.ts";
import type { SweepSpec } from "../share/sweepSpec.ts";
import type { Words } from "../words/said.ts";
import type { Bring } from "./bring.ts";
import type { ComparisonNow } from "./comparison.ts";
import type { LessonNow } from "./lesson.ts";
import type { Message } from "./messages.ts";
import type { KeptRun } from "./records.ts";
import { recallPicture, recallView, type View, type WantedPicture } from "./remembered.ts";
import type { SweepNow } from "./sweep.ts";

/** What an address without an experiment opens: it stands beside the paper's figure for its own conditions. */
export const FIRST_VISIT: Experiment = presets["sinusoid-maml-5shot"].experiment;

/** How fast training goes and what it takes, as last told. */
export interface Progress {
  readonly millisecondsPerMetaStep: number;
  readonly tensors: number;
  readonly bytes: number;
  /** Absent until there is something to go by. */
  readonly secondsLeft: number | undefined;
}

/** Work that takes long enough to wonder. */
export interface Work {
  /** "evaluating MAML on validation tasks". */
  readonly words: Words;
  /** Between 0 and 1; absent where nobody knows. */
  readonly share?: number;
}

/** A film that the person rated. */
export interface OwnRating {
  /** Its number among the items at hand. */
  readonly item: number;
  readonly title: string;
  readonly rating: number;
}

/** Shows all contenders' adaptation at once. */
export const SIDE_BY_SIDE = "side by side";

/** Of the experiment and its run. */
interface Standing {
  /** What the page shows and Play trains; lives in the URL. */
  readonly experiment: Experiment;
  /** The experiment that is being taken up in its place; it either stands soon or is refused. */
  readonly wanted: Experiment | undefined;
  /** The run that stands, as far as it went; absent before the first and where the experiment shown was refused. */
  readonly record: RunRecord | undefined;
  /** Why the experiment shown cannot be trained; only where no run stands. */
  readonly refused: Refused | undefined;
  /** Why the worker is no longer heard of; Play is off until another one stands in. */
  readonly lost: Words | undefined;
  readonly progress: Progress | undefined;
  /** What is being done beside meta-steps. */
  readonly work: Work | undefined;
  /** Something is being packed to be taken away. */
  readonly takingAway: boolean;
  /** A result that came with the link, to compare with. */
  readonly expected: ResultDigest | undefined;
  /** An earlier run of this experiment that can be gone on with. */
  readonly kept: RunRecord | undefined;
  /** What is to be said of a ready run of this experiment, if one ships, has not been put away. */
  readonly readyOffered: boolean;
  /** The ready run whose curve lies beside that of the run that stands. */
  readonly readyBeside: RunRecord | undefined;
}

/** Of the task that is looked at: comes from the worker for the run that stands. */
interface Probed {
  readonly tasks: readonly SampledTask[];
  readonly paths: readonly AdaptationPath[];
  /** The probe as each contender plays it; for tasks of decisions. */
  readonly trials: readonly TrialRecord[];
  /** Meta-parameters that the algorithm wants looked at, as they stood when last read. */
  readonly shownParameters: ShownParameters;
  /** What goes on inside the contender that is shown; only while that is looked at. */
  readonly inside: InsideView | undefined;
}

/** Of a person's own data: comes from the worker. */
interface OwnData {
  /** At hand, the latest first. */
  readonly ownData: readonly KeptData[];
  /** The answer to the last import. */
  readonly imported: ImportedData | undefined;
  /** How far the import of images of this moment has come. */
  readonly importing: { readonly done: number; readonly total: number } | undefined;
  /** The dialogue in which tables are brought; absent while it is closed. */
  readonly bring: Bring | undefined;
}

/** An intent of the person's own: a name, and sentences that ask for it. */
export interface OwnIntent {
  readonly name: string;
  readonly texts: readonly string[];
}

/** A support set of the person's own. */
export interface OwnSupport extends PlainExamples {
  /** Sentences: the intents that stand behind those of the sampled task. */
  readonly intents?: readonly OwnIntent[];
}

/** Of what the person looks at: their own choice, lost with the page. */
interface Looking {
  /** Panels that a link hides, for a class; lives in the URL. */
  readonly hidden: readonly string[];
  readonly messages: readonly Message[];
  readonly probe: number;
  /** A support set of the person's own; absent while the sampled one stands. */
  readonly ownSupport: OwnSupport | undefined;
  /** What the person drew to have it recognised, and the examples by which it is; absent while nothing is drawn. */
  readonly ownDrawing: { readonly support: PlainExamples; readonly x: Float32Array } | undefined;
  /** What the person rated as somebody new, after each change, the latest last: so that it can be undone. */
  readonly ownRatings: readonly (readonly OwnRating[])[];
  /** For a lecture hall: the picture alone, in large type. */
  readonly stage: boolean;
  /** On a phone: the sheet of knobs is up. */
  readonly knobs: boolean;
  /** The adaptation step shown. */
  readonly shownStep: number;
  /** Whose adaptation is drawn. */
  readonly shownRole: Role | typeof SIDE_BY_SIDE;
  /** Whether one looks inside a contender. */
  readonly looking: boolean;
  /** Whether one asks why an answer comes out. */
  readonly asking: boolean;
  /** Of which query; pictures mark it. */
  readonly askedRow: number | undefined;
  /** Somebody has come by: the address named no experiment, and nothing else was taken up or put away since. */
  readonly arriving: boolean;
  /** Plain leaves out what only experts need; kept in this browser. */
  readonly view: View;
  /** Which of the pictures that cost time are wanted; kept in this browser. */
  readonly pictures: Readonly<Record<WantedPicture, boolean>>;
}

/** Of the runs that this browser keeps: as last read from its storage. */
interface Runs {
  readonly runsOpen: boolean;
  /** The latest first. */
  readonly runs: readonly KeptRun[];
  /** Why others that are kept cannot be read. */
  readonly unreadableRuns: readonly Words[];
  /** Ids of those whose curves are laid over the ones of the run that stands. */
  readonly overlaid: readonly string[];
  /** Those that are compared; absent while the table is shown. */
  readonly comparison: ComparisonNow | undefined;
}

/** Of a sweep: made by workers of its own. */
interface Sweeps {
  readonly sweepOpen: boolean;
  /** The sweep in the form. */
  readonly sweepSpec: SweepSpec | undefined;
  /** The sweep that goes on, or the last that was made. */
  readonly sweep: SweepNow | undefined;
}

/** Of lessons: those that ship, once they are asked for, and the one that is given. */
interface Lessons {
  readonly lessons: readonly Lesson[];
  readonly lesson: LessonNow | undefined;
  /** Ids of those that were gone through to the end in this visit. */
  readonly lessonsDone: readonly string[];
}

/** Of the gallery of presets: comes from the worker, holds for the visit. */
interface Gallery {
  readonly gallery: boolean;
  /** Tasks of a preset, to look at. */
  readonly previews: Readonly<Partial<Record<PresetId, readonly SampledTask[]>>>;
  /** Milliseconds of one of its meta-steps, as measured on this machine. */
  readonly timings: Readonly<Partial<Record<PresetId, number>>>;
  /** The preset that is being measured. */
  readonly measured: PresetId | undefined;
}

export interface LabState extends Standing, Probed, OwnData, Looking, Runs, Sweeps, Lessons, Gallery {}

export const emptyState: LabState = {
  experiment: FIRST_VISIT,
  wanted: undefined,
  record: undefined,
  refused: undefined,
  lost: undefined,
  progress: undefined,
  work: undefined,
  takingAway: false,
  expected: undefined,
  kept: undefined,
  readyOffered: false,
  readyBeside: undefined,
  tasks: [],
  paths: [],
  trials: [],
  shownParameters: {},
  ownData: [],
  imported: undefined,
  importing: undefined,
  bring: undefined,
  hidden: [],
  messages: [],
  probe: 0,
  ownSupport: undefined,
  ownDrawing: undefined,
  ownRatings: [],
  stage: false,
  knobs: false,
  shownStep: 1,
  shownRole: "learner",
  looking: false,
  asking: false,
  askedRow: undefined,
  inside: undefined,
  arriving: false,
  view: recallView(),
  pictures: { lossPlane: recallPicture("lossPlane"), userMap: recallPicture("userMap") },
  runsOpen: false,
  runs: [],
  unreadableRuns: [],
  overlaid: [],
  comparison: undefined,
  lessons: [],
  lesson: undefined,
  lessonsDone: [],
  sweepOpen: false,
  sweepSpec: undefined,
  sweep: undefined,
  gallery: false,
  previews: {},
  timings: {},
  measured: undefined,
};

export const lab = createStore<LabState>(() => emptyState);

/** The last step that can be shown: of adaptation, or of a trial. */
export const lastStep = ({ paths, trials }: Pick<LabState, "paths" | "trials">): number =>
  trials[0]?.actions.length ?? Math.max(1, ...paths.map(({ outputs }) => outputs.length)) - 1;

/** The run's state as the page tells it: also while there is none that could be played. */
export type PageState = RunState | "warming" | "refused" | "lost";

export function pageState({ wanted, record, lost }: Pick<LabState, "wanted" | "record" | "lost">): PageState {
  if (lost !== undefined) return "lost";
  if (wanted !== undefined) return "warming";
  return record?.state ?? "refused";
}

/** What a picture draws: the page's own state, or that of a run which is only looked at, beside others. */
export const Drawn = createContext(lab);

/** One part of the state that is drawn, followed. */
export const useLab = <T>(select: (state: LabState) => T): T => useStore(useContext(Drawn), select);

/** Whether it is the page's own: what is put, dragged or asked there is done to the run that stands. */
export const useIsOwn = (): boolean => useContext(Drawn) === lab;

/** One part of the run's record, followed; `otherwise` while there is none. */
export const useRun = <T>(select: (record: RunRecord) => T, otherwise: T): T =>
  useLab(({ record }) => (record ? select(record) : otherwise));

const NOBODY: readonly Contender[] = [];
/** Whom the run that stands compares; the main learner first. */
export const useContenders = (): readonly Contender[] => useRun(({ contenders }) => contenders, NOBODY);

/** The experiment as its knobs stand: already as wanted while it is taken up. */
export const useExperiment = (): Experiment => useLab(({ wanted, experiment }) => wanted ?? experiment);
