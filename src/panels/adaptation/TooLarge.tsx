// Says that a prediction is too large to draw, where a run has gone wrong.

import { t } from "../../i18n/language.ts";

export function TooLarge({
  x,
  y,
  colour,
}: {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}) {
  return (
    <text x={x} y={y} textAnchor="middle" fontSize={13} fill={colour} data-testid="too-large">
      {t`the prediction is too large to draw`}
    </text>
  );
}
