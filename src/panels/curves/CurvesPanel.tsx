// The record: training and evaluation over iterations, and loss against inner step.

import { Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { colourOf } from "../../charts/colours.ts";
import { normalisationOf } from "../../experiment/conditions.ts";
import { fixed, inPercent, withInterval } from "../../experiment/figures.ts";
import type { Preset } from "../../experiment/presets/preset.ts";
import { compare, conditionsInWords, oursInWords, valueInWords } from "../../experiment/presets/published.ts";
import { presets } from "../../experiment/presets/registry.ts";
import type { RunRecord } from "../../experiment/record.ts";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import { presetOf } from "../../share/presetOf.ts";
import { useLab, useRun } from "../../store/state.ts";
import { TASKS_OF } from "../../tasks/episode.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { type Said, said } from "../../words/said.ts";
import { CalibrationChart, UncertaintyTable } from "./CalibrationChart.tsx";
import { GapChart } from "./GapChart.tsx";
import { IterationChart } from "./IterationChart.tsx";
import { Live } from "./Live.tsx";
import { StepChart } from "./StepChart.tsx";
import { verdict } from "./verdict.ts";
import { type Measure, PROBLEM_WORDS, shownEntry } from "./words.ts";

/** Steps after which papers give a loss. */
const STEPS = [1, 5, 10];

/** This run's final figures beside the published ones, with the conditions of both. */
function Result({ record }: { record: RunRecord }) {
  const { evaluations, current: experiment } = record;
  const normalisation = normalisationOf(experiment);
  const id = presetOf(experiment);
  const preset: Preset | undefined = id && presets[id];
  const latest =
    evaluations.findLast(({ role, split }) => role === "learner" && split === "test") ??
    evaluations.findLast(({ role }) => role === "learner");
  const comparison = latest && preset?.published ? compare(preset.published, experiment, latest) : undefined;
  const ours =
    latest &&
    (comparison?.comparable && preset?.published
      ? oursInWords(preset.published, comparison.figures)
      : latest.reward
        ? said`reward ${withInterval(latest.reward, 2)}`
        : latest.bySteps[0]?.accuracy
          ? inPercent(shownEntry(latest, 0).accuracy!, 1)
          : said`${(latest.bySteps.length > 1 ? STEPS : [0]).flatMap((step) => {
              const entry = latest.bySteps[step];
              return entry ? [fixed(entry.loss.mean, 2)] : [];
            })}`);
  const conditions = latest && [
    TASKS_OF[latest.split](latest.tasks),
    said`iteration ${latest.iteration}`,
    ...(normalisation ? [said(normalisation)] : []),
  ];
  return (
    <Text span size="xs" c="dimmed" data-testid="result">
      {ours && conditions && <>{filled`Ours: ${<b>{t(ours)}</b>} (${t`${conditions}`}).`} </>}
      {preset?.published ? (
        <span>
          {filled`Paper: ${<b>{valueInWords(preset.published)}</b>} (${t(conditionsInWords(preset.published))}).`}
          {preset.differs && ` ${t`Here: ${said(preset.differs)}.`}`}
          {comparison?.comparable === false && ` ${t`Not compared: ${comparison.because}.`}`}
        </span>
      ) : (
        preset?.unpublished && t(preset.unpublished)
      )}
      {preset?.withoutPretraining && ` ${t(preset.withoutPretraining)}`}
    </Text>
  );
}

/** What classical policies earn on the same tasks. */
function Rewards({ record: { evaluations, contenders } }: { record: RunRecord }) {
  const roles = contenders.map(({ role }) => role);
  return contenders
    .filter(({ learns }) => !learns)
    .map(({ role, label }) => {
      const reward = evaluations.findLast((item) => item.role === role)?.reward;
      return (
        reward && (
          <Text key={role} span size="xs" c={colourOf(role, roles)} title={t(withInterval(reward, 2))}>
            {" "}
            {t(label)} {t(fixed(reward.mean, 2))}
          </Text>
        )
      );
    });
}

/** The learner against each other that learns, on the same tasks. */
function Differences({ record: { evaluations, contenders } }: { record: RunRecord }) {
  const roles = contenders.map(({ role }) => role);
  const learner = contenders[0]!.label;
  return contenders
    .filter(({ role, learns }) => learns && role !== "learner")
    .map(({ role, label }) => {
      const latest =
        evaluations.findLast((item) => item.role === role && item.split === "test") ??
        evaluations.findLast((item) => item.role === role);
      if (latest?.difference === undefined) return null;
      return (
        <Text
          key={role}
          span
          size="xs"
          c={colourOf(role, roles)}
          data-testid="difference"
          title={t`The same ${TASKS_OF[latest.split](latest.tasks)}, iteration ${latest.iteration}; 95% interval of the mean difference, paired by task`}
        >
          {" "}
          {t`${verdict(latest.difference, learner, label)}.`}
        </Text>
      );
    });
}

/** What is drawn: the measure, or something beside it. */
type Drawn = Measure | "gap" | "calibration";

/** The first ten training losses and the last ten, for whoever wants to compare runs. */
function FirstLosses() {
  const first = useRun(({ losses }) => losses.values.slice(0, 10).join(","), "");
  const latest = useRun(({ losses }) => losses.values.slice(-10).join(","), "");
  return <span hidden data-testid="first-losses" data-losses={first} data-latest={latest} />;
}

export function CurvesPanel() {
  const [logarithmic, setLogarithmic] = useState(false);
  const [smoothed, setSmoothed] = useState(true);
  const [asTable, setAsTable] = useState(false);
  const [wanted, setWanted] = useState<Drawn>("accuracy");
  const classification = useRun(
    ({ accuracies, evaluations }) =>
      accuracies.length > 0 || evaluations[0]?.bySteps[0]?.accuracy !== undefined,
    false,
  );
  const hasGap = useRun(({ gaps }) => gaps.length > 0, false);
  const isUncertain = useRun(({ evaluations }) => evaluations.at(-1)?.uncertainty !== undefined, false);
  const { loss: word, step } = useLab(
    ({ experiment }) => PROBLEM_WORDS[taskFamilies[experiment.task.id].meta.problem],
  );
  const names: Readonly<Record<Drawn, Said>> = {
    accuracy: said`accuracy`,
    loss: word,
    gap: said`gradient gap`,
    calibration: said`calibration`,
  };
  const choices: readonly Drawn[] = [
    ...(classification ? (["accuracy"] as const) : []),
    "loss",
    ...(hasGap ? (["gap"] as const) : []),
    ...(isUncertain ? (["calibration"] as const) : []),
  ];
  const shown = choices.includes(wanted) ? wanted : "loss";
  const what: Measure = shown === "accuracy" ? "accuracy" : "loss";
  return (
    <section className="curves" aria-label={t`Curves`} data-testid="curves">
      <FirstLosses />
      <Group gap="md" pb={4} className="curves-head">
        <Text size="sm" fw={600}>
          {t`Curves`}
        </Text>
        {choices.length > 1 && (
          <SegmentedControl
            size="xs"
            value={shown}
            onChange={(value) => setWanted(value as Drawn)}
            data={choices.map((value) => ({ value, label: t(names[value]) }))}
            aria-label={t`What is drawn`}
          />
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
                <Result record={record} />
                <Rewards record={record} />
                <Differences record={record} />
              </>
            )}
          </Live>
        </Scrolled>
      </Group>
      <div className="charts">
        <Live every={800}>
          {(record) =>
            shown === "gap" ? (
              <GapChart record={record} asTable={asTable} />
            ) : shown === "calibration" ? (
              <CalibrationChart record={record} asTable={asTable} />
            ) : (
              <IterationChart
                record={record}
                what={what}
                word={t(names[what])}
                logarithmic={logarithmic}
                smoothed={smoothed}
                asTable={asTable}
              />
            )
          }
        </Live>
        <Live every={1300}>
          {(record) =>
            shown === "calibration" ? (
              <UncertaintyTable record={record} />
            ) : (
              <StepChart
                record={record}
                what={what}
                along={t(step)}
                word={t(names[what])}
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
