// The experiment that a command line names: a preset, or a shared link.

import { presets } from "../experiment/presets/registry.ts";
import { readShared, type Shared } from "../share/shared.ts";
import { inEnglish } from "../words/said.ts";

/**
 * The experiment behind a preset's name or a shared link, and the result that the link brings. What it hides on the
 * page does not matter here. @throws Error, a whole sentence, for anything else and for a link with anything wrong.
 */
export function sharedFrom(which: string): Pick<Shared, "experiment" | "expected"> {
  if (Object.hasOwn(presets, which))
    return { experiment: presets[which as keyof typeof presets].experiment, expected: undefined };
  const hash = which.includes("#") ? which.slice(which.indexOf("#")) : undefined;
  if (hash === undefined) {
    throw new Error(
      `“${which}” is neither a preset nor a link. Presets: ${Object.keys(presets).join(", ")}.`,
    );
  }
  const { experiment, expected, problems } = readShared(hash);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => inEnglish(message)).join("\n"));
  return { experiment, expected };
}
