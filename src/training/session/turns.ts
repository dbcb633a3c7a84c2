// Whose turn it is on the device: work that changes a run goes alone; work that only looks may come between its parts.

/** Work in line, one piece at a time. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #held = 0;
  #looking: (() => Promise<void>)[] = [];

  /** Does this once all before it is done. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      this.#held += 1;
      try {
        return await work();
      } finally {
        this.#held -= 1;
        await this.gap();
      }
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Does this as soon as nothing is half done: at the next gap of the work that goes on, or in line. */
  look<T>(work: () => Promise<T>): Promise<T> {
    if (this.#held === 0) return this.alone(work);
    return new Promise<T>((resolve, reject) => {
      this.#looking.push(() => work().then(resolve, reject));
    });
  }

  /** A moment at which the work that goes on has left everything whole: whoever waits to look does so now. */
  async gap(): Promise<void> {
    for (const look of this.#looking.splice(0)) await look();
  }
}
