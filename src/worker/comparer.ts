// Compares kept runs in a worker of its own, on one thread: the run that trains on the page is left alone.

import type { ComparedRun, Comparison } from "../experiment/compared.ts";
import type { AdaptationPath, SampledTask, TrialRecord } from "../experiment/shown.ts";
import type { ComparisonCommands, MeasuringProgress } from "../protocol/comparison.ts";
import type { AdaptRequest } from "../protocol/protocol.ts";
import type { Split } from "../tasks/episode.ts";
import { compared, openLearner } from "../training/comparison.ts";
import type { SomeRun } from "../training/createRun.ts";
import { type MeasuredByTask, Overtaken } from "../training/run.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { Turns } from "../training/session/turns.ts";
import { adapted, episodesOf, trialsOf } from "./adapted.ts";
import { breathe } from "./breathe.ts";
import { DataStore } from "./dataStore.ts";

export class Comparer implements ComparisonCommands {
  readonly #data = new DataStore({ now: () => performance.timeOrigin + performance.now() });
  readonly #turns = new Turns();
  #opening: Promise<OpenedDevice> | undefined;
  #runs: readonly SomeRun[] = [];
  /** What was measured of these runs, by run, split and tasks: another reference asks for nothing new. */
  readonly #measured = new Map<string, MeasuredByTask>();
  /** Counts what measuring gives way to. */
  #calls = 0;

  async open(runs: readonly ComparedRun[], seed: number): Promise<void> {
    this.#calls++;
    await this.#turns.alone(async () => {
      for (const run of this.#runs) run.dispose();
      this.#runs = [];
      this.#measured.clear();
      this.#opening ??= openDevice("wasm");
      const { device } = await this.#opening;
      for (const run of runs) {
        const data = await this.#data.for(run.experiment);
        this.#runs = [...this.#runs, await openLearner(run, seed, device, data)];
      }
    });
  }

  async sampleTask(index: number): Promise<SampledTask> {
    return this.#turns.look(async () => this.#runs[0]!.sampleTasks(index, 1)[0]!);
  }

  async adapt(request: AdaptRequest): Promise<AdaptationPath[]> {
    return this.#turns.look(async () => {
      const paths: AdaptationPath[] = [];
      for (const run of this.#runs) paths.push(await adapted(episodesOf(run), "learner", request, breathe));
      return paths;
    });
  }

  async playTrial(index: number): Promise<TrialRecord[]> {
    return this.#turns.look(async () => {
      const trials: TrialRecord[] = [];
      for (const run of this.#runs) {
        const played = await trialsOf(run).playTrial(index, 1, 0, breathe);
        trials.push(played.find(({ role }) => role === "learner")!);
      }
      return trials;
    });
  }

  async measure(
    split: Split,
    wanted: number,
    reference: number,
    hear: MeasuringProgress,
  ): Promise<Comparison> {
    const call = ++this.#calls;
    return this.#turns.alone(async () => {
      const all: MeasuredByTask[] = [];
      for (const [index, run] of this.#runs.entries()) {
        const key = `${index} ${split} ${wanted}`;
        const tasks = run.tasksIn(split, wanted);
        const between = async (_: unknown, done: number) => {
          hear(index * tasks + done, this.#runs.length * tasks);
          await breathe();
          await this.#turns.gap();
          if (this.#calls !== call) throw new Overtaken();
        };
        const found = this.#measured.get(key) ?? (await run.measure("learner", split, wanted, between));
        this.#measured.set(key, found);
        all.push(found);
      }
      return { split, tasks: all[0]!.tasks, results: compared(all, reference) };
    });
  }

  async stop(): Promise<void> {
    this.#calls++;
  }
}
