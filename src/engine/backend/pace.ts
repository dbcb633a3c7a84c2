// How many threads a program runs on: as many as are quickest on this machine at this time. Where other programs take
// the cores, threads that wait for one another are slower than one alone.

/** A program's first runs say little: the browser is still compiling. */
const WARMING = 2;
/** Times that are kept of each number of threads; their median is what it takes. */
const KEPT = 3;
/** Another number of threads has to be quicker by this factor. */
const BETTER = 0.95;
/** A number that is looked at is given up at once where its run takes this many times as long. */
const WORSE = 1.2;
/** Runs between two looks at a neighbouring number: doubled, up to the most, while that brings nothing. */
const BETWEEN = { least: 2, most: 64 } as const;
/** After a look that lost time no other is taken before runs have lasted so many times as long. */
const LOST = 30;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Chooses a program's number of threads by how long its runs take, all being of the same work. */
export class Pace {
  readonly #most: number;
  /** The number in use, and the one that is being looked at. */
  #used: number;
  #tried: number | undefined;
  /** Whether its threads have had a run to wake in, and milliseconds that looking has lost. */
  #woken = false;
  #lost = 0;
  /** Milliseconds of the latest runs, by number of threads. */
  readonly #times = new Map<number, number[]>();
  #warmed = 0;
  #since = 0;
  #between: number = BETWEEN.least;
  #down = true;

  /** @param most Threads there are; runs begin with all of them. */
  constructor(most: number) {
    this.#most = most;
    this.#used = most;
  }

  /** Threads that the next run is to take. */
  get threads(): number {
    return this.#tried ?? this.#used;
  }

  /** Tells how long a run on `threads` threads took, in milliseconds. */
  took(threads: number, milliseconds: number): void {
    if (this.#warmed++ < WARMING) return;
    if (threads === this.#tried) {
      this.#lost += milliseconds - median(this.#times.get(this.#used)!);
      const woken = this.#woken;
      this.#woken = true;
      if (!woken) return;
    }
    const times = [...(this.#times.get(threads) ?? []), milliseconds].slice(-KEPT);
    this.#times.set(threads, times);
    const hopeless = threads === this.#tried && milliseconds > WORSE * median(this.#times.get(this.#used)!);
    if (times.length < KEPT && !hopeless) return;
    if (threads === this.#tried) {
      this.#tried = undefined;
      this.#since = 0;
      const before = this.#used;
      const usual = median(this.#times.get(before)!);
      this.#takeQuickest();
      const seldom = Math.max(Math.min(BETWEEN.most, 2 * this.#between), (LOST * this.#lost) / usual);
      this.#between = this.#used === before ? seldom : BETWEEN.least;
    } else if (threads === this.#used) {
      this.#takeQuickest();
      if (++this.#since >= this.#between) this.#lookAtNeighbour();
    }
  }

  #takeQuickest(): void {
    for (const [threads, times] of this.#times)
      if (median(times) < BETTER * median(this.#times.get(this.#used)!)) this.#used = threads;
  }

  /** One thread fewer and one more in turns; what was known of it is forgotten. */
  #lookAtNeighbour(): void {
    const [fewer, more] = [this.#used - 1, this.#used + 1];
    const down = (this.#down || more > this.#most) && fewer >= 1;
    this.#down = !down;
    const neighbour = down ? fewer : more;
    if (neighbour > this.#most) return;
    this.#tried = neighbour;
    this.#woken = false;
    this.#lost = 0;
    this.#times.delete(neighbour);
  }
}
