// The threshold of “none of these”, fitted anew once training rests at other weights.

import { useEffect, useState } from "react";
import type { Refusals } from "../../experiment/shown.ts";
import { fitRefusals } from "../../store/actions.ts";
import { lab, useRun } from "../../store/state.ts";

/** A threshold, and the iteration whose weights it is of. */
export interface FittedRefusals extends Refusals {
  readonly iteration: number;
}

/** A contender's, while it is wanted; absent while the first is fitted. Where none can be, `onRefused` hears of it. */
export function useRefusals(
  role: string,
  wanted: boolean,
  onRefused: () => void,
): FittedRefusals | undefined {
  const id = useRun((record) => record.id, "");
  // While training runs the weights change all the time: once is enough then.
  const moment = useRun(({ state, iteration }) => (state === "running" ? "running" : iteration), 0);
  const [fitted, setFitted] = useState<FittedRefusals & { readonly of: string }>();
  const of = `${id} ${role}`;
  const stands = fitted?.of === of && (moment === "running" || fitted.iteration === moment);
  useEffect(() => {
    if (!wanted || stands) return;
    let overtaken = false;
    void fitRefusals(role).then((found) => {
      if (overtaken) return;
      if (!found) return onRefused();
      setFitted({
        ...found,
        of,
        iteration: moment === "running" ? lab.getState().record!.iteration : moment,
      });
    });
    return () => {
      overtaken = true;
    };
  }, [wanted, stands, role, of, moment, onRefused]);
  return wanted && fitted?.of === of ? fitted : undefined;
}
