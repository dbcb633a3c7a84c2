// The laboratory: one session at a time, on one device; obeys the page's commands and tells it what happens.

import { DeviceFailed } from "../engine/backend/device.ts";
import { findAdapter } from "../engine/backend/start.ts";
import type { RunEvent } from "../experiment/events.ts";
import type { Experiment, OptionPath } from "../experiment/experiment.ts";
import { programOf } from "../experiment/program.ts";
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
  TimedEvent,
} from "../protocol/protocol.ts";
import type { OptionValue } from "../schema/fields.ts";
import type { Catalogue } from "../tasks/episode.ts";
import { createRun, type SomeRun } from "../training/createRun.ts";
import { PartMissing } from "../training/load.ts";
import { betterOf, timingsSaid } from "../training/session/choice.ts";
import { checkGradients, refusal } from "../training/session/gradientCheck.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { timeBeside } from "../training/session/rival.ts";
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

const NOTHING_KNOWN: Machine = { gpuFailed: false, timings: {} };

/** On what an experiment begins on this machine. */
interface Ground {
  readonly wanted: BackendName | "auto";
  /** What a person may ask about it. */
  readonly notes: readonly Words[];
  /** Where its program is to be timed on the GPU, too: the name by which the page knows it. */
  readonly untimed?: string;
}

async function groundOf(experiment: Experiment, { gpuFailed, timings }: Machine): Promise<Ground> {
  const wanted = experiment.run.backend as BackendName | "auto";
  if (gpuFailed && (wanted === "webgpu" || wanted === "auto"))
    return { wanted: "wasm", notes: [said`WebGPU failed twice: reload the page to try it again.`] };
  const adapter = wanted === "auto" ? await findAdapter() : undefined;
  if (adapter === undefined) return { wanted, notes: [] };
  const program = `${adapter} ${programOf(experiment)}`;
  const known = timings[program];
  if (known === undefined) return { wanted, notes: [], untimed: program };
  const better = betterOf(known) === "webgpu" ? "webgpu" : wanted;
  return { wanted: better, notes: [said`${timingsSaid(known)}, measured earlier`] };
}

const withNotes = (backend: BackendReport, notes: readonly Words[]): BackendReport => ({
  ...backend,
  notes: [...backend.notes, ...notes],
});

export class Laboratory implements LabCommands {
  #listener: ((event: LabEvent) => void) | undefined;
  #sequence = 0;
  /** The session that stands, and the id under which the page knows its run. */
  #session: Session | undefined;
  #run = "";
  #opened: Opened | undefined;
  /** Where the program of the session that stands is to be timed on the GPU: its name. */
  #untimed: string | undefined;
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
      const { wanted, notes, untimed } = await groundOf(experiment, machine);
      opened = await this.#open(wanted).catch((error: unknown) => {
        // What was quicker earlier need not start today.
        if (experiment.run.backend !== "auto" || wanted === "auto") throw error;
        return this.#open("auto");
      });
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
      this.#untimed = device.name === "wasm" ? untimed : undefined;
      const { contenders, data } = session.run;
      const backend = withNotes(opened.backend, notes);
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
    this.#stand(opened);
    await before.session?.dispose();
    if (before.device !== opened.device) before.device?.dispose();
  }

  /** A device is the one that stands: where it fails, the page is told with what to go on in another worker. */
  #stand(opened: Opened): void {
    if (opened === this.#opened) return;
    this.#opened = opened;
    void opened.device.failed?.then((why) => {
      if (opened !== this.#opened) return;
      const { checkpoint, state } = this.#need();
      this.#tell({ type: "device-failed", why, ...checkpoint, playing: state === "running" });
    });
  }

  async play(): Promise<void> {
    const session = this.#need();
    void session.train().catch((error) => {
      if (session === this.#session && !(error instanceof DeviceFailed))
        this.#tell({ type: "notice", message: said`Training stopped: ${said(wordsOf(error))}` });
    });
    if (this.#untimed !== undefined) void this.#timeOnGpu(session, this.#untimed);
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
    const run = await createRun(experiment, standing.device, data);
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
    const session = this.#need();
    return session.look(async (run) =>
      zipOf(await takeAway({ run, device: session.device, record: told, data, ...asked })),
    );
  }

  async checkGradients(): Promise<GradientCheckReport> {
    const session = this.#need();
    return session.look(() => checkGradients(session.device));
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
    return { ...(await openDevice(wanted, browserThreads)), wanted };
  }

  /**
   * Times the program of the session that stands on the GPU, too, while it trains: it goes on there where that is
   * quicker. Either way the page is told; stopped before that, it is timed when it trains again.
   */
  async #timeOnGpu(session: Session, program: string): Promise<void> {
    const wish = this.#wish;
    // Whoever prepares another run may take the device over on which this one stands.
    const stands = () => wish === this.#wish && session === this.#session && session.state === "running";
    const own = this.#opened!;
    this.#untimed = undefined;
    let rival: Opened | undefined;
    let run: SomeRun | undefined;
    let moved = false;
    try {
      rival = { ...(await openDevice("webgpu")), wanted: "webgpu" };
      const refused = refusal(rival.check, true);
      if (refused !== undefined) throw new SaidError(refused);
      const { experiment } = session.run;
      run = await createRun(experiment, rival.device, await this.#data.for(experiment));
      await run.prepare(breathe);
      let found: Awaited<ReturnType<typeof timeBeside>>;
      while (found === undefined && stands()) found = await timeBeside(session, run, () => performance.now());
      if (found === undefined) {
        if (session === this.#session) this.#untimed = program;
        return;
      }
      const timings = { webgpu: found.rival, wasm: found.own };
      const notes = [timingsSaid(timings)];
      this.#tell({ type: "timed", program, timings });
      if (betterOf(timings) === "webgpu" && stands()) {
        moved = await session.move(run, { ...rival, backend: withNotes(rival.backend, notes) });
        if (moved) this.#stand(rival);
      } else this.#stay(session, own, notes);
    } catch (error) {
      this.#stay(session, own, [said`${"webgpu"}: ${said(wordsOf(error))}`]);
    } finally {
      if (!moved) run?.dispose();
      (moved ? own : rival)?.device.dispose();
    }
  }

  /** Tells that a run goes on on the device on which it stands, and why. */
  #stay(session: Session, { backend, check }: Opened, notes: readonly Words[]): void {
    if (session === this.#session)
      this.#tell({ type: "backend", backend: withNotes(backend, notes), gradientCheck: check });
  }

  #need(): Session {
    if (this.#session === undefined) throw new SaidError(said`No experiment is prepared yet.`);
    return this.#session;
  }

  #tell(event: RunEvent | DeviceFailedEvent | TimedEvent): void {
    this.#listener?.({ ...event, run: this.#run, sequence: this.#sequence++ });
  }
}
