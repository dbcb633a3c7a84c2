// What tasks are scored by: the measures by id, each with its name, which way is better, how it is written, and how
// tasks' values become one. Adding one is a line here, and a line in training/measures/ofOutputs.ts where it can be
// had from outputs and targets, else the family's own `scoring`.

/**
 * How values of tasks become one: their mean; the root of their mean; where a task's value is a numerator and its
 * denominator, the one sum over the other; or, where it is the items that the task shows, the share of all items that
 * any task shows.
 */
export type Aggregate = "mean" | "rootOfMean" | "ratio" | "union";

export interface Measure {
  /** In a sentence: "mean squared error". */
  readonly label: string;
  /** Which way is better; "neither" for what only describes. */
  readonly better: "up" | "down" | "neither";
  /** Written in percents, or as it is. */
  readonly format: "percent" | "number";
  readonly aggregate: Aggregate;
  /** What a record holds of it meta-step by meta-step, while training. */
  readonly series?: "losses" | "accuracies";
}

export const measures = {
  mse: {
    label: "mean squared error",
    better: "down",
    format: "number",
    aggregate: "mean",
    series: "losses",
  },
  /** A task's value is its mean squared error: the root is of the mean over tasks, which count alike. */
  rmse: { label: "root mean squared error", better: "down", format: "number", aggregate: "rootOfMean" },
  mae: { label: "mean absolute error", better: "down", format: "number", aggregate: "mean" },
  accuracy: {
    label: "accuracy",
    better: "up",
    format: "percent",
    aggregate: "mean",
    series: "accuracies",
  },
  nll: { label: "cross-entropy", better: "down", format: "number", aggregate: "mean", series: "losses" },
  regret: { label: "regret", better: "down", format: "number", aggregate: "mean", series: "losses" },
  reward: { label: "reward of a trial", better: "up", format: "number", aggregate: "mean" },
  ndcg5: { label: "NDCG@5", better: "up", format: "number", aggregate: "mean" },
  hr10: { label: "hit rate@10", better: "up", format: "number", aggregate: "mean" },
  ndcg10: { label: "NDCG@10", better: "up", format: "number", aggregate: "mean" },
  coverage: { label: "catalogue coverage", better: "up", format: "percent", aggregate: "union" },
  /** Weighted absolute percentage error: all absolute errors over all that was sold. */
  wape: { label: "absolute error over what was sold", better: "down", format: "percent", aggregate: "ratio" },
  cost: { label: "cost of a week’s order", better: "down", format: "number", aggregate: "mean" },
  popularity: {
    label: "popularity of what is shown",
    better: "neither",
    format: "number",
    aggregate: "mean",
  },
  revenueShare: { label: "share of the best revenue", better: "up", format: "number", aggregate: "mean" },
  bestPriceCoverage: {
    label: "best price within its 90% interval",
    better: "neither",
    format: "percent",
    aggregate: "mean",
  },
  effectCoverage: {
    label: "effect of a lever within its 90% interval",
    better: "neither",
    format: "percent",
    aggregate: "mean",
  },
  effectWidth: { label: "width of such an interval", better: "down", format: "number", aggregate: "mean" },
  forecastCoverage: {
    label: "sales of a day within their 90% band",
    better: "neither",
    format: "percent",
    aggregate: "mean",
  },
  bestPriceWidth: {
    label: "width of that interval",
    better: "down",
    format: "number",
    aggregate: "mean",
  },
} as const satisfies Record<string, Measure>;

export type MeasureId = keyof typeof measures;

/** All ids. */
export const MEASURE_IDS = Object.keys(measures) as [MeasureId, ...MeasureId[]];

/** Something of each measure that was asked for, in the order of the asking; the first is the one that counts most. */
export type ByMeasure<T> = Readonly<Partial<Record<MeasureId, T>>>;
