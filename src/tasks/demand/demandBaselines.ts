// What learners of demand are measured by: what shops do anyway. All are fitted on training products, and what there
// is to choose is chosen on validation tasks, by what orders cost there, when they are first asked.

import { fitRegression } from "../../baselines/regression.ts";
import { fitGammaPrior, posteriorRate } from "../../baselines/sales/gammaPoisson.ts";
import { croston, lastValue, meanOf, smoothed, tsb } from "../../baselines/sales/smoothing.ts";
import { said } from "../../words/said.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { Scoring, TaskBaseline } from "../family.ts";
import { lazily } from "../lazily.ts";
import { answersOf, type Seen, seenIn } from "./examples.ts";

const SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9];
const RIDGES = [0.001, 0.01, 0.1, 0.3, 1];

/** Forecasts units of the weeks asked, `[Q]`; one number where they are all alike. */
type Forecast = (seen: Seen) => number | readonly number[];

/** On what baselines are fitted and choose. */
export interface Known {
  /** One task of each training product and each week in which it could order. */
  readonly training: () => EpisodeBatch;
  readonly validation: () => EpisodeBatch;
  readonly scoring: Scoring;
}

const answering =
  (forecast: Forecast): TaskBaseline["answer"] =>
  (batch) => {
    const { tasks, query } = batch;
    const outputs = new Float32Array(tasks * query.count);
    for (let task = 0; task < tasks; task++) {
      const seen = seenIn(batch, task);
      const found = forecast(seen);
      const units = typeof found === "number" ? new Array<number>(query.count).fill(found) : found;
      outputs.set(answersOf(seen, units), task * query.count);
    }
    return outputs;
  };

/** That of which a cost is least. */
export function cheapest<T>(of: readonly T[], cost: (value: T) => number): T {
  const tried = of.map((value) => ({ value, cost: cost(value) }));
  return tried.reduce((best, next) => (next.cost < best.cost ? next : best)).value;
}

const meanOfSupport: Forecast = ({ known }) => meanOf(known);
/** Answers of the mean of the weeks known. */
export const answersOfMean = answering(meanOfSupport);

/** All baselines; the one that moves with the shop answers nothing, since that is where answers count from. */
export function demandBaselines({ training, validation, scoring }: Known): TaskBaseline[] {
  const held = lazily(validation);
  /** What orders cost on validation tasks. */
  const cost = (forecast: Forecast) =>
    meanOf(scoring.score(held(), answering(forecast)(held())).cost as readonly number[]);
  const chosen = <T>(of: readonly T[], make: (value: T) => Forecast) =>
    lazily(() => cheapest(of.map(make), cost));
  const pairs = SHARES.flatMap((alpha) => SHARES.map((beta) => ({ alpha, beta })));
  const seenInTraining = lazily(() => {
    const batch = training();
    return Array.from({ length: batch.tasks }, (_, task) => seenIn(batch, task));
  });
  const prior = lazily(() => {
    const seen = seenInTraining();
    return fitGammaPrior(
      seen.map(({ known }) => meanOf(known)),
      seen[0]!.known.length,
    );
  });
  const departures = lazily(() => {
    const { query, tasks } = training();
    const { count } = query;
    return Array.from({ length: tasks }, (_, task) =>
      meanOf(query.y.subarray(task * count, (task + 1) * count)),
    );
  });
  const pooled = chosen(RIDGES, (ridge) => {
    const fitted = lazily(() =>
      fitRegression(
        seenInTraining().map(({ features }) => features),
        departures(),
        ridge,
      ),
    );
    return ({ features, standing, scale }) => {
      const departure = fitted()(features);
      return Array.from(standing, (units) => units + scale * departure);
    };
  });
  const smooth = chosen(
    SHARES,
    (alpha) =>
      ({ known }) =>
        smoothed(known, alpha),
  );
  const bySizeAndGap = chosen(
    SHARES,
    (alpha) =>
      ({ known }) =>
        croston(known, alpha),
  );
  const bySizeAndChance = chosen(
    pairs,
    (shares) =>
      ({ known }) =>
        tsb(known, shares),
  );
  const baseline = (role: string, label: TaskBaseline["label"], forecast: Forecast): TaskBaseline => ({
    role,
    label,
    answer: answering(forecast),
  });
  return [
    baseline("meanOfSupport", said`Mean of the weeks known`, meanOfSupport),
    baseline("lastValue", said`Last week again`, ({ known }) => lastValue(known)),
    baseline("smoothing", said`Exponential smoothing`, (seen) => smooth()(seen)),
    baseline("croston", said`Croston`, (seen) => bySizeAndGap()(seen)),
    baseline("tsb", said`TSB`, (seen) => bySizeAndChance()(seen)),
    baseline("gammaPoisson", said`Gamma-Poisson (empirical Bayes)`, ({ known }) =>
      posteriorRate(known, prior()),
    ),
    baseline("withTheShop", said`Mean, moved with the shop`, ({ standing }) => [...standing]),
    baseline("pooled", said`Pooled regression`, (seen) => pooled()(seen)),
  ];
}
