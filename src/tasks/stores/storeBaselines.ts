// What learners of shops are measured by: a shop's own days, one regression for all shops, a hierarchical regression,
// and how good it can be for whoever knows the law of shops. What there is to choose is chosen on validation shops, when
// it is first asked.

import { fitRegression } from "../../baselines/regression.ts";
import { drawnApart, type LawOfShops, learnedLaw } from "../../baselines/stores/hierarchical.ts";
import { meanByLaw } from "../../baselines/stores/knownLaw.ts";
import { momentsOf, posteriorOf } from "../../baselines/stores/linear.ts";
import { weekdayMeans } from "../../baselines/stores/weekdayMeans.ts";
import { Random } from "../../engine/random.ts";
import { said, type Words } from "../../words/said.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import type { TaskBaseline, TaskSampler } from "../family.ts";
import { lazily } from "../lazily.ts";
import { ofTask } from "../padding.ts";
import { dayOf, WIDTH } from "./days.ts";
import { LAW, SCATTER } from "./shops.ts";

/** Shops that baselines know, and by which they choose. */
const [TRAINING, VALIDATION] = [300, 200];
/** Days like a mean day that are added to each weekday, and days like other shops' to a shop's level, to choose from. */
const DAMPINGS = [0, 0.5, 1, 2, 4, 8];
/** Ridges to choose from. */
const RIDGES = [0.001, 0.01, 0.03, 0.1, 0.3, 1];
/** Shares by which covariances are drawn to zero, to choose from. */
const APART = [0, 0.1, 0.25, 0.5, 1];

/** What is expected of days, `[days]`, inputs `[days, WIDTH]`, of a shop of which some days are known. */
type Forecast = (known: Examples, asked: readonly Float32Array[]) => number[];

const rowsOf = (x: Float32Array): Float32Array[] =>
  Array.from({ length: x.length / WIDTH }, (_, row) => x.subarray(row * WIDTH, (row + 1) * WIDTH));
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
function along(effects: ArrayLike<number>, input: Float32Array): number {
  let sum = 0;
  for (let column = 0; column < WIDTH; column++) sum += input[column]! * effects[column]!;
  return sum;
}

const answering =
  (forecast: Forecast): TaskBaseline["answer"] =>
  ({ tasks, support, query }) =>
    Float32Array.from(
      Array.from({ length: tasks }, (_, task) =>
        forecast(ofTask(support, task, tasks), rowsOf(ofTask(query, task, tasks).x)),
      ).flat(),
    );

/** That of which answers to a batch are off by least, on average. */
function nearest<T>(of: readonly T[], batch: EpisodeBatch, forecast: (value: T) => Forecast): T {
  const tried = of.map((value) => {
    const answers = answering(forecast(value))(batch);
    return { value, error: mean(answers.map((answer, row) => Math.abs(answer - batch.query.y[row]!))) };
  });
  return tried.reduce((best, next) => (next.error < best.error ? next : best)).value;
}

const byWeekday =
  (damping: number): Forecast =>
  ({ x, y }, asked) => {
    const weekdays = rowsOf(x).map((input) => dayOf(input).weekday);
    const means = weekdayMeans(weekdays, y, damping);
    return asked.map((input) => means(dayOf(input).weekday));
  };

/** A shop's own days alone. */
const ofItself =
  (ridge: number): Forecast =>
  ({ x, y }, asked) =>
    asked.map(fitRegression(rowsOf(x), [...y], ridge));

/** What training shops have in common: how days differ within a shop, and its level beside that. */
interface Common {
  readonly effect: (input: ArrayLike<number>) => number;
  readonly level: number;
}

function commonOf(shops: readonly Examples[], ridge: number): Common {
  const within = shops.map(({ x, y }) => {
    const rows = rowsOf(x);
    const centre = Array.from({ length: WIDTH }, (_, column) => mean(rows.map((row) => row[column]!)));
    const level = mean(y);
    return {
      rows: rows.map((row) => row.map((value, column) => value - centre[column]!)),
      targets: Array.from(y, (value) => value - level),
    };
  });
  const effect = fitRegression(
    within.flatMap(({ rows }) => rows),
    within.flatMap(({ targets }) => targets),
    ridge,
  );
  const levels = shops.map(({ x, y }) => mean(rowsOf(x).map((row, day) => y[day]! - effect(row))));
  return { effect, level: mean(levels) };
}

const byCommon =
  ({ effect, level }: Common, damping: number): Forecast =>
  ({ x, y, count }, asked) => {
    const rest = rowsOf(x).map((input, day) => y[day]! - effect(input));
    const own = (rest.reduce((sum, value) => sum + value, 0) + damping * level) / (count + damping);
    return asked.map((input) => own + effect(input));
  };

function byHierarchy(law: LawOfShops): Forecast {
  const posterior = posteriorOf(law, law.scatter);
  return (days, asked) => {
    const effects = posterior(momentsOf(days, WIDTH));
    return asked.map((input) => along(effects.mean, input));
  };
}

/** All days of each training shop that are seen of it: its support and its query set. */
function shopsOf({ tasks, support, query }: EpisodeBatch): Examples[] {
  return Array.from({ length: tasks }, (_, task) => {
    const [known, further] = [ofTask(support, task, tasks), ofTask(query, task, tasks)];
    return {
      x: Float32Array.of(...known.x, ...further.x),
      y: Float32Array.of(...known.y, ...further.y),
      count: known.count + further.count,
    };
  });
}

/** Baselines, and how unsure the hierarchical regression is of a shop's effects after known days `x [K, WIDTH]`. */
export function storeBaselines(sample: TaskSampler["sample"]): {
  readonly baselines: readonly TaskBaseline[];
  readonly covarianceOf: (x: Float32Array) => Float64Array;
} {
  const random = new Random(1).split("baselines");
  const validation = lazily(() => sample(random.split("validation"), "validation", VALIDATION));
  const training = lazily(() => shopsOf(sample(random.split("training"), "training", TRAINING)));
  const chosen = <T>(of: readonly T[], forecast: (value: T) => Forecast) =>
    lazily(() => forecast(nearest(of, validation(), forecast)));
  const weekday = chosen(DAMPINGS, byWeekday);
  const itself = chosen(RIDGES, ofItself);
  const pooled = lazily(() => {
    const ridges = RIDGES.map((ridge) => commonOf(training(), ridge));
    const pairs = ridges.flatMap((common) => DAMPINGS.map((damping) => ({ common, damping })));
    const { common, damping } = nearest(pairs, validation(), (pair) => byCommon(pair.common, pair.damping));
    return byCommon(common, damping);
  });
  const law = lazily(() => {
    const learned = learnedLaw(training(), WIDTH);
    return nearest(
      APART.map((share) => drawnApart(learned, share)),
      validation(),
      byHierarchy,
    );
  });
  const hierarchical = lazily(() => byHierarchy(law()));
  const unsure = lazily(() => posteriorOf(law(), law().scatter));
  const baseline = (role: string, label: Words, forecast: Forecast): TaskBaseline => ({
    role,
    label,
    answer: answering(forecast),
  });
  return {
    baselines: [
      baseline("weekdayMeans", said`Shop mean by weekday`, (...of) => weekday()(...of)),
      baseline("shopAlone", said`Regression of the shop alone`, (...of) => itself()(...of)),
      baseline("pooled", said`Pooled regression`, (...of) => pooled()(...of)),
      baseline("hierarchical", said`Hierarchical regression (empirical Bayes)`, (...of) =>
        hierarchical()(...of),
      ),
      baseline("knownLaw", said`Bayes, the law of shops known`, (days, asked) => {
        const effects = meanByLaw(days, LAW, SCATTER);
        return asked.map((input) => along(effects, input));
      }),
    ],
    covarianceOf: (x) => unsure()(momentsOf({ x, y: new Float64Array(x.length / WIDTH) }, WIDTH)).covariance,
  };
}
