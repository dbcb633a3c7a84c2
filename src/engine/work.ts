// Work in pieces: whoever does it stops between pieces of bounded time, so that others are heard meanwhile.

/** What a piece belongs to: making a computation ready, or doing it. */
export type Stage = "compiling" | "computing";

/** Yields between its pieces. Ended early, it frees what it holds. */
export type Work<T> = Generator<Stage, T, void>;

/** Awaited between pieces; what it throws ends the work. */
export type Between = (stage: Stage) => Promise<void>;

/** Does work in one go. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does work piece by piece; in one go without `between`. @throws what `between` throws, once the work is ended. */
export async function inPieces<T>(work: Work<T>, between?: Between): Promise<T> {
  if (between === undefined) return atOnce(work);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    try {
      await between(value);
    } catch (error) {
      work.return(undefined as never);
      throw error;
    }
  }
}
