// The page's workers for a sweep.

import { type Remote, releaseProxy, wrap } from "comlink";
import type { Experiment } from "../experiment/experiment.ts";
import type { SweepCommands, SweptStretch } from "../protocol/sweep.ts";
import { Crew, Died } from "../sweep/crew.ts";
import type { Pool } from "../sweep/runSweep.ts";
import type { Standing, Tested } from "../sweep/stretch.ts";

interface Hand {
  readonly worker: Worker;
  readonly commands: Remote<SweepCommands>;
  /** Rejects once it has died. */
  readonly dies: Promise<never>;
}

const startWorker = () =>
  new Worker(new URL("../worker/sweepWorker.ts", import.meta.url), { type: "module", name: "sweep" });

export class SweepPool implements Pool {
  readonly #crew: Crew<Hand>;
  #held = false;

  /** @param size Workers, of one thread each. */
  constructor(size: number, start: () => Worker = startWorker) {
    this.#crew = new Crew(size, () => this.#hire(start()));
  }

  train(experiment: Experiment, until: number, from?: Standing): Promise<SweptStretch> {
    return this.#crew.do(({ commands, dies }) =>
      Promise.race([dies, commands.train(experiment, until, from)]),
    );
  }

  test(experiment: Experiment, from: Standing): Promise<Tested[]> {
    return this.#crew.do(({ commands, dies }) => Promise.race([dies, commands.test(experiment, from)]));
  }

  /** Holds all that goes on, or lets it go on. */
  async hold(held: boolean): Promise<void> {
    this.#held = held;
    await Promise.all(Array.from(this.#crew.workers, ({ commands }) => commands.hold(held)));
  }

  /** Ends all workers; what they were at is never answered. */
  end(): void {
    this.#crew.clear();
    for (const { worker, commands } of this.#crew.workers) {
      commands[releaseProxy]();
      worker.terminate();
    }
  }

  #hire(worker: Worker): Hand {
    const commands = wrap<SweepCommands>(worker);
    const dies = new Promise<never>((_, reject) => {
      worker.addEventListener("error", () => reject(new Died()));
      worker.addEventListener("messageerror", () => reject(new Died()));
    });
    // Nobody waits for it between jobs.
    dies.catch(() => {});
    if (this.#held) void commands.hold(true);
    return { worker, commands, dies };
  }
}
