// The record: training and evaluation over iterations, and loss against inner step.

import { Group, SegmentedControl, Select, Switch, Text } from "@mantine/core";
import { lazy, type ReactNode, useMemo, useState } from "react";
import { colourOf } from "../../charts/colours.ts";
import { normalisationOf } from "../../experiment/conditions.ts";
import { intervalOfMeasure, measureOf, ofMeasure } from "../../experiment/figures.ts";
import type { Preset } from "../../experiment/presets/preset.ts";
import {
  compare,
  conditionsInWords,
  inSteps,
  lookedAt,
  oursInWords,
  valueInWords,
} from "../../experiment/presets/published.ts";
import { presets } from "../../experiment/presets/registry.ts";
import type { RunRecord } from "../../experiment/record.ts";
import type { Evaluation } from "../../experiment/results.ts";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { presetOf } from "../../share/presetOf.ts";
import { useLab, useRun } from "../../store/state.ts";
import { TASKS_OF } from "../../tasks/episode.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { fitInARow } from "../../ui/fitInARow.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { type Said, said } from "../../words/said.ts";
import { READY } from "../ready/words.ts";
import { titleOf } from "../runs/rows.ts";
import type { OverlaidRun } from "./iterationCurves.ts";
import { Live } from "./Live.tsx";
import { verdict } from "./verdict.ts";
import { latestOf, measuredBy, PROBLEM_WORDS } from "./words.ts";

// Charts come once the page stands: their library is a third of what it would load first.
const IterationChart = lazy(async () => ({ default: (await import("./IterationChart.tsx")).IterationChart }));
const StepChart = lazy(async () => ({ default: (await import("./StepChart.tsx")).StepChart }));
const GapChart = lazy(async () => ({ default: (await import("./GapChart.tsx")).GapChart }));
const AgreementChart = lazy(async () => ({ default: (await import("./AgreementChart.tsx")).AgreementChart }));
const CalibrationChart = lazy(async () => ({
  default: (await import("./CalibrationChart.tsx")).CalibrationChart,
}));
const UncertaintyTable = lazy(async () => ({
  default: (await import("./CalibrationChart.tsx")).UncertaintyTable,
}));

interface Outcome {
  readonly record: RunRecord;
  readonly what: MeasureId;
}

/** Steps after which papers give figures. */
const STEPS = [1, 5, 10];

/** "mean squared error 0.54 ± 0.05, 0.38 ± 0.06 after 1, 5 steps"; of who takes no inner steps its one figure. */
function reachedInWords({ bySteps, measures, trainedSteps }: Evaluation, what: MeasureId): Said {
  // A trial has no figure halfway.
  const entries = trainedSteps > 0 && !measures.regret ? bySteps : [];
  const found = entries.flatMap(({ step, measures: { [what]: value } }) =>
    STEPS.includes(step) && value ? [{ step, value }] : [],
  );
  const values = found.length > 0 ? found.map(({ value }) => value) : [measures[what]!];
  const figures = values.map((value) => intervalOfMeasure(what, value));
  const name = said(measureOf(what).label);
  return found.length > 0
    ? said`${name} ${figures} after ${inSteps(found.map(({ step }) => step))}`
    : said`${name} ${figures}`;
}

/** This run's figure, whom it is set against here, and the published ones, with the conditions of each. */
function Result({ record, what, children }: Outcome & { readonly children: ReactNode }) {
  const { current: experiment } = record;
  const normalisation = normalisationOf(experiment);
  const id = presetOf(experiment);
  const preset: Preset | undefined = id && presets[id];
  const latest = latestOf(record, "learner");
  const comparison =
    latest && preset?.published ? compare(preset.published, experiment, lookedAt(latest)) : undefined;
  const ours =
    comparison?.comparable && preset?.published
      ? oursInWords(preset.published, comparison.figures)
      : // The record is drawn at intervals: for a moment it may be that of another family, measured otherwise.
        latest?.measures[what] && reachedInWords(latest, what);
  const conditions = latest && [
    TASKS_OF[latest.split](latest.tasks),
    said`iteration ${latest.iteration}`,
    ...(normalisation ? [said(normalisation)] : []),
  ];
  return (
    <Text span size="xs" c="dimmed" data-testid="result">
      {ours && conditions && <>{filled`Ours: ${<b>{t(ours)}</b>} (${t`${conditions}`}).`} </>}
      {children}
      {preset?.published && (
        <span>
          {" "}
          {filled`Paper: ${<b>{valueInWords(preset.published)}</b>} (${t(conditionsInWords(preset.published))}).`}
          {preset.differs && ` ${t`Here: ${said(preset.differs)}.`}`}
          {comparison?.comparable === false && ` ${t`Not compared: ${comparison.because}.`}`}
        </span>
      )}
    </Text>
  );
}

/** What is to be known of a preset beside its figures: why no paper's stands there, or no baseline. */
function Notes({ record }: Pick<Outcome, "record">) {
  const id = presetOf(record.current);
  const preset: Preset | undefined = id && presets[id];
  return (
    <Text span size="xs" c="dimmed" data-testid="notes">
      {[preset?.unpublished, preset?.withoutPretraining].map((note) => note && ` ${t(note)}`)}
    </Text>
  );
}

/** Each other contender on the same tasks: what it reaches where training does not change it, and the learner against it. */
function Others({ record, what }: Outcome) {
  const roles = record.contenders.map(({ role }) => role);
  const learner = record.contenders[0]!.label;
  return record.contenders.slice(1).map(({ role, label, learns }) => {
    const latest = latestOf(record, role);
    const found = latest?.measures[what];
    const difference = latest?.difference?.[what];
    if (latest === undefined || found === undefined) return null;
    return (
      <Text key={role} span size="xs" c={colourOf(role, roles)}>
        {!learns && (
          <span data-testid="standing" title={t(intervalOfMeasure(what, found))}>
            {" "}
            {t`${said(label)} ${ofMeasure(what, found.mean)}.`}
          </span>
        )}
        {difference && (
          <span
            data-testid="difference"
            title={t`The same ${TASKS_OF[latest.split](latest.tasks)}, iteration ${latest.iteration}; 95% interval of the mean difference, paired by task`}
          >
            {" "}
            {t`${verdict(difference, what, learner, label, latest.split === "test" ? "test" : undefined)}.`}
          </span>
        )}
      </Text>
    );
  });
}

const GAP = "gap";
const AGREEMENT = "agreement";
const CALIBRATION = "calibration";

/** The first ten training losses and the last ten, for whoever wants to compare runs. */
function FirstLosses() {
  const first = useRun(({ losses }) => losses.values.slice(0, 10).join(","), "");
  const latest = useRun(({ losses }) => losses.values.slice(-10).join(","), "");
  return <span hidden data-testid="first-losses" data-losses={first} data-latest={latest} />;
}

/** The ready run and kept ones, where they are laid over the curves. */
function useOverlaid(): OverlaidRun[] {
  const ids = useLab((state) => state.overlaid);
  const runs = useLab((state) => state.runs);
  const here = useLab((state) => state.record?.id);
  const ready = useLab((state) => state.readyBeside);
  return useMemo(
    () => [
      ...(ready && ready.id !== here ? [{ record: ready, title: READY.curve }] : []),
      ...runs
        .filter(({ record }) => ids.includes(record.id) && record.id !== here)
        .map((run) => ({ record: run.record, title: titleOf(run) })),
    ],
    [ids, runs, here, ready],
  );
}

export function CurvesPanel() {
  const [logarithmic, setLogarithmic] = useState(false);
  const [smoothed, setSmoothed] = useState(true);
  const [asTable, setAsTable] = useState(false);
  const [wanted, setWanted] = useState("");
  const measured = useRun((record) => measuredBy(record).join(), "");
  const hasGap = useRun(({ gaps }) => gaps.length > 0, false);
  const hasAgreement = useRun(({ agreements }) => agreements.length > 0, false);
  const isUncertain = useRun(({ evaluations }) => evaluations.at(-1)?.uncertainty !== undefined, false);
  const overlaid = useOverlaid();
  const { loss, step } = useLab(
    ({ experiment }) => PROBLEM_WORDS[taskFamilies[experiment.task.id].meta.problem],
  );
  const ids = (measured === "" ? [loss] : measured.split(",")) as MeasureId[];
  const choices = [
    ...ids.map((id) => ({ value: id as string, label: t(measureOf(id).label) })),
    ...(hasGap ? [{ value: GAP, label: t`gradient gap` }] : []),
    ...(hasAgreement ? [{ value: AGREEMENT, label: t`agreement` }] : []),
    ...(isUncertain ? [{ value: CALIBRATION, label: t`calibration` }] : []),
  ];
  const shown = choices.some(({ value }) => value === wanted) ? wanted : ids[0]!;
  const what = ids.find((id) => id === shown) ?? ids[0]!;
  return (
    <section className="curves" aria-label={t`Curves`} data-testid="curves">
      <FirstLosses />
      <Group gap="md" pb={4} className="curves-head">
        <Text size="sm" fw={600}>
          {t`Curves`}
        </Text>
        {!fitInARow(choices) ? (
          <Select
            size="xs"
            w={210}
            aria-label={t`What is drawn`}
            data-testid="measure"
            allowDeselect={false}
            value={shown}
            data={choices}
            onChange={(value) => value && setWanted(value)}
          />
        ) : (
          choices.length > 1 && (
            <SegmentedControl
              size="xs"
              value={shown}
              onChange={setWanted}
              data={choices}
              aria-label={t`What is drawn`}
            />
          )
        )}
        <Switch
          size="xs"
          label={t`log`}
          checked={logarithmic}
          onChange={(event) => setLogarithmic(event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={t`smooth`}
          checked={smoothed}
          onChange={(event) => setSmoothed(event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={t`table`}
          data-testid="as-table"
          checked={asTable}
          onChange={(event) => setAsTable(event.currentTarget.checked)}
        />
        <Scrolled className="outcome" label={t`Outcome`}>
          <Live every={1000}>
            {(record) => (
              <>
                <Result record={record} what={what}>
                  <Others record={record} what={what} />
                </Result>
                <Notes record={record} />
              </>
            )}
          </Live>
        </Scrolled>
      </Group>
      <div className="charts">
        <Live every={800}>
          {(record) =>
            shown === GAP ? (
              <GapChart record={record} asTable={asTable} />
            ) : shown === AGREEMENT ? (
              <AgreementChart record={record} asTable={asTable} />
            ) : shown === CALIBRATION ? (
              <CalibrationChart record={record} asTable={asTable} />
            ) : (
              <IterationChart
                record={record}
                what={what}
                logarithmic={logarithmic}
                smoothed={smoothed}
                asTable={asTable}
                overlaid={overlaid}
              />
            )
          }
        </Live>
        <Live every={1300}>
          {(record) =>
            shown === CALIBRATION ? (
              <UncertaintyTable record={record} />
            ) : (
              <StepChart
                evaluations={record.evaluations}
                contenders={record.contenders}
                what={what}
                along={t(step)}
                logarithmic={logarithmic}
                asTable={asTable}
              />
            )
          }
        </Live>
      </div>
    </section>
  );
}
