// What every picture of adaptation is given: one contender on the probe task, up to a step.

import type { AdaptationPath, SampledTask, TrialRecord } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";

export interface PictureProps {
  readonly task: SampledTask;
  /** How the contender adapts; absent for tasks of decisions. */
  readonly path: AdaptationPath | undefined;
  /** How the contender plays; for tasks of decisions. */
  readonly trial: TrialRecord | undefined;
  readonly step: number;
  /** The contender's own. */
  readonly colour: string;
}

/** What a prediction is called: the step that it is of, of a learner that takes any. */
export const answerAt = (step: number, answers: number): string =>
  answers === 1 ? t`prediction` : t`after step ${step}`;
