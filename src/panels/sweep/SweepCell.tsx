// A point of a sweep as a cell that opens its run: the stronger the colour the better.

import { Tooltip, UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import { ofMeasure } from "../../experiment/figures.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { openSwept } from "../../store/sweep.ts";
import { said } from "../../words/said.ts";
import { type Naming, pointInWords } from "./draft.ts";
import { type Scored, wordsOfPoint } from "./figures.ts";
import { SWEEP } from "./words.ts";

interface Props {
  readonly point: Scored;
  readonly by: MeasureId | undefined;
  readonly naming: Naming;
}

export function SweepCell({ point, by, naming }: Props) {
  const words = t(wordsOfPoint(point, by, SWEEP.states));
  const [low, high] = point.span;
  const seeds = by !== undefined && point.runs.length > 1 && Number.isFinite(low);
  const where = pointInWords(point.options, naming);
  const hint =
    t(said`${where}: ${words}`) + (seeds ? ` (${t(ofMeasure(by, low))} – ${t(ofMeasure(by, high))})` : "");
  return (
    <Tooltip label={`${hint}. ${t(SWEEP.open)}`} multiline maw={320}>
      <UnstyledButton
        className="sweep-cell"
        data-testid="sweep-cell"
        data-state={point.state}
        aria-label={hint}
        {...(Number.isFinite(point.rank) && { style: { "--rank": point.rank } as CSSProperties })}
        onClick={() => void openSwept(point.runs[0]!)}
      >
        {words}
      </UnstyledButton>
    </Tooltip>
  );
}
