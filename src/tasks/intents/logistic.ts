// Logistic regression of each task on its few sentences: what stands beside a learner of intents as a contender.

import { logisticRegression } from "../../baselines/logistic.ts";
import type { EpisodeBatch, Examples } from "../episode.ts";
import { inner, type SparseVector, sparseOf } from "../text/tfidf.ts";

/** The sentences of each task as sparse vectors, `[T][N]`. */
const sentencesOf = ({ x, count }: Examples, tasks: number): SparseVector[][] => {
  const width = x.length / (tasks * count);
  return Array.from({ length: tasks }, (_, task) =>
    Array.from({ length: count }, (_, row) => {
      const start = (task * count + row) * width;
      return sparseOf(x.subarray(start, start + width));
    }),
  );
};

/** Rows of each task that count: those that only fill up a task weigh nothing. */
const counting = ({ count, weights }: Examples, task: number): number[] =>
  Array.from({ length: count }, (_, row) => row).filter((row) => weights?.[task * count + row] !== 0);

/** Logits of the queries, `[T, Q, ways]`, with an L2 penalty λ/2 ‖W‖² on the sum over a task's sentences. */
export function logisticAnswers(
  { tasks, outputs, support, query }: EpisodeBatch,
  penalty: number,
): Float32Array {
  const [known, asked] = [sentencesOf(support, tasks), sentencesOf(query, tasks)];
  const answers = new Float32Array(tasks * query.count * outputs);
  for (let task = 0; task < tasks; task++) {
    const rows = counting(support, task);
    const own = rows.map((row) => known[task]![row]!);
    const products = own.flatMap((one) => own.map((other) => inner(one, other)));
    const targets = rows.flatMap((row) => {
      const start = (task * support.count + row) * outputs;
      return [...support.y.subarray(start, start + outputs)];
    });
    const weights = logisticRegression(products, targets, outputs, penalty);
    for (const [row, sentence] of asked[task]!.entries())
      for (const [example, one] of own.entries()) {
        const cosine = inner(one, sentence);
        for (let label = 0; label < outputs; label++)
          answers[(task * query.count + row) * outputs + label]! +=
            cosine * weights[example * outputs + label]!;
      }
  }
  return answers;
}
