// The experiment behind a name: a preset's, or a shared link.

import { presets } from "../experiment/presets/registry.ts";
import { inARow, SaidError, said } from "../words/said.ts";
import { readShared, type Shared } from "./shared.ts";

/**
 * The experiment behind a preset's name or a shared link, and the result, weights or sweep that the link brings. What it
 * hides on the page does not matter here. @throws SaidError for anything else and for a link with anything wrong.
 */
export function sharedFrom(which: string): Pick<Shared, "experiment" | "expected" | "ready" | "sweep"> {
  if (Object.hasOwn(presets, which)) {
    const { experiment } = presets[which as keyof typeof presets];
    return { experiment, expected: undefined, ready: false, sweep: undefined };
  }
  const hash = which.includes("#") ? which.slice(which.indexOf("#")) : undefined;
  if (hash === undefined)
    throw new SaidError(
      said`“${which}” is neither a preset nor a link. Presets: ${Object.keys(presets).join(", ")}.`,
    );
  const { experiment, expected, ready, sweep, problems } = readShared(hash);
  if (problems.length > 0) {
    const messages = problems.map(({ message }) => message);
    throw new SaidError(inARow([...messages, said`Mend the link: as it is, it is not taken.`]));
  }
  return { experiment, expected, ready, sweep };
}
