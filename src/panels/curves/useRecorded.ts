// The record of the run, for charts.

import { useThrottledCallback } from "@mantine/hooks";
import { startTransition, useEffect, useState } from "react";
import { type LabState, lab } from "../../store/state.ts";

type Recorded = Pick<LabState, "losses" | "accuracies" | "evaluations" | "marks">;
const recorded = ({ losses, accuracies, evaluations, marks }: LabState): Recorded => ({
  losses,
  accuracies,
  evaluations,
  marks,
});

/**
 * What has been recorded, read at most every `interval` milliseconds and drawn late, so that drawing yields to
 * clicks and drags. Charts take different intervals: drawn at the same moment they would hold up the page together.
 */
export function useRecorded(interval: number): Recorded {
  const [now, setNow] = useState(() => recorded(lab.getState()));
  const read = useThrottledCallback(() => startTransition(() => setNow(recorded(lab.getState()))), interval);
  useEffect(() => lab.subscribe(read), [read]);
  return now;
}
