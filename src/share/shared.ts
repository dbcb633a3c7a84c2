// A shared link as a whole: the experiment, and what stands beside it, `hide=` and `result=`. No access to the page here.

import type { FieldProblem } from "../experiment/check.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { said } from "../words/said.ts";
import { readLink } from "./link.ts";
import { type ResultDigest, readResult } from "./result.ts";

/** Panels that `hide=` may name. */
const HIDEABLE = ["tasks", "loops", "curves", "model"] as const;

/** What a link says. */
export interface Shared {
  readonly experiment: Experiment;
  /** Panels that are not to be shown. */
  readonly hidden: string[];
  /** A result to compare with. */
  readonly expected: ResultDigest | undefined;
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
  const own = parts.filter((part) => !part.startsWith("hide=") && !part.startsWith("result="));
  const read = readLink(own.join("&"));
  return { experiment: read.experiment, hidden, expected, problems: [...read.problems, ...problems] };
}
