// What learners of a person's own segments are measured by: what one would do with a segment alone, and one curve for
// all. None knows a truth. What there is to choose is chosen on validation segments, when it is first asked.

import { linearFit } from "../../baselines/prices/linearFit.ts";
import { logitFit } from "../../baselines/prices/logitFit.ts";
import type { DemandFit, Observed } from "../../baselines/prices/observed.ts";
import { said } from "../../words/said.ts";
import type { EpisodeBatch } from "../episode.ts";
import type { TaskBaseline } from "../family.ts";
import { lazily } from "../lazily.ts";
import { ofTask } from "../padding.ts";
import { PENALTIES } from "./priceBaselines.ts";
import { VISITORS } from "./segments.ts";

/** On what baselines are fitted and choose. */
interface Known {
  /** One task of each segment of a side. */
  readonly training: () => EpisodeBatch;
  readonly validation: () => EpisodeBatch;
  /** Whether answers are shares of visitors: amounts have no log odds. */
  readonly shares: boolean;
}

/** What was seen of a segment; prices as a model reads them. */
const observedIn = (x: Float32Array, y: Float32Array): Observed => ({
  prices: x,
  shares: y,
  visitors: VISITORS,
});

/** A fit, task by task, at all queries, those too that only fill a task up. */
const answering =
  (demand: () => DemandFit): TaskBaseline["answer"] =>
  (batch) => {
    const { tasks, support, query } = batch;
    const answers = new Float32Array(tasks * query.count);
    for (let task = 0; task < tasks; task++) {
      const { x, y } = ofTask(support, task, tasks);
      const asked = query.x.subarray(task * query.count, (task + 1) * query.count);
      answers.set(demand()(observedIn(x, y), asked), task * query.count);
    }
    return answers;
  };

/** Mean squared error of answers at the queries that count. */
function errorOf({ query }: EpisodeBatch, answers: Float32Array): number {
  let [errors, weight] = [0, 0];
  answers.forEach((answer, row) => {
    const counts = query.weights?.[row] ?? 1;
    errors += counts * (answer - query.y[row]!) ** 2;
    weight += counts;
  });
  return errors / weight;
}

/** The mean of the known prices, a line through them, of shares a logistic curve, and one line for all segments. */
export function ownBaselines({ training, validation, shares }: Known): TaskBaseline[] {
  const logit = lazily(() => {
    const batch = validation();
    const tried = PENALTIES.map((penalty) => {
      const fit = logitFit(penalty);
      return { fit, error: errorOf(batch, answering(() => fit)(batch)) };
    });
    return tried.reduce((best, next) => (next.error < best.error ? next : best)).fit;
  });
  const pooled = lazily((): DemandFit => {
    const { tasks, support, query } = training();
    const parts = [support, query].flatMap((set) =>
      Array.from({ length: tasks }, (_, task) => ofTask(set, task, tasks)),
    );
    const all = observedIn(
      Float32Array.from(parts.flatMap(({ x }) => [...x])),
      Float32Array.from(parts.flatMap(({ y }) => [...y])),
    );
    return (_, asked) => linearFit(all, asked);
  });
  const level: DemandFit = ({ shares: seen }, asked) =>
    new Float64Array(asked.length).fill(
      Array.from(seen).reduce((sum, share) => sum + share, 0) / seen.length,
    );
  return [
    { role: "level", label: said`Mean of the known prices`, answer: answering(() => level) },
    { role: "linear", label: said`Linear fit of the segment`, answer: answering(() => linearFit) },
    ...(shares ? [{ role: "logit", label: said`Logit fit of the segment`, answer: answering(logit) }] : []),
    { role: "pooled", label: said`One line for all segments`, answer: answering(pooled) },
  ];
}
