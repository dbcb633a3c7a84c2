// What came of a sweep: how far it is, who is best, and a picture that fits the number of knobs.

import { Button, Group, Progress, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../../experiment/figures.ts";
import { intervalOf } from "../../experiment/pairs.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { guard } from "../../store/messages.ts";
import { fittingWorkers, goOnWithSweep, pauseSweep, type SweepNow, stopSweep } from "../../store/sweep.ts";
import { type Best, plainResult } from "../../sweep/sweep.ts";
import { download } from "../../ui/download.ts";
import { said } from "../../words/said.ts";
import { duration } from "../gallery/words.ts";
import { SaveMenu } from "../takeAway/SaveMenu.tsx";
import { experimentOf, knobsOf, type Naming, namingOf, pointInWords } from "./draft.ts";
import { csvOfSweep, optionsIn, type Scored, scored } from "./figures.ts";
import { HeatMap } from "./HeatMap.tsx";
import { Parallel } from "./Parallel.tsx";
import { Slice } from "./Slice.tsx";
import { SweepTable } from "./SweepTable.tsx";
import { SWEEP } from "./words.ts";

function Standing({ sweep: { state, done, total, secondsLeft } }: { sweep: SweepNow }) {
  const goesOn = state === "running" || state === "paused";
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Text size="sm" data-testid="sweep-state">
          {t(SWEEP.stateWords[state])}
        </Text>
        {goesOn && (
          <Text size="xs" c="dimmed">
            {t(SWEEP.progress(done, total))}
            {secondsLeft !== undefined && done < total && ` · ${t(SWEEP.left(duration(secondsLeft)))}`}
          </Text>
        )}
        <Group gap="xs" ml="auto">
          {goesOn && (
            <>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => void guard(pauseSweep(state === "running"))}
              >
                {t(state === "running" ? SWEEP.pause : SWEEP.goOn)}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => void guard(stopSweep())}>
                {t(SWEEP.stop)}
              </Button>
            </>
          )}
          {(state === "waiting" || state === "stopped") && (
            <Button
              size="compact-xs"
              data-testid="go-on-sweep"
              onClick={() => void goOnWithSweep(fittingWorkers())}
            >
              {t(SWEEP.goOn)}
            </Button>
          )}
        </Group>
      </Group>
      {goesOn && (
        <Progress
          size={4}
          value={(100 * done) / total}
          aria-label={t(SWEEP.progress(done, total))}
          animated={state === "running"}
        />
      )}
    </Stack>
  );
}

/** The best point, and what it reaches on tasks that nothing was chosen by. */
function BestPoint({ best, by, naming }: { best: Best; by: MeasureId; naming: Naming }) {
  const { options, seeds } = best;
  const roles = seeds[0]!.contenders.filter(({ difference }) => difference?.[by]);
  return (
    <div data-testid="sweep-best">
      <Text size="sm" fw={600}>
        {t(SWEEP.best(pointInWords(options, naming)))}
      </Text>
      <Text size="sm">
        {t(
          SWEEP.tested(
            said(measureOf(by).label),
            seeds.map(({ measures }) => intervalOfMeasure(by, intervalOf(measures[by]!))),
          ),
        )}
      </Text>
      {roles.map(({ role }) => (
        <Text size="sm" key={role}>
          {t(
            SWEEP.difference(
              said`${role}`,
              seeds.map(({ contenders }) =>
                differenceOfMeasure(
                  by,
                  intervalOf(contenders.find((one) => one.role === role)!.difference![by]!),
                ),
              ),
            ),
          )}
        </Text>
      ))}
    </div>
  );
}

interface PictureProps {
  readonly points: readonly Scored[];
  readonly by: MeasureId | undefined;
  readonly options: readonly string[];
  readonly naming: Naming;
}

/** A curve for one knob, a map for two, lines through many. */
function Picture({ points, by, options, naming }: PictureProps) {
  const shown = { points, by, naming };
  if (options.length === 1) return <Slice {...shown} option={options[0]!} />;
  if (options.length === 2) return <HeatMap {...shown} options={[options[0]!, options[1]!]} />;
  return <Parallel {...shown} options={options} />;
}

export function SweepResults({ sweep }: { sweep: SweepNow }) {
  const [view, setView] = useState("picture");
  const { runs, best, spec, state } = sweep;
  const naming = useMemo(() => namingOf(knobsOf(experimentOf(spec))), [spec]);
  const { points, by } = useMemo(() => scored(runs), [runs]);
  const filed = () => ({ ...plainResult({ runs, ...(best && { best }) }), spec });
  return (
    <Stack gap="sm" data-testid="sweep-results">
      <Standing sweep={sweep} />
      {best && by && <BestPoint best={best} by={by} naming={naming} />}
      {state === "finished" && !best && <Text size="sm">{t(SWEEP.noBest)}</Text>}
      {runs.length === 0 ? (
        state === "running" && (
          <Text size="sm" c="dimmed">
            {t(SWEEP.empty)}
          </Text>
        )
      ) : (
        <>
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              value={view}
              data={[
                { value: "picture", label: t(SWEEP.picture) },
                { value: "table", label: t(SWEEP.table) },
              ]}
              onChange={setView}
            />
            <Group gap="xs" ml="auto">
              <Button
                size="compact-xs"
                variant="default"
                onClick={() =>
                  void guard(csvOfSweep(runs).then((text) => download("sweep.csv", text, "text/csv")))
                }
              >
                {t(SWEEP.csv)}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => download("sweep.json", JSON.stringify(filed()), "application/json")}
              >
                {t(SWEEP.json)}
              </Button>
              {view === "picture" && <SaveMenu name="sweep" within="[data-testid=sweep-results]" />}
            </Group>
          </Group>
          {view === "picture" ? (
            <Picture points={points} by={by} options={optionsIn(runs)} naming={naming} />
          ) : (
            <SweepTable runs={runs} by={by} naming={naming} />
          )}
        </>
      )}
    </Stack>
  );
}
