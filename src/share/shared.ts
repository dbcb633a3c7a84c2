// A shared link as a whole: the experiment, and what stands beside it, `hide=`, `result=` and `weights=`. No access to the page here.

import type { FieldProblem } from "../experiment/check.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { said } from "../words/said.ts";
import { readLink, writeLink } from "./link.ts";
import { type ResultDigest, readResult } from "./result.ts";
import { SWEEP_PREFIX, sweepFromParts } from "./sweepLink.ts";
import type { SweepSpec } from "./sweepSpec.ts";

/** Panels that `hide=` may name. */
const HIDEABLE = ["tasks", "loops", "curves", "model"] as const;

/** Stands in a link to the weights that ship with an experiment. */
export const READY_WEIGHTS = "weights=ready";
const BESIDE_THE_EXPERIMENT = ["hide=", "result=", "weights=", "lesson=", SWEEP_PREFIX];
const LESSON = /^lesson=([a-z0-9-]+)(?:\.(\d+))?$/;

/** What a link says. */
export interface Shared {
  readonly experiment: Experiment;
  /** Panels that are not to be shown. */
  readonly hidden: string[];
  /** A result to compare with. */
  readonly expected: ResultDigest | undefined;
  /** The weights that ship with the experiment are to stand, not new ones. */
  readonly ready: boolean;
  /** A sweep over the experiment, to be laid out. */
  readonly sweep: SweepSpec | undefined;
  /** A lesson that ships, and its step, from 0. */
  readonly lesson: { readonly id: string; readonly at: number } | undefined;
  /** What was wrong with it, and what was taken instead. */
  readonly problems: FieldProblem[];
}

/** Reads the hash of a link. Never throws. */
export function readShared(hash: string): Shared {
  const problems: FieldProblem[] = [];
  const parts = hash.replace(/^#/, "").split("&");
  const hide = parts.filter((part) => part.startsWith("hide="));
  const hidden = hide.flatMap((part) => part.slice(5).split("."));
  for (const name of hidden) {
    if (!(HIDEABLE as readonly string[]).includes(name))
      problems.push({ field: "hide", message: said`There is no panel “${name}” to hide.` });
  }
  const result = parts.find((part) => part.startsWith("result="))?.slice(7);
  const expected = result === undefined ? undefined : readResult(result);
  if (result !== undefined && expected === undefined)
    problems.push({ field: "result", message: said`The result in the link (“${result}”) cannot be read.` });
  const weights = parts.find((part) => part.startsWith("weights="));
  const ready = weights === READY_WEIGHTS;
  if (weights !== undefined && !ready)
    problems.push({ field: "weights", message: said`There are no weights called “${weights.slice(8)}”.` });
  const own = parts.filter((part) => !BESIDE_THE_EXPERIMENT.some((name) => part.startsWith(name)));
  const read = readLink(own.join("&"));
  const swept = parts.filter((part) => part.startsWith(SWEEP_PREFIX));
  const sweep = sweepFromParts(swept, writeLink(read.experiment));
  if (swept.length > 0 && sweep === undefined)
    problems.push({ field: SWEEP_PREFIX, message: said`The sweep in the link cannot be read.` });
  const given = parts.find((part) => part.startsWith("lesson="));
  const named = LESSON.exec(given ?? "");
  if (given !== undefined && named === null)
    problems.push({ field: "lesson", message: said`There is no lesson “${given.slice(7)}”.` });
  return {
    experiment: read.experiment,
    hidden,
    expected,
    ready,
    sweep,
    lesson: named ? { id: named[1]!, at: Number(named[2] ?? 1) - 1 } : undefined,
    problems: [...read.problems, ...problems],
  };
}
