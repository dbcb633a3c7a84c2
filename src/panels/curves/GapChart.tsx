// First-order against second-order meta-gradient, by iteration.

import type { RunRecord } from "../../experiment/record.ts";
import { said } from "../../words/said.ts";
import { GradientChart } from "./GradientChart.tsx";

const LINES = [
  { key: "cosine", name: said`cosine`, colour: "var(--learner)", dash: "0" },
  { key: "ratio", name: said`length ratio`, colour: "var(--support)", dash: "6 4" },
] as const;

export function GapChart({ record, asTable }: { record: RunRecord; asTable: boolean }) {
  return (
    <GradientChart
      label={said`First-order over second-order meta-gradient, same episodes, by iteration`}
      about={said`first-order over second-order meta-gradient, same episodes`}
      meaning={said`: 1 and 1 are no gap`}
      testId="gap-chart"
      lines={LINES}
      points={record.gaps.map(({ iteration, cosine, ratio }) => ({ iteration, figures: { cosine, ratio } }))}
      range={[1, 1]}
      asTable={asTable}
    />
  );
}
