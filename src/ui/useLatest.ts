// Work that is wanted again before it is done: one at a time, and of what waits only the latest.

import { useCallback, useRef } from "react";

type Work = () => Promise<void>;

/** Gives a function that takes work: done at once, or after what is under way, unless later work has taken its place. */
export function useLatest(): (work: Work) => void {
  const wanted = useRef<Work>(undefined);
  const working = useRef(false);
  return useCallback((work: Work) => {
    wanted.current = work;
    if (working.current) return;
    working.current = true;
    void (async () => {
      for (let next = wanted.current; next; next = wanted.current) {
        wanted.current = undefined;
        await next();
      }
      working.current = false;
    })();
  }, []);
}
