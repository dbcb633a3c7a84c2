// A worker of its own for the runs of a sweep: one thread, one job after another, held while the sweep pauses.

import type { RunEvent } from "../experiment/events.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { SweepCommands, SweptStretch } from "../protocol/sweep.ts";
import { type Standing, type Tested, testAt, trainTo } from "../sweep/stretch.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import type { Clock } from "../training/session/session.ts";
import { breathe } from "./breathe.ts";
import { DataStore } from "./dataStore.ts";

/** A clock that can be held: while it is, whoever breathes waits, and no time passes. */
export class HeldClock implements Clock {
  /** Milliseconds for which it was held until now. */
  #held = 0;
  #since: number | undefined;
  #released: Promise<void> | undefined;
  #release: (() => void) | undefined;

  hold(held: boolean): void {
    if (held === (this.#since !== undefined)) return;
    if (held) {
      this.#since = performance.now();
      this.#released = new Promise((resolve) => {
        this.#release = resolve;
      });
      return;
    }
    this.#held += performance.now() - this.#since!;
    this.#since = undefined;
    this.#release?.();
  }

  now(): number {
    return (this.#since ?? performance.now()) - this.#held;
  }

  async breathe(): Promise<void> {
    await breathe();
    await this.#released;
  }
}

export class Sweeper implements SweepCommands {
  readonly #clock = new HeldClock();
  readonly #data = new DataStore({ now: () => performance.timeOrigin + performance.now() });
  #opening: Promise<OpenedDevice> | undefined;

  async hold(held: boolean): Promise<void> {
    this.#clock.hold(held);
  }

  async train(experiment: Experiment, until: number, from?: Standing): Promise<SweptStretch> {
    const events: RunEvent[] = [];
    const stretch = await trainTo(experiment, until, await this.#ground(experiment), from, (event) =>
      events.push(event),
    );
    const { backend, check: gradientCheck } = await this.#opening!;
    return { ...stretch, events, backend, gradientCheck };
  }

  async test(experiment: Experiment, from: Standing): Promise<Tested[]> {
    return testAt(experiment, await this.#ground(experiment), from);
  }

  async #ground(experiment: Experiment) {
    this.#opening ??= openDevice("wasm");
    return { opened: await this.#opening, data: await this.#data.for(experiment), clock: this.#clock };
  }
}
