// The page's address: the only place that touches `location`.

import type { FieldProblem } from "../experiment/check.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { readLink, writeLink } from "./link.ts";
import { type ResultDigest, readResult, writeResult } from "./result.ts";

/** Panels that `hide=` may name. */
const HIDEABLE = ["tasks", "loops", "curves", "model"] as const;

/** The experiment and hidden panels of the address, with what was wrong; `first` where it names none. */
export function readAddress(first: Experiment): {
  experiment: Experiment;
  hidden: string[];
  expected: ResultDigest | undefined;
  problems: FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  if (window.location.hash === "") {
    return { experiment: first, hidden: [], expected: undefined, problems };
  }
  const parts = window.location.hash.replace(/^#/, "").split("&");
  const hide = parts.filter((part) => part.startsWith("hide="));
  const hidden = hide.flatMap((part) => part.slice(5).split("."));
  for (const name of hidden) {
    if (!(HIDEABLE as readonly string[]).includes(name))
      problems.push({ field: "hide", message: `There is no panel “${name}” to hide.` });
  }
  const result = parts.find((part) => part.startsWith("result="))?.slice(7);
  const expected = result === undefined ? undefined : readResult(result);
  if (result !== undefined && expected === undefined)
    problems.push({ field: "result", message: `The result in the link (“${result}”) cannot be read.` });
  const own = parts.filter((part) => !part.startsWith("hide=") && !part.startsWith("result="));
  const read = readLink(own.join("&"));
  return { experiment: read.experiment, hidden, expected, problems: [...read.problems, ...problems] };
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

/** A link to this experiment, for others; with a result, whoever opens it is told whether theirs is the same. */
export const linkTo = (experiment: Experiment, result?: ResultDigest): string =>
  window.location.href.split("#")[0] +
  writeLink(experiment) +
  (result ? `&result=${writeResult(result)}` : "");
