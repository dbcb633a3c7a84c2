// What an evaluation should make people suspicious of.

import { inPercent } from "../../experiment/figures.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { isFlat } from "./divergence.ts";

/** Accuracies are means of float32 numbers: a fifth of them is not 0.2 to the last digit. */
const ROUNDING = 1e-6;

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** Whole sentences on dead units, on leakage and on results no better than chance, of the learner alone. */
export function warningsFor(evaluation: Evaluation): string[] {
  const { role, split, iteration, bySteps, trainedSteps, chance } = evaluation;
  if (role !== "learner") return [];
  if (isFlat(evaluation))
    return [
      "Every query of a task gets the same answer: the network’s units are dead. Choose another activation or seed.",
    ];
  const [before, after] = [bySteps[0]?.accuracy, bySteps.at(-1)?.accuracy];
  if (chance === undefined || before?.ci95 === undefined || after?.ci95 === undefined) return [];
  const warnings: string[] = [];
  // Labels are permuted in every episode: nothing can be known of them before the support set is seen.
  if (trainedSteps > 0 && before.mean - 2 * before.ci95 > chance + ROUNDING) {
    warnings.push(
      `Accuracy before adaptation is ${inPercent(before, 1)}, above chance (${percent(chance)}): something tells the labels without the support set.`,
    );
  }
  if (split === "test" && iteration > 0 && after.mean - after.ci95 <= chance + ROUNDING) {
    warnings.push(
      `Accuracy after training is ${inPercent(after, 1)}, no better than chance (${percent(chance)}): train for longer, or change the learning rates.`,
    );
  }
  return warnings;
}
