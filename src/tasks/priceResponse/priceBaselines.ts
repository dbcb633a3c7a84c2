// What learners of demand are measured by: what one would do with a segment alone, one price for all, and how good it
// can be for whoever knows the law of segments. What there is to choose is chosen on validation segments, when they are
// first asked.

import { learnedPrior } from "../../baselines/prices/learnedPrior.ts";
import { linearFit } from "../../baselines/prices/linearFit.ts";
import { logitFit } from "../../baselines/prices/logitFit.ts";
import type { DemandFit, Observed } from "../../baselines/prices/observed.ts";
import {
  type DemandPrior,
  demandGrid,
  drawnEvenly,
  posterior,
  shareBuying,
} from "../../baselines/prices/posterior.ts";
import { Random } from "../../engine/random.ts";
import { bestPrice, revenueShare } from "../../measures/bestPrice.ts";
import { said } from "../../words/said.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import type { TaskBaseline, TaskSampler } from "../family.ts";
import { lazily } from "../lazily.ts";
import { ofTask } from "../padding.ts";
import { LAW, PRICES, priceOf, VISITORS } from "./segments.ts";

/** Segments that baselines know, and by which they choose. */
const [TRAINING, VALIDATION, LEARNED] = [1000, 300, 100];
/** What is thought of segments before any was seen: half may buy at any price, and demand fall at once or hardly. */
const WIDE = { logSteepness: { mean: -1, deviation: 1 }, half: { mean: 10.5, deviation: 5 } };
/** Penalties of the logistic curve to choose from. */
export const PENALTIES = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];
/** Demand curves that stand for what is possible. */
const CURVES = 99;

const pricesOf = ({ x }: Pick<Examples, "x">): number[] => Array.from(x, priceOf);

/** What is known of each task of a batch, and the prices that are asked of it. */
function tasksOf({ tasks, support, query }: EpisodeBatch) {
  return Array.from({ length: tasks }, (_, task) => {
    const known = ofTask(support, task, tasks);
    const asked = ofTask(query, task, tasks);
    return {
      observed: { prices: pricesOf(known), shares: known.y, visitors: VISITORS } as Observed,
      asked: pricesOf(asked),
      truth: asked.y,
    };
  });
}

const taskByTask =
  (demand: () => DemandFit): TaskBaseline["answer"] =>
  (batch) =>
    Float32Array.from(tasksOf(batch).flatMap(({ observed, asked }) => [...demand()(observed, asked)]));

/** The share that bought at each price, whoever the segment was: the mean of the sales seen nearest to it. */
function pooledDemand(batch: EpisodeBatch): DemandFit {
  const totals = new Float64Array(PRICES.length);
  const counts = new Float64Array(PRICES.length);
  batch.query.x.forEach((input, row) => {
    const place = Math.round((priceOf(input) - PRICES[0]!) / (PRICES[1]! - PRICES[0]!));
    totals[place]! += batch.query.y[row]!;
    counts[place]! += 1;
  });
  const means = totals.map((total, place) => total / counts[place]!);
  return (_, asked) =>
    Float64Array.from(asked, (price) => means[Math.round((price - PRICES[0]!) / (PRICES[1]! - PRICES[0]!))]!);
}

/** Two sets of observations of one segment as one. */
const both = (one: Observed, other: Observed): Observed => ({
  prices: [...Array.from(one.prices), ...Array.from(other.prices)],
  shares: [...Array.from(one.shares), ...Array.from(other.shares)],
  visitors: VISITORS,
});

/** Demand curves by Bayes's rule, each as often as it is likely. */
function byBayes(prior: () => DemandPrior, random: Random): Pick<TaskBaseline, "samples" | "answer"> {
  const grid = lazily(() => demandGrid(prior()));
  return {
    samples: CURVES,
    answer: (batch) => {
      const { steepness, half } = grid();
      const answers = new Float32Array(CURVES * batch.query.x.length);
      let row = 0;
      for (const { observed, asked } of tasksOf(batch))
        for (const curve of drawnEvenly(posterior(grid(), observed), CURVES, random.split("curves")))
          for (const price of asked) answers[row++] = shareBuying(steepness[curve]!, half[curve]!, price);
      return answers;
    },
  };
}

/** Linear and logistic fit of the segment alone, one price for all, and Bayes's rule with the law of segments learned, or known. */
export function priceBaselines(sample: TaskSampler["sample"]): TaskBaseline[] {
  const random = new Random(1).split("baselines");
  const logit = lazily(() => {
    const tasks = tasksOf(sample(random.split("validation"), "validation", VALIDATION));
    const tried = PENALTIES.map((penalty) => {
      const demand = logitFit(penalty);
      const share = tasks.reduce(
        (total, { observed, asked, truth }) =>
          total + revenueShare(asked, truth, bestPrice(asked, demand(observed, asked))),
        0,
      );
      return { demand, share };
    });
    return tried.reduce((best, next) => (next.share > best.share ? next : best)).demand;
  });
  const pooled = lazily(() => pooledDemand(sample(random.split("training"), "training", TRAINING)));
  const learned = lazily(() => {
    const { tasks, support, query, ...batch } = sample(random.split("learned"), "training", LEARNED);
    const known = tasksOf({ ...batch, tasks, support, query: support });
    const asked = tasksOf({ ...batch, tasks, support: query, query });
    // What training shows of a segment: its support and its query set.
    return learnedPrior(
      known.map(({ observed }, task) => both(observed, asked[task]!.observed)),
      WIDE,
    );
  });
  return [
    { role: "linear", label: said`Linear fit of the segment`, answer: taskByTask(() => linearFit) },
    { role: "logit", label: said`Logit fit of the segment`, answer: taskByTask(logit) },
    { role: "pooled", label: said`One price for all`, answer: taskByTask(pooled) },
    {
      role: "learnedLaw",
      label: said`Bayes, the law of segments learned`,
      ...byBayes(learned, random.split("learnedLaw")),
    },
    {
      role: "knownLaw",
      label: said`Bayes, the law of segments known`,
      ...byBayes(() => LAW, random.split("knownLaw")),
    },
  ];
}
