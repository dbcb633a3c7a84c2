// Processes that share the jobs of a sweep.

import { type ChildProcess, fork } from "node:child_process";
import type { Experiment } from "../experiment/experiment.ts";
import { Crew, Died } from "../sweep/crew.ts";
import type { Pool } from "../sweep/runSweep.ts";
import type { Standing, Stretch, Tested } from "../sweep/stretch.ts";
import type { DataFlags } from "./ownData.ts";
import type { Answer, Job } from "./sweepWorker.ts";

const WORKER = new URL("./sweepWorker.ts", import.meta.url);

/** Arrays of numbers cross as they are. */
const startProcess = (): ChildProcess =>
  fork(WORKER, {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });

export class SweepPool implements Pool {
  readonly #data: DataFlags;
  readonly #crew: Crew<ChildProcess>;

  /** @param processes How many, or those of another pool. @param data Where the tasks draw on a person's own. */
  constructor(processes: number | SweepPool, data: DataFlags) {
    this.#data = data;
    this.#crew = typeof processes === "number" ? new Crew(processes, startProcess) : processes.#crew;
  }

  async train(experiment: Experiment, until: number, from?: Standing): Promise<Stretch> {
    const answer = await this.#ask({ experiment, until, ...(from && { from }), data: this.#data });
    return (answer as Extract<Answer, { stretch: Stretch }>).stretch;
  }

  async test(experiment: Experiment, from: Standing): Promise<Tested[]> {
    const answer = await this.#ask({ experiment, from, data: this.#data });
    return (answer as Extract<Answer, { tested: Tested[] }>).tested;
  }

  /** Ends all processes. */
  end(): void {
    for (const worker of this.#crew.workers) worker.kill();
  }

  async #ask(job: Job): Promise<Answer> {
    const answer = await this.#crew.do((worker) => answerOf(worker, job));
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }
}

/** What a process answers. @throws Died where it does over the job. */
const answerOf = (worker: ChildProcess, job: Job): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const died = () => reject(new Died());
    worker.once("exit", died);
    worker.once("message", (given) => {
      worker.off("exit", died);
      resolve(given as Answer);
    });
    worker.send(job, (failed) => failed && died());
  });
