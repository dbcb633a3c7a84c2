// How long training will go on: from how fast it went of late.

/** So far back one looks, in milliseconds of training. */
const LATE_MS = 15_000;

interface Told {
  readonly iteration: number;
  readonly trainingMs: number;
}

/** Follows one run. What comes before its first word (compiling, above all) says nothing of what is to come. */
export class Pace {
  #told: Told[] = [];

  /** Begins anew: another run, or the same after a pause. */
  clear(): void {
    this.#told = [];
  }

  /** Milliseconds of a meta-step, as of late; `undefined` until there is something to go by. */
  see(iteration: number, trainingMs: number): number | undefined {
    this.#told.push({ iteration, trainingMs });
    while (this.#told.length > 2 && trainingMs - this.#told[1]!.trainingMs > LATE_MS) this.#told.shift();
    const first = this.#told[0]!;
    return iteration > first.iteration
      ? (trainingMs - first.trainingMs) / (iteration - first.iteration)
      : undefined;
  }
}
