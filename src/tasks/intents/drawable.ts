// The intents that episodes can draw: those with sentences enough.

import type { IntentFold, Intents } from "../../data/intents/intents.ts";
import { type Said, SaidError, said } from "../../words/said.ts";
import type { EpisodeSizes } from "../classes.ts";
import { SPLIT_NAMES, type Split } from "../episode.ts";

const PARTS: readonly Split[] = ["training", "validation", "test"];
const NAMED = 3;

/**
 * A division without the intents that have fewer sentences than shots and queries take together; each side's are named.
 * @throws Error, a whole sentence, where fewer intents are left on a side than an episode has ways.
 */
export function drawable(
  { labels, labelOf }: Intents,
  fold: IntentFold,
  sizes: (part: Split) => EpisodeSizes,
): { readonly fold: IntentFold; readonly notices: readonly Said[] } {
  const counts = new Uint32Array(labels.length);
  for (const label of labelOf) counts[label]! += 1;
  const notices: Said[] = [];
  const kept = PARTS.map((part) => {
    const { ways, shots, queries } = sizes(part);
    const least = shots + queries;
    const short = fold[part].filter((intent) => counts[intent]! < least);
    const enough = fold[part].filter((intent) => counts[intent]! >= least);
    if (short.length > 0) {
      const names = short.map((intent) => `${labels[intent]} (${counts[intent]})`);
      const more = names.length - NAMED;
      const listed = more > 0 ? said`${names.slice(0, NAMED)} and ${more} more` : said`${names}`;
      notices.push(
        said`${short.length} of ${fold[part].length} ${SPLIT_NAMES[part]} intents have fewer than the ${least} sentences that an episode takes of each, and are left out: ${listed}.`,
      );
    }
    if (enough.length < ways) {
      throw new SaidError(
        said`Of the ${fold[part].length} ${SPLIT_NAMES[part]} intents ${enough.length} have the ${least} sentences that an episode takes of each, fewer than the ${ways} ways asked for. Lower the ways, the shots or the queries, or bring more intents.`,
      );
    }
    return enough;
  });
  return { fold: { training: kept[0]!, validation: kept[1]!, test: kept[2]! }, notices };
}
