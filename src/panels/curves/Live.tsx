// Draws the record of the run that stands.

import { useThrottledCallback } from "@mantine/hooks";
import { type ReactNode, Suspense, startTransition, useEffect, useState } from "react";
import type { RunRecord } from "../../experiment/record.ts";
import { lab, useLab } from "../../store/state.ts";

interface Props {
  /** Milliseconds. Charts take different ones: drawn at the same moment they would hold up the page together. */
  readonly every: number;
  readonly children: (record: RunRecord) => ReactNode;
}

/** Its child with the record as it grows, anew at most `every` so long and late, so that drawing yields to clicks and drags. */
export function Live({ every, children }: Props) {
  const [record, setRecord] = useState(() => lab.getState().record);
  const read = useThrottledCallback(() => startTransition(() => setRecord(lab.getState().record)), every);
  useEffect(() => lab.subscribe(read), [read]);
  // A chart's place is kept while there is no record yet, and while the chart itself is being loaded.
  const place = <div className="chart" />;
  // A run that has just begun to stand is drawn at once: nothing of the one before stands beside it.
  const id = useLab((state) => state.record?.id);
  const shown = record?.id === id ? record : lab.getState().record;
  return shown ? <Suspense fallback={place}>{children(shown)}</Suspense> : place;
}
