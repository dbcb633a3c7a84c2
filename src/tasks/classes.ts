// n-way k-shot episodes over any labelled set (Vinyals et al. 2016): images and sentences alike.

import type { Random } from "../engine/random.ts";
import type { Examples, SampledBatch, TaskDescription } from "./episode.ts";

/** What can be drawn: classes, and examples of each. */
export interface LabelledSet {
  readonly classes: number;
  /** Examples of a class. */
  readonly count: (id: number) => number;
  /** Writes an example's input at `offset` of `to`, which holds zeros there. */
  readonly write: (id: number, example: number, to: Float32Array, offset: number) => void;
  /** Distinct classes for an episode, in random order; any of them where absent. */
  readonly choose?: (random: Random, ways: number) => readonly number[];
}

/** What one episode takes. */
export interface EpisodeSizes {
  readonly ways: number;
  readonly shots: number;
  /** Of each class. */
  readonly queries: number;
}

/** The examples behind one episode: classes in label order, and of each the examples drawn, shots first. */
export interface DrawnEpisode {
  readonly ids: readonly number[];
  readonly examples: readonly (readonly number[])[];
}

/** `tasks` episodes, their classes and examples distinct and in random order. */
export function sampleEpisodes(
  set: LabelledSet,
  inputShape: readonly number[],
  { ways, shots, queries }: EpisodeSizes,
  random: Random,
  tasks: number,
  inWords: (episode: DrawnEpisode) => TaskDescription,
): SampledBatch {
  const width = inputShape.reduce((product, length) => product * length, 1);
  const examples = (perClass: number): Examples => ({
    x: new Float32Array(tasks * ways * perClass * width),
    y: new Float32Array(tasks * ways * perClass * ways),
    count: ways * perClass,
  });
  const support = examples(shots);
  const query = examples(queries);
  const classIds = new Int32Array(tasks * ways);
  const episodes: DrawnEpisode[] = [];
  for (let task = 0; task < tasks; task++) {
    // Labels are permuted anew in each episode.
    const ids = set.choose?.(random, ways) ?? random.choose(set.classes, ways);
    const drawn = ids.map((id, label) => {
      classIds[task * ways + label] = id;
      const chosen = random.choose(set.count(id), shots + queries);
      chosen.forEach((example, index) => {
        const [to, place, perClass] =
          index < shots ? [support, index, shots] : [query, index - shots, queries];
        const row = task * to.count + label * perClass + place;
        set.write(id, example, to.x, row * width);
        to.y[row * ways + label] = 1;
      });
      return chosen;
    });
    episodes.push({ ids, examples: drawn });
  }
  return {
    tasks,
    inputShape,
    outputs: ways,
    support,
    query,
    classIds,
    description: (task) => inWords(episodes[task]!),
  };
}
