// How contenders adapt to the task that a person looks at.

import type { Between } from "../engine/work.ts";
import type { Role } from "../experiment/results.ts";
import type { AdaptationPath } from "../experiment/shown.ts";
import type { AdaptRequest } from "../protocol/protocol.ts";
import type { EpisodeBatch } from "../tasks/episode.ts";
import type { SomeRun } from "../training/createRun.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import type { TrialRun } from "../training/trials/trialRun.ts";
import { SaidError, said } from "../words/said.ts";

/** @throws Error where the experiment plays trials. */
export function episodesOf(run: SomeRun): EpisodeRun {
  if (run.kind !== "episodes")
    throw new SaidError(said`This experiment plays trials: it has no support sets to adapt to.`);
  return run;
}

/** @throws Error where the experiment adapts to support sets. */
export function trialsOf(run: SomeRun): TrialRun {
  if (run.kind !== "trials") throw new SaidError(said`This experiment has no trials to play.`);
  return run;
}

/** What a person asks about, as one task of a run. */
export const episodeOf = (
  { sampler: { inputShape } }: EpisodeRun,
  { support, query }: AdaptRequest,
): EpisodeBatch => ({
  tasks: 1,
  inputShape,
  outputs: support.y.length / support.count,
  support,
  query,
});

/** How one contender of a run adapts, and where the main learner looks as it does. */
export async function adapted(
  run: EpisodeRun,
  role: Role,
  request: AdaptRequest,
  between: Between,
): Promise<AdaptationPath> {
  const batch = episodeOf(run, request);
  const attention = role === "learner" ? await run.learner.attention(batch, between) : undefined;
  return { role, ...(await run.predict(role, batch, between)), ...(attention && { attention }) };
}
