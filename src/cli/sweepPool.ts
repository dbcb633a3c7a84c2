// Processes that share the jobs of a sweep, one job each at a time.

import { type ChildProcess, fork } from "node:child_process";
import type { Answer, Job } from "./sweepWorker.ts";

const WORKER = new URL("./sweepWorker.ts", import.meta.url);

/** A process is started anew, and the job tried once more, where it dies. */
const TRIES = 2;

export class SweepPool {
  readonly #idle: ChildProcess[] = [];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];
  readonly #all = new Set<ChildProcess>();

  /** @param size Processes; what a job computes does not depend on it. */
  constructor(size: number) {
    for (let index = 0; index < size; index++) this.#idle.push(this.#start());
  }

  #start(): ChildProcess {
    // Arrays of numbers cross as they are.
    const worker = fork(WORKER, {
      execArgv: ["--import", "tsx"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#all.add(worker);
    return worker;
  }

  #take(): Promise<ChildProcess> {
    const idle = this.#idle.pop();
    return idle ? Promise.resolve(idle) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(worker: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }

  /** Has a job done. @throws Error where it fails, or its process dies again and again. */
  async run(job: Job): Promise<Exclude<Answer, { error: string }>> {
    for (let tried = 1; ; tried++) {
      const worker = await this.#take();
      const answer = await new Promise<Answer | undefined>((resolve) => {
        const died = () => resolve(undefined);
        worker.once("exit", died);
        worker.once("message", (given) => {
          worker.off("exit", died);
          resolve(given as Answer);
        });
        worker.send(job, (failed) => failed && died());
      });
      if (answer === undefined) {
        this.#all.delete(worker);
        this.#giveBack(this.#start());
        if (tried >= TRIES)
          throw new Error("A process died over a run, twice: is there enough memory? Try --processes 1.");
        continue;
      }
      this.#giveBack(worker);
      if ("error" in answer) throw new Error(answer.error);
      return answer;
    }
  }

  /** Ends all processes. */
  end(): void {
    for (const worker of this.#all) worker.kill();
  }
}
