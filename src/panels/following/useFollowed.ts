// What the worker says of the weights of the moment, asked again as they change; the latest wins, and training keeps most
// of the time.

import { useEffect, useRef, useState } from "react";
import { useLab, useRun } from "../../store/state.ts";
import { useLatest } from "../../ui/useLatest.ts";

/** An answer, and of which weights it tells. */
export interface Followed<T> {
  readonly found: T;
  readonly iteration: number;
}

/**
 * Asks at once where what is asked `about` changes, and where weights do; while training, it then rests `rest` times as
 * long as the answer took. An answer of `undefined` leaves the one before.
 */
export function useFollowed<T>(
  about: readonly unknown[],
  rest: number,
  ask: () => Promise<T | undefined>,
): Followed<T> | undefined {
  // New paths tell of new weights, or of points that were dragged.
  const paths = useLab((state) => state.paths);
  const running = useRun(({ state }) => state === "running", false);
  const iteration = useRun((record) => record.iteration, 0);
  const [followed, setFollowed] = useState<Followed<T>>();
  const latest = useRef<{ readonly about: readonly unknown[]; readonly restUntil: number }>(undefined);
  const take = useLatest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of which iteration it tells is not why it is asked
  useEffect(() => {
    const same = latest.current?.about.every((part, place) => Object.is(part, about[place]));
    if (paths.length === 0 || (same && running && performance.now() < latest.current!.restUntil)) return;
    latest.current = { about, restUntil: Number.POSITIVE_INFINITY };
    take(async () => {
      const began = performance.now();
      const found = await ask();
      if (found !== undefined) setFollowed({ found, iteration });
      const now = performance.now();
      latest.current = { about, restUntil: now + rest * (now - began) };
    });
  }, [...about, paths, running, take]);
  return followed;
}
