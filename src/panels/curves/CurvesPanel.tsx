// The record: training and evaluation over iterations, and loss against inner step.

import { Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { normalisationOf } from "../../experiment/conditions.ts";
import { presets } from "../../experiment/presets.ts";
import { presetOf } from "../../share/presetOf.ts";
import { useLab } from "../../store/state.ts";
import { GapChart } from "./GapChart.tsx";
import { IterationChart } from "./IterationChart.tsx";
import { StepChart } from "./StepChart.tsx";
import { type Measure, shownEntry } from "./words.ts";

const readable = (value: number | undefined) =>
  value === undefined ? undefined : value < 1000 ? value.toFixed(2) : value.toPrecision(2);

/** This run's final figures beside the published ones, with the conditions of both. */
function Result() {
  const evaluations = useLab((state) => state.evaluations);
  const experiment = useLab((state) => state.experiment);
  const normalisation = normalisationOf(experiment);
  const id = presetOf(experiment);
  const preset = id && presets[id];
  const latest =
    evaluations.findLast(({ role, split }) => role === "learner" && split === "test") ??
    evaluations.findLast(({ role }) => role === "learner");
  const ours =
    latest &&
    (latest.bySteps[0]?.accuracy
      ? `${(100 * shownEntry(latest, 0).accuracy!.mean).toFixed(1)} ± ${(100 * shownEntry(latest, 0).accuracy!.ci95).toFixed(1)}%`
      : [1, 5, 10].flatMap((step) => readable(latest.bySteps[step]?.loss.mean) ?? []).join(", "));
  return (
    <Text size="xs" c="dimmed" data-testid="result">
      {latest && (
        <>
          Ours: <b>{ours}</b> ({latest.tasks} {latest.split} tasks, iteration{" "}
          {latest.iteration.toLocaleString("en")}
          {normalisation && `, ${normalisation}`}
          ).{" "}
        </>
      )}
      {preset && (
        <span title={preset.published.conditions}>
          Paper: <b>{preset.published.value}</b> ({preset.published.what.toLowerCase()};{" "}
          {preset.published.source}; {preset.published.conditions}).
        </span>
      )}
    </Text>
  );
}

const GAP = "gradient gap";

/** The first ten training losses and the last ten, for whoever wants to compare runs. */
function FirstLosses() {
  const first = useLab((state) => state.losses.values.slice(0, 10).join(","));
  const latest = useLab((state) => state.losses.values.slice(-10).join(","));
  return <span hidden data-testid="first-losses" data-losses={first} data-latest={latest} />;
}

export function CurvesPanel() {
  const [logarithmic, setLogarithmic] = useState(false);
  const [smoothed, setSmoothed] = useState(true);
  const [wanted, setWanted] = useState("accuracy");
  const classification = useLab(
    ({ accuracies, evaluations }) =>
      accuracies.length > 0 || evaluations[0]?.bySteps[0]?.accuracy !== undefined,
  );
  const hasGap = useLab((state) => state.gaps.length > 0);
  const choices = [...(classification ? ["accuracy"] : []), "loss", ...(hasGap ? [GAP] : [])];
  const shown = choices.includes(wanted) ? wanted : "loss";
  const what: Measure = shown === "accuracy" ? "accuracy" : "loss";
  return (
    <section className="curves" aria-label="Curves" data-testid="curves">
      <FirstLosses />
      <Group gap="md" pb={4}>
        <Text size="sm" fw={600}>
          Curves
        </Text>
        {choices.length > 1 && (
          <SegmentedControl
            size="xs"
            value={shown}
            onChange={setWanted}
            data={choices}
            aria-label="What is drawn"
          />
        )}
        <Switch
          size="xs"
          label="log"
          checked={logarithmic}
          onChange={(event) => setLogarithmic(event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label="smooth"
          checked={smoothed}
          onChange={(event) => setSmoothed(event.currentTarget.checked)}
        />
        <Result />
      </Group>
      <div className="charts">
        {shown === GAP ? (
          <GapChart />
        ) : (
          <IterationChart what={what} logarithmic={logarithmic} smoothed={smoothed} />
        )}
        <StepChart what={what} logarithmic={logarithmic} />
      </div>
    </section>
  );
}
