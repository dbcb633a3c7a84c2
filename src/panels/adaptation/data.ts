// What a picture of adaptation shows as rows of figures, unrounded: answers step by step, or a trial.

import type { AdaptationPath, SampledTask, TrialRecord } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { shownAt } from "../../store/probe.ts";
import type { Data } from "../takeAway/SaveMenu.tsx";

/** Inputs of more numbers are pictures and texts: their examples go by number. */
const MOST_INPUTS = 3;

/** Whether somebody knows what is right where a picture shows answers: of a person's own prices nobody does. */
export const isKnown = (task: SampledTask): boolean => !shownAt(task).y.every(Number.isNaN);

/** Of each example that is asked: its inputs where they are few, the truth where it is known, and what is answered before adaptation and after each step. */
export function adaptationData(task: SampledTask, { outputs }: Pick<AdaptationPath, "outputs">): Data {
  const { x, y, count } = shownAt(task);
  const [inputs, targets] = [x.length / count, y.length / count];
  const width = outputs[0]!.length / count;
  const named = (name: string, of: number) =>
    Array.from({ length: of }, (_, place) => (of === 1 ? name : `${name} ${place + 1}`));
  const known = isKnown(task);
  const few = inputs <= MOST_INPUTS;
  const row = (values: Float32Array, of: number, index: number) => [
    ...values.subarray(index * of, (index + 1) * of),
  ];
  return {
    head: [
      ...(few ? named("x", inputs) : ["#"]),
      ...(known ? named(t`truth`, targets) : []),
      ...outputs.flatMap((_, step) => named(step === 0 ? t`before` : t`after step ${step}`, width)),
    ],
    rows: Array.from({ length: count }, (_, index) => [
      ...(few ? row(x, inputs, index) : [index + 1]),
      ...(known ? row(y, targets, index) : []),
      ...outputs.flatMap((values) => row(values, width, index)),
    ]),
  };
}

/** Step by step: what was done, what it paid, and what was given up. */
export const trialData = ({ actions, rewards, regrets }: TrialRecord): Data => ({
  head: [t`step of the trial`, t`action`, t`reward`, t`regret`],
  rows: Array.from(actions, (action, step) => [step + 1, action + 1, rewards[step]!, regrets[step]!]),
});
