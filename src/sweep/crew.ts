// Workers that share the jobs of a sweep, one job each at a time; jobs wait in the order of their coming.

import PQueue from "p-queue";
import { SaidError, said } from "../words/said.ts";

/** That a worker has died over a job. */
export class Died extends Error {}

/** One that dies over a job is replaced, and the job tried so many times. */
const TRIES = 2;

export class Crew<Worker> {
  readonly #start: () => Worker;
  readonly #queue: PQueue;
  readonly #idle: Worker[];
  readonly #all: Set<Worker>;

  /** @param size Workers; what a job computes does not depend on it. */
  constructor(size: number, start: () => Worker) {
    this.#start = start;
    this.#queue = new PQueue({ concurrency: size });
    this.#idle = Array.from({ length: size }, start);
    this.#all = new Set(this.#idle);
  }

  /** All that are alive. */
  get workers(): Iterable<Worker> {
    return this.#all;
  }

  /**
   * Has a job done by whoever is free; it rejects with `Died` where its worker has died.
   * @throws Error where the job fails; SaidError where one worker after another dies over it.
   */
  do<T>(job: (worker: Worker) => Promise<T>): Promise<T> {
    return this.#queue.add(async () => {
      for (let tried = 1; ; tried++) {
        // As many jobs at a time as there are workers.
        const worker = this.#idle.pop()!;
        try {
          const answer = await job(worker);
          this.#idle.push(worker);
          return answer;
        } catch (error) {
          if (!(error instanceof Died)) {
            this.#idle.push(worker);
            throw error;
          }
          this.#all.delete(worker);
          const another = this.#start();
          this.#all.add(another);
          this.#idle.push(another);
          if (tried >= TRIES)
            throw new SaidError(
              said`A worker died over a run, twice: is there enough memory? Try with one at a time.`,
              { cause: error },
            );
        }
      }
    });
  }

  /** Forgets the jobs that wait. */
  clear(): void {
    this.#queue.clear();
  }
}
