// n-way k-shot recognition of intents from sentences as tf-idf vectors of hashed grams.

import type { DataUse } from "../../data/counts.ts";
import type { IntentFold, Intents } from "../../data/intents/intents.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { type Said, SaidError, said } from "../../words/said.ts";
import { type DrawnEpisode, type EpisodeSizes, type LabelledSet, sampleEpisodes } from "../classes.ts";
import type { SentencesTask, Split } from "../episode.ts";
import type { TaskFamily, TaskSampler } from "../family.ts";
import { countGrams, DEFAULT_GRAMS } from "../text/grams.ts";
import { inverseFrequencies, type SparseVector, tfidf } from "../text/tfidf.ts";
import { drawable } from "./drawable.ts";
import { logisticAnswers } from "./logistic.ts";
import type { intentsMeta } from "./meta.ts";

type IntentOptions = OptionsOf<typeof intentsMeta.schema>;

/** By accuracy, then cross-entropy, on validation tasks of both sets (`npm run bench:intents`). */
const LOGISTIC_PENALTY = 0.001;

const SPLITS = ["training", "validation", "test"] as const satisfies readonly Split[];

const NONE_TO_REFUSE = said`“None of these” is not offered: the tasks take all intents of a side, so there is no sentence that belongs to none.`;

/** Something of each side. */
const ofEach = <T>(of: (split: Split) => T): Record<Split, T> => ({
  training: of("training"),
  validation: of("validation"),
  test: of("test"),
});

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
      throw new SaidError(
        said`No domain has ${ways} intents on one side of this division. Lower the ways, or switch “Within one domain” off.`,
      );
    const own = enough[random.choose(enough.length, 1)[0]!]!;
    return random.choose(own.length, ways).map((index) => own[index]!);
  };
}

/** How much each side of a division holds; the groups are domains. */
function dataUse({ labelOf, domains }: Intents, fold: IntentFold, notices: readonly Said[]): DataUse {
  const part = (intents: readonly number[], own = new Set(intents)) => ({
    classes: intents.length,
    groups: domains ? new Set(intents.map((intent) => domains.domainOf[intent])).size : 0,
    examples: labelOf.reduce((total, intent) => total + Number(own.has(intent)), 0),
  });
  const [training, validation, test] = SPLITS.map((split) => part(fold[split]));
  return { counts: { training: training!, validation: validation!, test: test! }, notices };
}

export const intents: TaskFamily<Intents> = {
  createSampler(untyped, data) {
    const options = untyped as IntentOptions;
    if (data === undefined) throw new SaidError(said`There are no sentences: the set did not load.`);
    const whole = data.folds[options.fold - 1];
    if (whole === undefined)
      throw new SaidError(
        said`${data.name} has ${data.folds.length} divisions of its intents, not ${options.fold}.`,
      );
    if (options.withinDomain && data.domains === undefined)
      throw new SaidError(said`The intents of ${data.name} have no domains. Switch “Within one domain” off.`);
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
          title: said`${intentsOf.map((intent) => readable(data.labels[intent]!))}`,
          classes: intentsOf.map((intent) => readable(data.labels[intent]!)),
          support: textsOf(0, shots),
          query: textsOf(shots),
        };
      };
    const vectorOf = (text: string) => tfidf(countGrams(text, { ...DEFAULT_GRAMS, buckets }), inverse);
    const strangers = ofEach((split) => data.outOfScope[split].map(vectorOf));
    /** Where a set knows no sentences without an intent: those of a side's other intents. */
    const othersThan = (split: Split, ids: readonly number[]) =>
      fold[split].flatMap((intent, id) =>
        ids.includes(id) ? [] : sentencesOf[intent]!.map((place) => vectors[place]!),
      );
    const sets = ofEach(setOf);
    const outOfScope: TaskSampler["outOfScope"] = (random, split, { classIds, query: { count } }) => {
      const pool = data.outOfScope[split].length > 0 ? strangers[split] : othersThan(split, [...classIds!]);
      const drawn = random.choose(pool.length, Math.min(count, pool.length));
      const x = new Float32Array(drawn.length * buckets);
      drawn.forEach((place, row) => {
        write(pool[place]!, x, row * buckets);
      });
      return { x, count: drawn.length };
    };
    /** Where tasks take all intents of a side, nothing is left that belongs to none. */
    const leavesSome = (split: Split) =>
      data.outOfScope[split].length > 0 || fold[split].length > sizes(options, split).ways;
    const refusable = leavesSome("validation") && leavesSome("test");
    return {
      problem: "classification",
      measures: ["accuracy", "nll"],
      inputShape: [buckets],
      outputs: options.ways,
      trainingClasses: fold.training.length,
      baselines: [
        {
          role: "logistic",
          label: said`Logistic regression`,
          answer: (batch) => logisticAnswers(batch, LOGISTIC_PENALTY),
        },
      ],
      data: dataUse(data, fold, refusable ? notices : [...notices, NONE_TO_REFUSE]),
      written: () => ({ kind: "text", inverse }),
      encode(text) {
        const input = new Float32Array(buckets);
        write(vectorOf(text), input, 0);
        return input;
      },
      ...(refusable && { outOfScope }),
      sample: (random, split, tasks) =>
        sampleEpisodes(sets[split], [buckets], sizes(options, split), random, tasks, inWords(split)),
    };
  },
};

/** "card arrival" of "card_arrival". */
const readable = (label: string): string => label.replaceAll("_", " ");
