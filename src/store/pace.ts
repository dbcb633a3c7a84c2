// How long training will go on: from how fast it went of late.

/** So far back one looks, in milliseconds of training. */
const LATE_MS = 15_000;
/** So long, in milliseconds of training, a browser's compilers still quicken the code: it tells nothing of later. */
const WARM_UP_MS = 1500;
/** From less than this, in milliseconds of training, nothing is told: one collection of garbage would sway it. */
const SHORTEST_MS = 500;

interface Told {
  readonly iteration: number;
  readonly trainingMs: number;
}

/** Follows one run. What comes before its first word, and shortly after, says nothing of what is to come. */
export class Pace {
  #told: Told[] = [];
  #beganAt: number | undefined;

  /** Begins anew: another run, or the same after a pause. */
  clear(): void {
    this.#told = [];
    this.#beganAt = undefined;
  }

  /** Milliseconds of a meta-step, as of late; `undefined` until there is something to go by. */
  see(iteration: number, trainingMs: number): number | undefined {
    this.#beganAt ??= trainingMs;
    if (trainingMs - this.#beganAt < WARM_UP_MS) this.#told = [];
    this.#told.push({ iteration, trainingMs });
    while (this.#told.length > 2 && trainingMs - this.#told[1]!.trainingMs > LATE_MS) this.#told.shift();
    const first = this.#told[0]!;
    return trainingMs - first.trainingMs >= SHORTEST_MS
      ? (trainingMs - first.trainingMs) / (iteration - first.iteration)
      : undefined;
  }
}
