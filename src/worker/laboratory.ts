// The laboratory: one session at a time, on one device; obeys the page's commands and tells it what happens.

import { DeviceFailed } from "../engine/backend/device.ts";
import type { RunEvent } from "../experiment/events.ts";
import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import { readRecord } from "../experiment/readRecord.ts";
import type {
  BackendName,
  BackendReport,
  GradientCheckReport,
  Role,
  SavedRun,
} from "../experiment/results.ts";
import type {
  AdaptationPath,
  Advice,
  InsideView,
  KnownRatings,
  LossPlane,
  NearTasks,
  Refusals,
  SampledTask,
  ShownParameters,
  TrialRecord,
  UserMap,
  WhyView,
} from "../experiment/shown.ts";
import { unstated } from "../experiment/unstated.ts";
import type {
  AdaptRequest,
  DataForm,
  DataKindId,
  DeviceFailedEvent,
  ImportedData,
  ImportProgress,
  KeptData,
  LabCommands,
  LabEvent,
  LookChoices,
  Machine,
  Mapping,
  Prepared,
  Refused,
  TableLook,
  TableRead,
  TakeAwayRequest,
} from "../protocol/protocol.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Catalogue } from "../tasks/episode.ts";
import { createRun } from "../training/createRun.ts";
import { PartMissing } from "../training/load.ts";
import { checkGradients } from "../training/session/gradientCheck.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { Refusal, Session } from "../training/session/session.ts";
import { previewTasks } from "../training/shownTasks.ts";
import { timeMetaSteps } from "../training/timing.ts";
import { SaidError, said, type Words, wordsOf } from "../words/said.ts";
import { adapted, episodeOf, episodesOf, trialsOf } from "./adapted.ts";
import { breathe } from "./breathe.ts";
import { DataStore } from "./dataStore.ts";
import { decodeImage } from "./decodeImage.ts";
import { formOfFiles, Imports } from "./imports.ts";
import { browserThreads } from "./threads.ts";

/** The device in use, and for which wish of a person it was opened. */
interface Opened extends OpenedDevice {
  readonly wanted: BackendName | "auto";
}

/** What the page is told of an experiment that could not be taken. */
const refusedBy = (error: unknown): Refused => ({
  ready: false,
  message: wordsOf(error),
  problems: error instanceof Refusal ? error.problems : [],
  ...(error instanceof PartMissing && { cure: "reload" }),
});

const NOTHING_KNOWN: Machine = { gpuFailed: false };

/** The backend for an experiment on this machine. */
const wishOf = ({ run }: Experiment, { gpuFailed }: Machine): BackendName | "auto" => {
  const wanted = run.backend as BackendName | "auto";
  return gpuFailed && wanted !== "cpu" ? "wasm" : wanted;
};

/** What is told of a device, and why it is not the one that was asked for. */
const reportOf = ({ backend }: Opened, { run }: Experiment, { gpuFailed }: Machine): BackendReport =>
  gpuFailed && run.backend !== backend.name
    ? { ...backend, notes: [...backend.notes, said`WebGPU failed twice: reload the page to try it again.`] }
    : backend;

export class Laboratory implements LabCommands {
  #listener: ((event: LabEvent) => void) | undefined;
  #sequence = 0;
  /** The session that stands, and the id under which the page knows its run. */
  #session: Session | undefined;
  #run = "";
  #opened: Opened | undefined;
  /** Counts calls of `prepare`: the latest wins. */
  #wish = 0;
  readonly #data = new DataStore({ now: () => performance.timeOrigin + performance.now() });
  readonly #imports = new Imports(this.#data, decodeImage);

  async subscribe(listener: (event: LabEvent) => void): Promise<void> {
    this.#listener = listener;
  }

  async ping(): Promise<void> {}

  async prepare(experiment: Experiment, run: string, machine = NOTHING_KNOWN): Promise<Prepared | Refused> {
    const wish = ++this.#wish;
    let opened: Opened | undefined;
    try {
      await this.#session?.pause();
      const given = await this.#data.for(experiment);
      opened = await this.#open(wishOf(experiment, machine));
      const { device, check } = opened;
      const session: Session = await Session.open({
        experiment,
        device,
        check,
        data: given,
        clock: { now: () => performance.now(), breathe },
        hear: (event) => session === this.#session && this.#tell(event),
      });
      if (wish !== this.#wish) {
        await session.dispose();
        throw new SaidError(said`Another experiment was asked for meanwhile.`);
      }
      await this.#replace(session, opened, run);
      const { contenders, data } = session.run;
      const backend = reportOf(opened, experiment, machine);
      return { ready: true, backend, gradientCheck: check, contenders, data };
    } catch (error) {
      return refusedBy(error);
    } finally {
      // A device that was opened for nothing.
      if (opened !== this.#opened) opened?.device.dispose();
    }
  }

  /** Puts a session in the place of the one that stands, of which nothing stays behind. */
  async #replace(session: Session, opened: Opened, run: string): Promise<void> {
    const before = { session: this.#session, device: this.#opened?.device };
    this.#session = session;
    this.#run = run;
    this.#opened = opened;
    await before.session?.dispose();
    if (before.device !== opened.device) before.device?.dispose();
  }

  async play(): Promise<void> {
    const session = this.#need();
    void session.train().catch((error) => {
      if (session === this.#session && !(error instanceof DeviceFailed))
        this.#tell({ type: "notice", message: said`Training stopped: ${said(wordsOf(error))}` });
    });
  }

  async pause(): Promise<void> {
    await this.#need().pause();
  }

  async step(): Promise<void> {
    await this.#need().step();
  }

  async change(path: OptionPath, value: OptionValue): Promise<void> {
    await this.#need().change(path, value);
  }

  async sampleTasks(index: number, count: number): Promise<SampledTask[]> {
    return this.#need().run.sampleTasks(index, count);
  }

  async preview(experiment: Experiment, count: number): Promise<SampledTask[]> {
    return previewTasks(experiment, await this.#data.for(experiment), count);
  }

  async timeMetaStep(experiment: Experiment): Promise<number | undefined> {
    const data = await this.#data.for(experiment);
    const standing = this.#need();
    const wish = this.#wish;
    const free = () => standing === this.#session && wish === this.#wish && standing.state !== "running";
    if (!free()) return undefined;
    const run = await createRun(experiment, this.#opened!.device, data);
    try {
      return await timeMetaSteps(
        run,
        () => performance.now(),
        async () => {
          await breathe();
          return free();
        },
      );
    } finally {
      run.dispose();
    }
  }

  async adapt(request: AdaptRequest): Promise<AdaptationPath[]> {
    return this.#need().look(async (any, between) => {
      const run = episodesOf(any);
      const paths: AdaptationPath[] = [];
      for (const { role } of run.contenders) paths.push(await adapted(run, role, request, between));
      return paths;
    });
  }

  async inside(request: AdaptRequest, role: Role): Promise<InsideView> {
    return this.#need().look((any, between) => {
      const run = episodesOf(any);
      return run.inside(role, episodeOf(run, request), between);
    });
  }

  async lossPlane(request: AdaptRequest, role: Role): Promise<LossPlane | undefined> {
    return this.#need().look((any, between) => {
      const run = episodesOf(any);
      return run.lossPlane(role, episodeOf(run, request), between);
    });
  }

  async why(request: AdaptRequest, role: Role, row: number): Promise<WhyView> {
    return this.#need().look((any, between) => {
      const run = episodesOf(any);
      return run.why(role, episodeOf(run, request), row, between);
    });
  }

  async nearest(request: AdaptRequest, role: Role): Promise<NearTasks> {
    return this.#need().look((any, between) => {
      const run = episodesOf(any);
      return run.nearest(role, episodeOf(run, request), between);
    });
  }

  async encode(text: string): Promise<Float32Array> {
    const { sampler } = episodesOf(this.#need().run);
    if (sampler.encode === undefined) throw new SaidError(said`Inputs of this experiment cannot be typed.`);
    return sampler.encode(text);
  }

  async catalogue(): Promise<Catalogue> {
    const { shop } = episodesOf(this.#need().run).sampler;
    if (shop === undefined) throw new SaidError(said`There is nothing to recommend in this experiment.`);
    return shop.catalogue;
  }

  async recommend(known: KnownRatings, role: Role): Promise<Advice> {
    return this.#need().look((run) => episodesOf(run).recommend(role, known));
  }

  async userMap(known: KnownRatings, role: Role): Promise<UserMap> {
    return this.#need().look((run, between) => episodesOf(run).userMap(role, known, between));
  }

  async refusals(role: Role, tasks: number): Promise<Refusals> {
    return this.#need().look((run, between) => episodesOf(run).refusals(role, tasks, between));
  }

  async playTrial(index: number, count: number, task: number): Promise<TrialRecord[]> {
    return this.#need().look((run, between) => trialsOf(run).playTrial(index, count, task, between));
  }

  async parameters(prefix: string): Promise<ShownParameters> {
    return this.#need().look((run) => episodesOf(run).learner.parameters(prefix));
  }

  async takeAway({ record, ...asked }: TakeAwayRequest): Promise<Uint8Array<ArrayBuffer>> {
    const told = readRecord(record);
    const { experiment } = told;
    const data = unstated(experiment) === undefined ? await this.#data.for(experiment) : undefined;
    // Loaded when first asked for.
    const { takeAway, zipOf } = await import("../takeaway/takeAway.ts");
    const { device } = this.#opened!;
    return this.#need().look(async (run) =>
      zipOf(await takeAway({ run, device, record: told, data, ...asked })),
    );
  }

  async checkGradients(): Promise<GradientCheckReport> {
    return this.#need().look(() => checkGradients(this.#opened!.device));
  }

  async save(): Promise<SavedRun> {
    return this.#need().save();
  }

  async restore(saved: SavedRun, current: Experiment, trainingMs: number, run: string): Promise<void> {
    const before = this.#run;
    this.#run = run;
    try {
      await this.#need().restore(saved, trainingMs, current);
    } catch (error) {
      this.#run = before;
      throw error;
    }
  }

  async formOfFiles(files: readonly File[]): Promise<DataForm> {
    return formOfFiles(files);
  }

  async importImages(
    files: readonly File[],
    wanted: string,
    onProgress: ImportProgress,
  ): Promise<ImportedData> {
    return this.#imports.images(files, wanted, async (done, total) => {
      onProgress(done, total);
      await breathe();
    });
  }

  async lookAtTables(
    files: readonly File[],
    choices: LookChoices,
    onProgress: ImportProgress,
  ): Promise<TableLook> {
    return this.#imports.look(files, choices, onProgress);
  }

  async readTables(mapping: Mapping, kind: DataKindId, onProgress: ImportProgress): Promise<TableRead> {
    return this.#imports.read(mapping, kind, onProgress);
  }

  async keepTables(wanted: string): Promise<ImportedData> {
    return this.#imports.keep(wanted);
  }

  async stopImport(): Promise<void> {
    this.#imports.stop();
  }

  async putAwayTables(): Promise<void> {
    this.#imports.putAway();
  }

  async keptData(): Promise<KeptData[]> {
    return this.#data.list();
  }

  async removeData(fingerprint: string): Promise<void> {
    return this.#data.remove(fingerprint);
  }

  /** The device in use, where it was opened for the same wish or is the one asked for by name; else a new one. */
  async #open(wanted: BackendName | "auto"): Promise<Opened> {
    const current = this.#opened;
    if (current && (wanted === current.wanted || wanted === current.device.name)) return current;
    const opened = { ...(await openDevice(wanted, browserThreads)), wanted };
    void opened.device.failed?.then((why) => opened === this.#opened && this.#fail(why));
    return opened;
  }

  /** The device that stands has failed: the page is told with what to go on in another worker. */
  #fail(why: Words): void {
    const { checkpoint, state } = this.#need();
    this.#tell({ type: "device-failed", why, ...checkpoint, playing: state === "running" });
  }

  #need(): Session {
    if (this.#session === undefined) throw new SaidError(said`No experiment is prepared yet.`);
    return this.#session;
  }

  #tell(event: RunEvent | DeviceFailedEvent): void {
    this.#listener?.({ ...event, run: this.#run, sequence: this.#sequence++ });
  }
}
