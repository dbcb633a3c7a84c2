// What an evaluation should make people suspicious of.

import type { Evaluation } from "../../experiment/results.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** Whole sentences on leakage and on results no better than chance; none for regression. */
export function warningsFor({ role, split, iteration, bySteps, trainedSteps, chance }: Evaluation): string[] {
  const [before, after] = [bySteps[0]?.accuracy, bySteps.at(-1)?.accuracy];
  if (role !== "learner" || chance === undefined || before === undefined || after === undefined) return [];
  const warnings: string[] = [];
  // Labels are permuted in every episode: nothing can be known of them before the support set is seen.
  if (trainedSteps > 0 && before.mean - 2 * before.ci95 > chance) {
    warnings.push(
      `Accuracy before adaptation is ${percent(before.mean)} ± ${percent(before.ci95)}, above chance (${percent(chance)}): something tells the labels without the support set.`,
    );
  }
  if (split === "test" && iteration > 0 && after.mean - after.ci95 <= chance) {
    warnings.push(
      `Accuracy after training is ${percent(after.mean)} ± ${percent(after.ci95)}, no better than chance (${percent(chance)}): train for longer, or change the learning rates.`,
    );
  }
  return warnings;
}
