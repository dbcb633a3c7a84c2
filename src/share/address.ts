// The page's address: the only place that touches `location`.

import type { FieldProblem } from "../experiment/check.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { readLink, writeLink } from "./link.ts";

/** Panels that `hide=` may name. */
export const HIDEABLE = ["tasks", "loops", "curves", "model"] as const;

/** The experiment and hidden panels of the address, with what was wrong. */
export function readAddress(): { experiment: Experiment; hidden: string[]; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const parts = window.location.hash.replace(/^#/, "").split("&");
  const hide = parts.filter((part) => part.startsWith("hide="));
  const hidden = hide.flatMap((part) => part.slice(5).split("."));
  for (const name of hidden) {
    if (!(HIDEABLE as readonly string[]).includes(name))
      problems.push({ field: "hide", message: `There is no panel “${name}” to hide.` });
  }
  const read = readLink(parts.filter((part) => !part.startsWith("hide=")).join("&"));
  return { experiment: read.experiment, hidden, problems: [...read.problems, ...problems] };
}

/** Writes the experiment into the address: knobs replace, larger choices make a step to go back to. */
export function showInAddress(
  experiment: Experiment,
  hidden: readonly string[],
  history: "push" | "replace",
): void {
  const hash = writeLink(experiment) + (hidden.length > 0 ? `&hide=${hidden.join(".")}` : "");
  if (history === "push") window.history.pushState(null, "", hash);
  else window.history.replaceState(null, "", hash);
}

/** A link to this experiment, for others. */
export const linkTo = (experiment: Experiment): string =>
  window.location.href.split("#")[0] + writeLink(experiment);
