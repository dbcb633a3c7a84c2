// What page and worker say to each other: commands in (answered, over Comlink), events out (a stream).
// Plain data and typed arrays only. Every event names its run and its place in the stream.

import type { DataUse } from "../data/counts.ts";
import type { DataForm, DataKindId } from "../data/kind.ts";
import type { ImportedData, KeptData } from "../data/own/kept.ts";
import type { Mapping } from "../data/table/mapping.ts";
import type { LookChoices, TableLook, TableRead } from "../data/table/told.ts";
import type { FieldProblem } from "../experiment/check.ts";
import type { RunEvent } from "../experiment/events.ts";
import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import type { PlainRecord } from "../experiment/readRecord.ts";
import type {
  BackendReport,
  Contender,
  GradientCheckReport,
  Role,
  SavedRun,
  Timings,
} from "../experiment/results.ts";
import type {
  AdaptationPath,
  Advice,
  InsideView,
  KnownRatings,
  LossPlane,
  NearTasks,
  PlainExamples,
  Refusals,
  SampledTask,
  ShownParameters,
  TrialRecord,
  UserMap,
  WhyView,
} from "../experiment/shown.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Catalogue } from "../tasks/episode.ts";
import type { Words } from "../words/said.ts";

/** A support set of the person's own making and the inputs at which to predict. */
export interface AdaptRequest {
  readonly support: PlainExamples;
  readonly query: PlainExamples;
}

/** What a learner is taken away with. */
export interface TakeAwayRequest {
  readonly record: PlainRecord;
  /** The experiment as it began, as a link. */
  readonly link: string;
  /** The program that answers tables. */
  readonly program: string;
  /** The run as a page that replays it. */
  readonly replay: string;
  /** The task that goes along as an example. */
  readonly example: SampledTask | undefined;
}

/** An experiment that can be trained now: what is known of its run before the first meta-step. */
export interface Prepared {
  readonly ready: true;
  readonly backend: BackendReport;
  readonly gradientCheck: GradientCheckReport;
  readonly contenders: readonly Contender[];
  readonly data: DataUse | undefined;
}

/** An experiment that cannot be trained, and why. The run before it stands as it was. */
export interface Refused {
  readonly ready: false;
  /** Whole sentences. */
  readonly message: Words;
  /** The fields at fault; empty where it is none's. */
  readonly problems: readonly FieldProblem[];
  /** What a person can do beside changing the experiment. */
  readonly cure?: "reload";
}

export type { DataForm, DataKindId, ImportedData, KeptData, LookChoices, Mapping, TableLook, TableRead };

/** What was read of all that an import has to read: images, or bytes of tables. */
export type ImportProgress = (done: number, total: number) => void;

/** Name of the error with which a look at a run rejects that has made way for another. */
export const OVERTAKEN = "Overtaken";

/** Name of the error with which commands reject once the device of the run that stands has failed: that is told as an event. */
export const DEVICE_FAILED = "DeviceFailed";

/** The device has failed, and this worker computes no more; with what is needed to go on in another. */
export interface DeviceFailedEvent {
  readonly type: "device-failed";
  readonly why: Words;
  /** The latest state that is not on the device alone. */
  readonly saved: SavedRun;
  /** Milliseconds spent in meta-steps up to there. */
  readonly trainingMs: number;
  /** Whether it was training. */
  readonly playing: boolean;
}

/** A program was timed on this machine: `Machine` knows it by that name. */
export interface TimedEvent {
  readonly type: "timed";
  readonly program: string;
  readonly timings: Timings;
}

/** What the worker tells of the run with this id; `sequence` counts all that it tells. */
export type LabEvent = (RunEvent | DeviceFailedEvent | TimedEvent) & {
  readonly run: string;
  readonly sequence: number;
};

/** What the page knows of this machine, and a worker that has just begun does not. */
export interface Machine {
  /** The GPU has failed more than once in this visit: what would run on it runs on WebAssembly. */
  readonly gpuFailed: boolean;
  /** What was measured before, by the name of adapter and program. */
  readonly timings: Readonly<Record<string, Timings>>;
}

/** The worker's commands. Each is obeyed between meta-steps; a promise rejects with a whole sentence. */
export interface LabCommands {
  subscribe(listener: (event: LabEvent) => void): Promise<void>;
  /** Answers as soon as the worker listens. */
  ping(): Promise<void>;
  /**
   * Takes this experiment, at iteration 0, in place of the run that stands; that one stays where it is refused.
   * A later call overtakes an earlier one, which is then refused. Events carry the new run's id.
   */
  prepare(experiment: Experiment, run: string, machine: Machine): Promise<Prepared | Refused>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** One meta-step, then waits. */
  step(): Promise<void>;
  /** Changes a live option at the next meta-step; what cannot be is refused, and nothing changes. */
  change(path: OptionPath, value: OptionValue): Promise<void>;
  /** Draws tasks for the strip: the same `index` gives the same tasks. */
  sampleTasks(index: number, count: number): Promise<SampledTask[]>;
  /** The first tasks that an experiment would show, without preparing it. */
  preview(experiment: Experiment, count: number): Promise<SampledTask[]>;
  /**
   * Milliseconds of one meta-step of an experiment on the device in use, by taking some, without preparing it;
   * `undefined` while the run that stands trains, which goes first.
   */
  timeMetaStep(experiment: Experiment): Promise<number | undefined>;
  /** Adapts every learner to these points with the weights of this moment. */
  adapt(request: AdaptRequest): Promise<AdaptationPath[]>;
  /** What goes on inside one contender as it answers these points with the weights of this moment. */
  inside(request: AdaptRequest, role: Role): Promise<InsideView>;
  /** The loss over a plane of one contender's weights at these points; `undefined` where no weights of it move. */
  lossPlane(request: AdaptRequest, role: Role): Promise<LossPlane | undefined>;
  /** Why one contender answers the query of this row as it does, with the weights of this moment. */
  why(request: AdaptRequest, role: Role, row: number): Promise<WhyView>;
  /** The training tasks that one contender makes most alike of these points, with the weights of this moment. */
  nearest(request: AdaptRequest, role: Role): Promise<NearTasks>;
  /** What a person typed, as one input of the tasks at hand. */
  encode(text: string): Promise<Float32Array>;
  /** What can be rated and recommended in the tasks at hand. */
  catalogue(): Promise<Catalogue>;
  /** Advice to somebody new by one contender with the weights of this moment. */
  recommend(known: KnownRatings, role: Role): Promise<Advice>;
  /** Training users as points by one contender with the weights of this moment, and somebody new among them. */
  userMap(known: KnownRatings, role: Role): Promise<UserMap>;
  /**
   * When one contender had better answer “none of these”, with the weights of this moment: fitted on so many validation
   * tasks, measured on as many test tasks.
   */
  refusals(role: Role, tasks: number): Promise<Refusals>;
  /** One of the tasks of `sampleTasks`, played to the end by every contender. */
  playTrial(index: number, count: number, task: number): Promise<TrialRecord[]>;
  /** The learner's meta-parameters whose names begin with `prefix`, as they stand. */
  parameters(prefix: string): Promise<ShownParameters>;
  /** The learner as it stands, with all that belongs to it, as one zip. */
  takeAway(request: TakeAwayRequest): Promise<Uint8Array<ArrayBuffer>>;
  checkGradients(): Promise<GradientCheckReport>;
  /** The run as it stands. */
  save(): Promise<SavedRun>;
  /**
   * Goes back to a saved state of the prepared experiment, with its knobs as in `current`; the run then waits. It is
   * the run `run` that goes on: events carry that id.
   */
  restore(saved: SavedRun, current: Experiment, trainingMs: number, run: string): Promise<void>;
  /** Whether files are zips of drawings or tables. */
  formOfFiles(files: readonly File[]): Promise<DataForm>;
  /**
   * Reads zips of images and keeps them, by their fingerprint, for experiments whose `data` names it. Training goes on
   * meanwhile. `wanted` is the fingerprint that the experiment of this moment names, or empty: the answer compares.
   */
  importImages(files: readonly File[], wanted: string, onProgress: ImportProgress): Promise<ImportedData>;
  /** Looks at all of the tables that files hold. */
  lookAtTables(files: readonly File[], choices: LookChoices, onProgress: ImportProgress): Promise<TableLook>;
  /**
   * Reads the tables that were looked at last, by a mapping. Experiments may name what comes of it, to be previewed;
   * it is kept only by `keepTables`.
   */
  readTables(mapping: Mapping, kind: DataKindId, onProgress: ImportProgress): Promise<TableRead>;
  /** Keeps what was read last; `wanted` as for `importImages`. */
  keepTables(wanted: string): Promise<ImportedData>;
  /** Stops the import that is under way: it is refused, and nothing is changed. */
  stopImport(): Promise<void>;
  /** Stops it, and lets go of tables that were looked at or read and not kept. */
  putAwayTables(): Promise<void>;
  /** The person's own data at hand, the latest first. */
  keptData(): Promise<KeptData[]>;
  /** Forgets data, by any of their fingerprints. */
  removeData(fingerprint: string): Promise<void>;
}
