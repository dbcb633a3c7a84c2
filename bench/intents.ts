// npm run bench:intents: the nearest-centroid baseline on BANKING77 and CLINC150, beside what RETAIL.md measured.
// Five label splits, n-way k-shot, five queries a class (ProtAugment's protocol, Dopierre et al. 2021). Then the penalty
// of logistic regression, on validation tasks of the first division.

import { readFileSync } from "node:fs";
import type { Intents } from "../src/data/intents/intents.ts";
import { unpackIntents } from "../src/data/intents/pack.ts";
import { Random } from "../src/engine/random.ts";
import { defaultsOf } from "../src/schema/fields.ts";
import { intents } from "../src/tasks/intents/intents.ts";
import { logisticAnswers } from "../src/tasks/intents/logistic.ts";
import { intentsMeta } from "../src/tasks/intents/meta.ts";
import { countGrams, DEFAULT_GRAMS, type GramOptions } from "../src/tasks/text/grams.ts";
import { centroid, inner, inverseFrequencies, tfidf } from "../src/tasks/text/tfidf.ts";

const EPISODES = 600;
const QUERIES = 5;
const VALIDATION_EPISODES = 300;
const PENALTIES = [0.0001, 0.001, 0.01, 0.1, 1, 10];
/** Accuracy in percent, by ways and shots, of words with pairs and pieces (RETAIL.md, section 2.2). */
const MEASURED = {
  banking77: { "5/1": 73.1, "5/5": 90.9, "5/10": 93.5, "10/1": 63.0, "10/5": 84.7 },
  clinc150: { "5/1": 78.8, "5/5": 94.4, "10/1": 73.1, "10/5": 91.2 },
};

/** Mean accuracy over a fold's test episodes, in percent. */
function foldAccuracy(
  set: Intents,
  fold: Intents["folds"][number],
  ways: number,
  shots: number,
  random: Random,
  options: GramOptions = DEFAULT_GRAMS,
): number {
  const counts = set.texts.map((text) => countGrams(text, options));
  const training = new Set(fold.training);
  const inverse = inverseFrequencies(
    counts.filter((_, place) => training.has(set.labelOf[place]!)),
    options.buckets,
  );
  const ofIntent = new Map(fold.test.map((intent) => [intent, [] as number[]]));
  for (const [place, intent] of set.labelOf.entries()) ofIntent.get(intent)?.push(place);
  let right = 0;
  for (let episode = 0; episode < EPISODES; episode++) {
    const drawn = random.choose(fold.test.length, ways).map((place) => {
      const own = ofIntent.get(fold.test[place]!)!;
      return random
        .choose(own.length, shots + QUERIES)
        .map((sentence) => tfidf(counts[own[sentence]!]!, inverse));
    });
    const centroids = drawn.map((examples) => centroid(examples.slice(0, shots)));
    drawn.forEach((examples, way) => {
      for (const query of examples.slice(shots)) {
        const scores = centroids.map((one) => inner(one, query));
        const best = Math.max(...scores);
        // Of classes that are as near, each is as good a guess.
        if (scores[way] === best) right += 1 / scores.filter((score) => score === best).length;
      }
    });
  }
  return (100 * right) / (EPISODES * ways * QUERIES);
}

/** A shipped set of sentences. */
const shipped = (name: string) =>
  unpackIntents(readFileSync(new URL(`../datasets/${name}/${name}.pack`, import.meta.url)));

/** "93.8% (0.37)": accuracy and cross-entropy of logistic regression on validation episodes. */
function logisticOn(name: string, shots: number, penalty: number): string {
  const options = { ...defaultsOf(intentsMeta.schema), sentences: name, testShots: shots };
  const sampler = intents.createSampler(options, shipped(name));
  let [right, surprise, asked] = [0, 0, 0];
  for (let episode = 0; episode < VALIDATION_EPISODES; episode++) {
    const batch = sampler.sample(new Random(5).split(`${episode}`), "validation", 1);
    const answers = logisticAnswers(batch, penalty);
    for (let start = 0; start < answers.length; start += batch.outputs) {
      const logits = [...answers.subarray(start, start + batch.outputs)];
      const label = batch.query.y.subarray(start, start + batch.outputs).indexOf(1);
      const top = Math.max(...logits);
      if (logits.indexOf(top) === label) right++;
      surprise +=
        top + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0)) - logits[label]!;
      asked++;
    }
  }
  return `${((100 * right) / asked).toFixed(1)}% (${(surprise / asked).toFixed(2)})`;
}

console.log("| set | ways, shots | accuracy | measured before |\n|---|---|---|---|");
for (const [name, figures] of Object.entries(MEASURED)) {
  const set = shipped(name);
  for (const [protocol, before] of Object.entries(figures)) {
    const [ways, shots] = protocol.split("/").map(Number);
    const folds = set.folds.map((fold, number) =>
      foldAccuracy(set, fold, ways!, shots!, new Random(number + 1).split(protocol)),
    );
    const mean = folds.reduce((sum, accuracy) => sum + accuracy, 0) / folds.length;
    console.log(`| ${name} | ${ways}, ${shots} | ${mean.toFixed(1)} | ${before} |`);
  }
}

console.log(`\n| logistic regression, accuracy (cross-entropy) | ${PENALTIES.join(" | ")} |`);
console.log(`${"|---".repeat(PENALTIES.length + 1)}|`);
for (const name of Object.keys(MEASURED))
  for (const shots of [1, 5])
    console.log(
      `| ${name}, 5 ways, ${shots} shots | ${PENALTIES.map((penalty) => logisticOn(name, shots, penalty)).join(" | ")} |`,
    );
