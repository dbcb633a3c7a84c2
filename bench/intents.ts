// npm run bench:intents: the nearest-centroid baseline on BANKING77 and CLINC150, beside what RETAIL.md measured.
// Five label splits, n-way k-shot, five queries a class (ProtAugment's protocol, Dopierre et al. 2021).

import { readFileSync } from "node:fs";
import type { Intents } from "../src/data/intents/intents.ts";
import { unpackIntents } from "../src/data/intents/pack.ts";
import { Random } from "../src/engine/random.ts";
import { countGrams, DEFAULT_GRAMS, type GramOptions } from "../src/tasks/text/grams.ts";
import { centroid, inner, inverseFrequencies, tfidf } from "../src/tasks/text/tfidf.ts";

const EPISODES = 600;
const QUERIES = 5;
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

console.log("| set | ways, shots | accuracy | measured before |\n|---|---|---|---|");
for (const [name, figures] of Object.entries(MEASURED)) {
  const set = unpackIntents(readFileSync(new URL(`../datasets/${name}/${name}.pack`, import.meta.url)));
  for (const [protocol, before] of Object.entries(figures)) {
    const [ways, shots] = protocol.split("/").map(Number);
    const folds = set.folds.map((fold, number) =>
      foldAccuracy(set, fold, ways!, shots!, new Random(number + 1).split(protocol)),
    );
    const mean = folds.reduce((sum, accuracy) => sum + accuracy, 0) / folds.length;
    console.log(`| ${name} | ${ways}, ${shots} | ${mean.toFixed(1)} | ${before} |`);
  }
}
