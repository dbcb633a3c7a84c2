// Why an answer came out and which training tasks are like this one, asked again whenever weights or points change; the
// latest wins, and training keeps most of the time.

import { useEffect, useRef, useState } from "react";
import type { NearTasks, SampledTask, WhyView } from "../../experiment/shown.ts";
import { type AskedWhy, nearestTasks, whyOf } from "../../store/actions.ts";
import { type OwnSupport, useLab, useRun } from "../../store/state.ts";
import { useLatest } from "../../ui/useLatest.ts";
import { useFollowed } from "../following/useFollowed.ts";

/** While training, this many times as long as an answer took nothing new is asked: a quarter of the time at most. */
const REST = 3;

/** An answer to the question why, and to which question. */
export interface FoundWhy {
  readonly view: WhyView;
  readonly row: number;
  readonly role: string;
  readonly support: OwnSupport;
  /** Of which weights it tells. */
  readonly iteration: number;
}

/** Why a contender answers the query of a row as it does. */
export function useWhy(task: SampledTask, role: string, row: number): FoundWhy | undefined {
  const own = useLab((state) => state.ownSupport);
  const support = own ?? task.support;
  const followed = useFollowed([task, own, role, row], REST, async () => {
    const view = support.count > 0 ? await whyOf({ task, own, role }, row) : undefined;
    return view && { view, row, role, support };
  });
  return followed && { ...followed.found, iteration: followed.iteration };
}

/** Training tasks like the one that is looked at, and with which weights they were found. */
export interface FoundNear {
  readonly near: NearTasks;
  readonly iteration: number;
  readonly role: string;
}

/** Looks for them anew whenever nothing trains; while something does, once, and when asked to. */
export function useNearest(
  task: SampledTask,
  role: string,
): { readonly found: FoundNear | undefined; readonly again: () => void } {
  const paths = useLab((state) => state.paths);
  const own = useLab((state) => state.ownSupport);
  const running = useRun(({ state }) => state === "running", false);
  const iteration = useRun((record) => record.iteration, 0);
  const [found, setFound] = useState<FoundNear>();
  const [wish, setWish] = useState(0);
  const latest = useRef<{ role: string; wish: number }>(undefined);
  const take = useLatest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: of which iteration it is found is not why it is looked for
  useEffect(() => {
    const same = latest.current?.role === role && latest.current.wish === wish;
    if (paths.length === 0 || (running && same) || (own ?? task.support).count === 0) return;
    latest.current = { role, wish };
    const asked: AskedWhy = { task, own, role };
    take(async () => {
      const near = await nearestTasks(asked);
      if (near) setFound({ near, iteration, role });
    });
  }, [task, own, role, paths, running, wish, take]);
  return { found, again: () => setWish((before) => before + 1) };
}
