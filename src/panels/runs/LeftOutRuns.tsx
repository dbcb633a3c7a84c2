// Which of the chosen runs cannot be compared, and why.

import { Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import type { LeftOut } from "../../store/comparison.ts";
import { said } from "../../words/said.ts";
import { COMPARISON } from "./comparisonWords.ts";
import { titleOf } from "./rows.ts";

export const LeftOutRuns = ({ leftOut }: { leftOut: readonly LeftOut[] }) => (
  <div aria-live="polite">
    {leftOut.map(({ run, why }) => (
      <Text key={run.record.id} size="sm" c="var(--wrong)" data-testid="left-out">
        {t(COMPARISON.leftOut(titleOf(run), said(why)))}
      </Text>
    ))}
  </div>
);
