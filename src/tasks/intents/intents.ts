// n-way k-shot recognition of intents from sentences as tf-idf vectors of hashed grams.

import type { DataUse } from "../../data/counts.ts";
import type { IntentFold, Intents } from "../../data/intents/intents.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { type DrawnEpisode, type EpisodeSizes, type LabelledSet, sampleEpisodes } from "../classes.ts";
import type { SentencesTask, Split } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { countGrams, DEFAULT_GRAMS } from "../text/grams.ts";
import { inverseFrequencies, type SparseVector, tfidf } from "../text/tfidf.ts";
import { drawable } from "./drawable.ts";
import type { intentsMeta } from "./meta.ts";

type IntentOptions = OptionsOf<typeof intentsMeta.schema>;

const SPLITS = ["training", "validation", "test"] as const satisfies readonly Split[];

/** Ways, shots and queries of a split. */
const sizes = (options: IntentOptions, split: Split): EpisodeSizes =>
  split === "training"
    ? { ways: options.ways, shots: options.shots, queries: options.query }
    : { ways: options.testWays, shots: options.testShots, queries: options.testQuery };

/** Writes a sparse vector where zeros stand. */
const write = ({ places, values }: SparseVector, to: Float32Array, offset: number): void => {
  for (const [entry, place] of places.entries()) to[offset + place] = values[entry]!;
};

/** Draws intents of one domain only: first a domain that has enough, then of its intents. */
function withinDomain(intents: readonly number[], domainOf: Uint8Array): NonNullable<LabelledSet["choose"]> {
  const places = new Map<number, number[]>();
  for (const [place, intent] of intents.entries()) {
    const domain = domainOf[intent]!;
    places.set(domain, [...(places.get(domain) ?? []), place]);
  }
  return (random, ways) => {
    const enough = [...places.values()].filter((own) => own.length >= ways);
    if (enough.length === 0)
      throw new Error(
        `No domain has ${ways} intents on one side of this division. Lower the ways, or switch “Within one domain” off.`,
      );
    const own = enough[random.choose(enough.length, 1)[0]!]!;
    return random.choose(own.length, ways).map((index) => own[index]!);
  };
}

/** How much each side of a division holds; the groups are domains. */
function dataUse({ labelOf, domains }: Intents, fold: IntentFold, notices: readonly string[]): DataUse {
  const part = (intents: readonly number[], own = new Set(intents)) => ({
    classes: intents.length,
    groups: domains ? new Set(intents.map((intent) => domains.domainOf[intent])).size : 1,
    examples: labelOf.reduce((total, intent) => total + Number(own.has(intent)), 0),
  });
  const [training, validation, test] = SPLITS.map((split) => part(fold[split]));
  return { counts: { training: training!, validation: validation!, test: test! }, notices };
}

export const intents: TaskFamily<Intents> = {
  createSampler(untyped, data) {
    const options = untyped as IntentOptions;
    if (data === undefined) throw new Error("There are no sentences: the set did not load.");
    const whole = data.folds[options.fold - 1];
    if (whole === undefined)
      throw new Error(`${data.name} has ${data.folds.length} divisions of its intents, not ${options.fold}.`);
    if (options.withinDomain && data.domains === undefined)
      throw new Error(`The intents of ${data.name} have no domains. Switch “Within one domain” off.`);
    const { fold, notices } = drawable(data, whole, (split) => sizes(options, split));
    const { buckets } = options;
    const counted = data.texts.map((text) => countGrams(text, { ...DEFAULT_GRAMS, buckets }));
    const isTraining = new Set(whole.training);
    // How telling a gram is, is known from training sentences alone.
    const inverse = inverseFrequencies(
      counted.filter((_, place) => isTraining.has(data.labelOf[place]!)),
      buckets,
    );
    const vectors = counted.map((grams) => tfidf(grams, inverse));
    const sentencesOf = data.labels.map((): number[] => []);
    for (const [place, intent] of data.labelOf.entries()) sentencesOf[intent]!.push(place);
    const setOf = (split: Split): LabelledSet => ({
      classes: fold[split].length,
      count: (id) => sentencesOf[fold[split][id]!]!.length,
      write: (id, example, to, offset) =>
        write(vectors[sentencesOf[fold[split][id]!]![example]!]!, to, offset),
      choose:
        options.withinDomain && data.domains
          ? withinDomain(fold[split], data.domains.domainOf)
          : (random, ways) => random.choose(fold[split].length, ways),
    });
    const inWords =
      (split: Split) =>
      ({ ids, examples }: DrawnEpisode): SentencesTask => {
        const { shots } = sizes(options, split);
        const intentsOf = ids.map((id) => fold[split][id]!);
        const textsOf = (from: number, to?: number) =>
          examples.flatMap((drawn, label) =>
            drawn.slice(from, to).map((example) => data.texts[sentencesOf[intentsOf[label]!]![example]!]!),
          );
        return {
          kind: "sentences",
          title: intentsOf.map((intent) => readable(data.labels[intent]!)).join(", "),
          classes: intentsOf.map((intent) => readable(data.labels[intent]!)),
          support: textsOf(0, shots),
          query: textsOf(shots),
        };
      };
    const sets = { training: setOf("training"), validation: setOf("validation"), test: setOf("test") };
    return {
      problem: "classification",
      measures: ["accuracy", "nll"],
      inputShape: [buckets],
      outputs: options.ways,
      trainingClasses: fold.training.length,
      data: dataUse(data, fold, notices),
      encode(text) {
        const input = new Float32Array(buckets);
        write(tfidf(countGrams(text, { ...DEFAULT_GRAMS, buckets }), inverse), input, 0);
        return input;
      },
      sample: (random, split, tasks) =>
        sampleEpisodes(sets[split], [buckets], sizes(options, split), random, tasks, inWords(split)),
    };
  },
};

/** "card arrival" of "card_arrival". */
const readable = (label: string): string => label.replaceAll("_", " ");
