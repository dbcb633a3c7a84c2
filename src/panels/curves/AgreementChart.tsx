// How far training tasks agree on where each contender should go, by iteration.

import { colourOf, dashOf } from "../../charts/colours.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { said } from "../../words/said.ts";
import { GradientChart } from "./GradientChart.tsx";

export function AgreementChart({ record, asTable }: { record: RunRecord; asTable: boolean }) {
  const roles = record.contenders.map(({ role }) => role);
  return (
    <GradientChart
      label={said`Agreement of tasks’ meta-gradients, by iteration`}
      about={said`mean cosine of two training tasks’ meta-gradients`}
      meaning={said`: 1 agreed, 0 unrelated, below 0 opposed`}
      testId="agreement-chart"
      lines={record.contenders
        .filter(({ role }) => record.agreements.some(({ cosines }) => cosines[role] !== undefined))
        .map(({ role, label }) => ({
          key: role,
          name: label,
          colour: colourOf(role, roles),
          dash: dashOf(role, roles),
        }))}
      points={record.agreements.map(({ iteration, cosines }) => ({ iteration, figures: cosines }))}
      range={[0, 1]}
      asTable={asTable}
    />
  );
}
