// The laboratory: obeys commands between meta-steps and tells the page what happens, a few times a second.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { type Started, startBackend } from "../engine/backend/start.ts";
import { type Experiment, fieldAt, type OptionPath, withOption } from "../experiment/experiment.ts";
import type {
  BackendName,
  Divergence,
  Evaluation,
  GradientCheckReport,
  RunState,
  SavedRun,
} from "../experiment/results.ts";
import type { AdaptationPath, SampledTask, ShownParameters, TrialRecord } from "../experiment/shown.ts";
import type { AdaptRequest, ImportProgress, LabCommands, LabEvent } from "../protocol/protocol.ts";
import { type OptionValue, problemWith } from "../schema/fields.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { divided, scores } from "../training/measures/scores.ts";
import { createRun, type MetaStep, type Run } from "../training/run.ts";
import { DivergenceWatch, flatOutput } from "../training/session/divergence.ts";
import { checkGradients, refusal } from "../training/session/gradientCheck.ts";
import { stopReason, targetReason } from "../training/session/stop.ts";
import { warningsFor } from "../training/session/warnings.ts";
import { DataStore } from "./dataStore.ts";
import { decodeImage } from "./decodeImage.ts";
import { browserThreads } from "./threads.ts";

/** Progress goes out, and a pile of unread losses is fetched, this often. */
const PROGRESS_INTERVAL_MS = 100;

type Body<E> = E extends unknown ? Omit<E, "run" | "sequence"> : never;

/** Lets waiting commands in. A message, unlike a timer, is not slowed while the tab is hidden. */
const breathe = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

export class Laboratory implements LabCommands {
  #listener: ((event: LabEvent) => void) | undefined;
  #runId = 0;
  #sequence = 0;
  #run: Run | undefined;
  #started: Started | undefined;
  #state: RunState = "idle";
  #watch = new DivergenceWatch();
  #good: SavedRun | undefined;
  #checked: GradientCheckReport | undefined;
  #looping = false;
  #trainingMs = 0;
  readonly #data = new DataStore({
    now: () => performance.timeOrigin + performance.now(),
    decode: decodeImage,
  });
  /** Work on the device, one piece at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  async subscribe(listener: (event: LabEvent) => void): Promise<void> {
    this.#listener = listener;
  }

  async prepare(experiment: Experiment, run: number): Promise<void> {
    this.#looping = false;
    await this.#exclusively(async () => {
      this.#runId = run;
      this.#set("warming");
      await this.#start(experiment.run.backend as BackendName | "auto");
      this.#demandGradients(experiment);
      const next = await createRun(experiment, this.#started!.device, await this.#data.for(experiment));
      this.#run?.dispose();
      this.#run = next;
      this.#watch = new DivergenceWatch();
      this.#trainingMs = 0;
      this.#good = await next.save();
      this.#emit({ type: "contenders", contenders: next.contenders });
      this.#set("idle");
    });
  }

  async play(): Promise<void> {
    const run = this.#need();
    if (this.#looping) return;
    this.#demandGradients(run.experiment);
    this.#looping = true;
    this.#set("running");
    void this.#loop(run).catch((error) => {
      this.#looping = false;
      this.#emit({ type: "error", message: error instanceof Error ? error.message : String(error) });
      this.#set("paused");
    });
  }

  async pause(): Promise<void> {
    this.#looping = false;
    await this.#exclusively(async () => {
      if (this.#state === "running") this.#set("paused");
    });
  }

  async step(): Promise<void> {
    const run = this.#need();
    await this.#exclusively(async () => {
      const start = performance.now();
      const pending = [await run.metaStep()];
      await this.#report(run, pending, start);
      if (this.#state !== "diverged") this.#set("paused");
    });
  }

  async change(path: OptionPath, value: OptionValue): Promise<void> {
    const run = this.#need();
    const field = fieldAt(run.experiment, path);
    const problem = field && problemWith(field, value);
    if (field === undefined || problem !== undefined)
      throw new Error(`${path.option} ${problem ?? "is no option here"}.`);
    if (field.effect === "restart")
      throw new Error(`${field.label} cannot change while a run lasts: prepare it anew.`);
    this.#demandGradients(withOption(run.experiment, path, value));
    await this.#exclusively(async () => {
      run.change(path, value);
      this.#emit({ type: "knob", iteration: run.iteration, path, value });
    });
  }

  async sampleTasks(index: number, count: number): Promise<SampledTask[]> {
    return this.#need().sampleTasks(index, count);
  }

  async adapt(request: AdaptRequest): Promise<AdaptationPath[]> {
    const run = this.#needEpisodes();
    const outputs = request.support.y.length / request.support.count;
    const batch: EpisodeBatch = {
      tasks: 1,
      inputShape: run.sampler.inputShape,
      outputs,
      support: request.support,
      query: request.query,
    };
    return this.#exclusively(async () => {
      const paths: AdaptationPath[] = [];
      for (const { role } of run.contenders) {
        const { outputs: predictions, samples } = await run.predict(role, batch);
        const attention = role === "learner" ? await run.learner.attention(batch) : undefined;
        paths.push({
          role,
          outputs: predictions,
          ...(samples && { samples: samples.map((step) => divided(step, predictions[0]!.length)) }),
          ...(attention && { attention }),
          ...scores(predictions, request.query.y, outputs, run.sampler.problem),
        });
      }
      return paths;
    });
  }

  async playTrial(index: number, count: number, task: number): Promise<TrialRecord[]> {
    const run = this.#need();
    if (run.kind !== "trials") throw new Error("This experiment has no trials to play.");
    return this.#exclusively(() => run.playTrial(index, count, task));
  }

  async parameters(prefix: string): Promise<ShownParameters> {
    const run = this.#needEpisodes();
    return this.#exclusively(() => run.learner.parameters(prefix));
  }

  async checkGradients(): Promise<GradientCheckReport> {
    return this.#exclusively(async () => {
      const report = await checkGradients(this.#started!.device);
      this.#checked = report;
      this.#emit({ type: "gradient-check", report });
      return report;
    });
  }

  async save(): Promise<SavedRun> {
    const run = this.#need();
    return this.#exclusively(() => run.save());
  }

  async restore(saved: SavedRun): Promise<void> {
    const run = this.#need();
    await this.#exclusively(async () => {
      run.restore(saved);
      this.#good = saved;
      this.#watch = new DivergenceWatch();
      this.#set("paused");
    });
  }

  async importImages(
    files: readonly { name: string; bytes: Uint8Array }[],
    wanted: string,
    onProgress: ImportProgress,
  ) {
    return this.#data.import(files, {
      wanted,
      onProgress: async (done, total) => {
        onProgress(done, total);
        await breathe();
      },
    });
  }

  async keptImages() {
    return this.#data.list();
  }

  async removeImages(fingerprint: string): Promise<void> {
    return this.#data.remove(fingerprint);
  }

  async #start(wanted: BackendName | "auto"): Promise<void> {
    const current = this.#started;
    if (current !== undefined && (wanted === "auto" || wanted === current.device.name)) {
      this.#tellBackend();
      return;
    }
    this.#run?.dispose();
    this.#run = undefined;
    this.#started = await startBackend(wanted, browserThreads);
    this.#tellBackend();
    this.#checked = await checkGradients(this.#started.device);
    this.#emit({ type: "gradient-check", report: this.#checked });
  }

  /** @throws Error where this backend's gradients are not good enough for the experiment. */
  #demandGradients({ algorithm }: Experiment): void {
    const meta: AlgorithmMeta = algorithms[algorithm.id].meta;
    const refused = refusal(this.#checked!, meta.secondOrder(algorithm.options));
    if (refused !== undefined) throw new Error(refused);
  }

  #tellBackend(): void {
    const { device, description, notes } = this.#started!;
    this.#emit({ type: "backend", report: { name: device.name, device: description, notes } });
  }

  async #loop(run: Run): Promise<void> {
    await this.#exclusively(() => this.#evaluateAll(run));
    let sinceMs = performance.now();
    let pending: MetaStep[] = [];
    while (this.#looping && run === this.#run) {
      await this.#exclusively(async () => {
        pending.push(await run.metaStep());
        const due = performance.now() - sinceMs >= PROGRESS_INTERVAL_MS;
        const evaluate = run.iteration % Number(run.experiment.training.evaluateEvery) === 0;
        const finished = stopReason(run.experiment, run.iteration, this.#trainingMs);
        if (due || evaluate || finished) {
          await this.#report(run, pending, sinceMs);
          pending = [];
          if (evaluate && !finished && this.#looping) await this.#evaluateAll(run);
          sinceMs = performance.now();
        }
        if (finished && this.#looping) {
          this.#looping = false;
          await this.#finish(run, finished);
        }
      });
      await breathe();
    }
    if (pending.length > 0) await this.#exclusively(() => this.#report(run, pending, sinceMs));
  }

  async #finish(run: Run, reason: string): Promise<void> {
    for (const { role } of run.contenders) {
      const evaluation = await run.evaluate(
        role,
        "test",
        Number(run.experiment.training.finalTasks),
        breathe,
      );
      if (run !== this.#run) return;
      this.#emit({ type: "evaluation", evaluation });
      this.#warn(evaluation);
    }
    this.#set("finished", reason);
  }

  /** Reads a pile of measurements, tells the page, and stops a run that has gone wrong. */
  async #report(run: Run, pending: readonly MetaStep[], sinceMs: number): Promise<void> {
    const read: { iteration: number; loss: number; accuracy: number | undefined }[] = [];
    for (const item of pending) read.push({ iteration: item.iteration, ...(await item.read()) });
    if (run !== this.#run) return;
    const elapsed = performance.now() - sinceMs;
    this.#trainingMs += elapsed;
    const each = elapsed / Math.max(1, pending.length);
    const accuracies = read.flatMap(({ accuracy }) => (accuracy === undefined ? [] : [accuracy]));
    this.#emit({
      type: "progress",
      iteration: run.iteration,
      iterations: Float64Array.from(read, ({ iteration }) => iteration),
      loss: Float32Array.from(read, ({ loss }) => loss),
      accuracy: Float32Array.from(accuracies),
      metaStepsPerSecond: 1000 / each,
      millisecondsPerMetaStep: each,
      tensors: this.#started!.device.tensors(),
      bytes: this.#started!.device.bytes(),
      secondsLeft: ((Number(run.experiment.training.iterations) - run.iteration) * each) / 1000,
    });
    for (const { iteration, loss } of read) {
      const divergence = this.#watch.see(run.experiment, iteration, loss);
      if (divergence === undefined) continue;
      this.#diverge(run, divergence);
      return;
    }
  }

  /** Back to the last good state, and wait. */
  #diverge(run: Run, divergence: Divergence): void {
    this.#looping = false;
    if (this.#good) run.restore(this.#good);
    this.#watch = new DivergenceWatch();
    this.#emit({ type: "diverged", divergence });
    this.#set("diverged");
  }

  async #evaluateAll(run: Run): Promise<void> {
    const standing = await run.save();
    for (const { role, learns } of run.contenders) {
      // What training does not change is evaluated once.
      if (!learns && run.iteration > 0) continue;
      const evaluation = await run.evaluate(
        role,
        "validation",
        Number(run.experiment.training.evaluationTasks),
        breathe,
      );
      if (run !== this.#run) return;
      this.#emit({ type: "evaluation", evaluation });
      if (role !== "learner") continue;
      this.#warn(evaluation);
      const flat = flatOutput(run.experiment, evaluation);
      if (flat !== undefined) {
        this.#diverge(run, flat);
        return;
      }
      this.#checkTarget(run, evaluation);
    }
    this.#good = standing;
    if (!run.experiment.training.gradientGap) return;
    const gap = run.kind === "episodes" ? await run.gradientGap() : undefined;
    if (gap && run === this.#run) this.#emit({ type: "gradient-gap", iteration: run.iteration, ...gap });
  }

  #warn(evaluation: Evaluation): void {
    for (const message of warningsFor(evaluation)) this.#emit({ type: "warning", message });
  }

  #checkTarget(run: Run, evaluation: Evaluation): void {
    const reason = targetReason(run.experiment, evaluation);
    if (!this.#looping || reason === undefined) return;
    this.#looping = false;
    this.#set("finished", reason);
  }

  #need(): Run {
    if (this.#run === undefined) throw new Error("No experiment is prepared yet.");
    return this.#run;
  }

  #needEpisodes(): EpisodeRun {
    const run = this.#need();
    if (run.kind !== "episodes")
      throw new Error("This experiment plays trials: it has no support sets to adapt to.");
    return run;
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #set(state: RunState, reason?: string): void {
    this.#state = state;
    this.#emit({ type: "state", state, iteration: this.#run?.iteration ?? 0, ...(reason && { reason }) });
  }

  #emit(body: Body<LabEvent>): void {
    this.#listener?.({ ...body, run: this.#runId, sequence: this.#sequence++ } as LabEvent);
  }
}
