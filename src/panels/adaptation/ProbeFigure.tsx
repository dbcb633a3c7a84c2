// What one contender reaches on the task that is looked at.

import { Text } from "@mantine/core";
import { fixed, measureOf, ofMeasure } from "../../experiment/figures.ts";
import { measuresIn } from "../../experiment/results.ts";
import { t } from "../../i18n/language.ts";
import { said } from "../../words/said.ts";
import { isKnown } from "./data.ts";
import type { PictureProps } from "./picture.ts";
import { spreadOf } from "./spread.ts";

const SPREAD = said`Standard deviation of the sampled functions around their mean, averaged over the picture: add points and it shrinks.`;

/** By the measure that counts most, after a step; of what nobody knows nothing is measured. */
export function ProbeFigure({
  task,
  path,
  trial,
  step,
}: Pick<PictureProps, "task" | "path" | "trial" | "step">) {
  const total = (values: Float32Array) => values.subarray(0, step).reduce((sum, value) => sum + value, 0);
  const words = trial
    ? t`reward ${total(trial.rewards).toFixed(1)}, regret ${total(trial.regrets).toFixed(1)}`
    : path && isKnown(task)
      ? measuresIn(path.measures)
          .slice(0, 1)
          .map((id) => t`${said(measureOf(id).label)} ${ofMeasure(id, path.measures[id]![step]!)}`)
          .join("")
      : "";
  const samples = path?.samples?.[step];
  const spread = samples && spreadOf(samples);
  return (
    <Text span size="sm" className="mono" data-testid="probe-figure">
      {words}
      {spread !== undefined && (
        <span title={t(SPREAD)} data-testid="spread" data-spread={spread}>
          {words === "" ? t`spread ${fixed(spread, 3)}` : t`, spread ${fixed(spread, 3)}`}
        </span>
      )}
    </Text>
  );
}
