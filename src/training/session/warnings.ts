// What an evaluation should make people suspicious of.

import { inPercent } from "../../experiment/figures.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { type Said, said, type Words } from "../../words/said.ts";
import { isFlat, lossAtHorizon, worsens } from "./divergence.ts";

/** Accuracies are means of float32 numbers: a fifth of them is not 0.2 to the last digit. */
const ROUNDING = 1e-6;

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** The same words each time, so that they are said once. */
const WORSE_AFTER = said`The learner is worse after its inner steps than before them: the steps are too long. Shorten them before it explodes.`;

/** Whether adapting makes the loss larger by more than either interval. */
function clearlyWorsens(evaluation: Evaluation): boolean {
  const before = evaluation.bySteps[0]!.loss;
  const after = lossAtHorizon(evaluation);
  const doubt = Math.max(before.ci95 ?? 0, evaluation.bySteps.at(-1)!.loss.ci95 ?? 0);
  return worsens(evaluation) && !(after - before.mean <= doubt);
}

/** Of whomever: which figures are no numbers, which JSON and charts leave empty. */
const explodedFigures = ({ bySteps }: Evaluation, label: Words): Said[] =>
  bySteps.every(({ loss }) => Number.isFinite(loss.mean))
    ? []
    : [
        said`Some figures of ${said(label)} are no longer numbers: it explodes as it adapts. Shorten its inner steps, or take fewer of them at test.`,
      ];

/**
 * Whole sentences on figures that are no numbers, of whomever; on steps that harm, on dead units, on leakage and on
 * results no better than chance, of the learner alone.
 */
export function warningsFor(evaluation: Evaluation, label: Words): Said[] {
  const { role, split, iteration, bySteps, trainedSteps, chance } = evaluation;
  const exploded = explodedFigures(evaluation, label);
  if (role !== "learner") return exploded;
  if (isFlat(evaluation))
    return [
      said`Every query of a task gets the same answer: the network’s units are dead. Choose another activation or seed.`,
    ];
  const warnings: Said[] = exploded;
  if (iteration > 0 && clearlyWorsens(evaluation)) warnings.push(WORSE_AFTER);
  const [before, after] = [bySteps[0]?.measures.accuracy, bySteps.at(-1)?.measures.accuracy];
  if (chance === undefined || before?.ci95 === undefined || after?.ci95 === undefined) return warnings;
  // Labels are permuted in every episode: nothing can be known of them before the support set is seen.
  if (trainedSteps > 0 && before.mean - 2 * before.ci95 > chance + ROUNDING) {
    warnings.push(
      said`Accuracy before adaptation is ${inPercent(before, 1)}, above chance (${percent(chance)}): something tells the labels without the support set.`,
    );
  }
  if (split === "test" && iteration > 0 && after.mean - after.ci95 <= chance + ROUNDING) {
    warnings.push(
      said`Accuracy after training is ${inPercent(after, 1)}, no better than chance (${percent(chance)}): train for longer, or change the learning rates.`,
    );
  }
  return warnings;
}
