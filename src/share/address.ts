// The page's address: the only place that touches `location`.

import type { Experiment } from "../experiment/experiment.ts";
import { writeLink } from "./link.ts";
import { repairHash } from "./repair.ts";
import { type ResultDigest, writeResult } from "./result.ts";
import { READY_WEIGHTS, readShared, type Shared } from "./shared.ts";
import { sweepParts } from "./sweepLink.ts";
import type { SweepSpec } from "./sweepSpec.ts";

/** The hash, repaired, without its `#`; the address then shows it so. Where the `#` was encoded, it stands in the path. */
function wholeHash(): string {
  const found = /^(.*?)(#|%(?:25)?23)(.*)$/s.exec(window.location.href);
  if (found === null) return "";
  const [, page, mark, given] = found as unknown as [string, string, string, string];
  const repaired = repairHash(given);
  if (repaired !== given || mark !== "#") window.history.replaceState(null, "", `${page}#${repaired}`);
  return repaired;
}

/** What the address says; `first` where it names no experiment. */
export function readAddress(first: Experiment): Shared {
  const hash = wholeHash();
  if (hash === "")
    return {
      experiment: first,
      hidden: [],
      expected: undefined,
      ready: false,
      sweep: undefined,
      lesson: undefined,
      problems: [],
    };
  return readShared(hash);
}

/**
 * Writes the experiment into the address: knobs replace, larger choices make a step to go back to. `ready`: what stands
 * are the weights that ship with it.
 */
export function showInAddress(
  experiment: Experiment,
  hidden: readonly string[],
  history: "push" | "replace",
  ready: boolean,
): void {
  const hash = linkOf(experiment, ready) + (hidden.length > 0 ? `&hide=${hidden.join(".")}` : "");
  if (history === "push") window.history.pushState(null, "", hash);
  else window.history.replaceState(null, "", hash);
}

const linkOf = (experiment: Experiment, ready: boolean) =>
  writeLink(experiment) + (ready ? `&${READY_WEIGHTS}` : "");

/** A link to this experiment, for others; with a result, whoever opens it is told whether theirs is the same. */
export const linkTo = (experiment: Experiment, result?: ResultDigest, ready = false): string =>
  window.location.href.split("#")[0] +
  linkOf(experiment, ready) +
  (result ? `&result=${writeResult(result)}` : "");

/** A link to a sweep: whoever opens it finds it laid out, and the experiment that it varies on the page. */
export const linkToSweep = (spec: SweepSpec): string =>
  `${window.location.href.split("#")[0]}${[spec.experiment, ...sweepParts(spec)].join("&")}`;

/** A link to a step of a lesson that ships, counted from 0. */
export const linkToLesson = (experiment: Experiment, id: string, at: number): string =>
  `${linkTo(experiment)}&lesson=${id}.${at + 1}`;
