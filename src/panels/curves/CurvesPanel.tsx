// The record: training and evaluation over iterations, and loss against inner step.

import { Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { memo, useDeferredValue, useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { smooth, thin } from "../../charts/thin.ts";
import { presets } from "../../experiment/presets.ts";
import type { Evaluation, LearnerRole } from "../../protocol/protocol.ts";
import { writeLink } from "../../share/link.ts";
import { type LabState, useLab } from "../../store/state.ts";

const DRAWN_POINTS = 300;
const SMOOTHING = 0.9;
const COLOURS: Record<LearnerRole, string> = {
  learner: "var(--learner)",
  pretrained: "var(--pretrained)",
  random: "var(--random)",
};
const WORDS: Record<LearnerRole, string> = { learner: "learner", pretrained: "pretrained", random: "random" };
const axis = { tick: { fontSize: 11, fill: "var(--truth)" }, stroke: "var(--line)" } as const;
const figure = (value: unknown) =>
  Array.isArray(value) ? value.map((item) => Number(item).toFixed(3)).join(" to ") : Number(value).toFixed(4);

/** The entry that a curve over iterations shows: after the trained steps, or after the last where none are trained. */
const shownEntry = ({ bySteps, trainedSteps }: Evaluation, steps: number) =>
  bySteps[trainedSteps || Math.min(steps, bySteps.length - 1)] ?? bySteps.at(-1)!;

/** This run's final figures beside the published ones, with the conditions of both. */
function Result() {
  const evaluations = useLab((state) => state.evaluations);
  const experiment = useLab((state) => state.experiment);
  const link = writeLink(experiment);
  const preset = Object.values(presets).find((item) => writeLink(item.experiment) === link);
  const latest =
    evaluations.findLast(({ role, split }) => role === "learner" && split === "test") ??
    evaluations.findLast(({ role }) => role === "learner");
  const ours =
    latest &&
    (latest.bySteps[0]?.accuracy
      ? `${(100 * shownEntry(latest, 0).accuracy!.mean).toFixed(1)} ± ${(100 * shownEntry(latest, 0).accuracy!.ci95).toFixed(1)}%`
      : [1, 5, 10].flatMap((step) => latest.bySteps[step]?.loss.mean.toFixed(2) ?? []).join(", "));
  return (
    <Text size="xs" c="dimmed" data-testid="result">
      {latest && (
        <>
          Ours: <b>{ours}</b> ({latest.tasks} {latest.split} tasks, iteration{" "}
          {latest.iteration.toLocaleString("en")}
          {experiment.model.options.normalisation === "batch"
            ? `, ${experiment.model.options.transductive ? "transductive" : "inductive"}`
            : ""}
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

/** The series, read late: drawing them yields to clicks and drags. */
export function CurvesPanel() {
  const losses = useDeferredValue(useLab((state) => state.losses));
  const accuracies = useDeferredValue(useLab((state) => state.accuracies));
  const evaluations = useDeferredValue(useLab((state) => state.evaluations));
  const marks = useDeferredValue(useLab((state) => state.marks));
  return <Curves losses={losses} accuracies={accuracies} evaluations={evaluations} marks={marks} />;
}

type Series = Pick<LabState, "losses" | "accuracies" | "evaluations" | "marks">;

const Curves = memo(function Curves({ losses, accuracies, evaluations, marks }: Series) {
  const [logarithmic, setLogarithmic] = useState(false);
  const [smoothed, setSmoothed] = useState(true);
  const [wanted, setWanted] = useState<"loss" | "accuracy">("accuracy");
  const classification = accuracies.length > 0 || evaluations.some(({ bySteps }) => bySteps[0]?.accuracy);
  const what = classification ? wanted : "loss";
  const training = smooth(
    thin(what === "loss" ? losses : accuracies, DRAWN_POINTS),
    smoothed ? SMOOTHING : 0,
  );
  const learnerSteps = evaluations.find(({ role }) => role === "learner")?.trainedSteps ?? 0;
  const roles = [...new Set(evaluations.map(({ role }) => role))].filter((role) => role !== "random");
  const series = roles.map((role) => ({
    role,
    points: evaluations
      .filter((item) => item.role === role && item.split === "validation")
      .map((item) => {
        const { mean, ci95 } = shownEntry(item, learnerSteps)[what]!;
        return {
          x: item.iteration,
          y: mean,
          band: [Math.max(mean - ci95, logarithmic ? 1e-6 : Number.NEGATIVE_INFINITY), mean + ci95],
        };
      }),
  }));
  const latest = (role: LearnerRole) => evaluations.findLast((item) => item.role === role);
  const first = evaluations.find(({ role }) => role === "learner");
  const curves = [
    ...(first && first !== latest("learner")
      ? [{ name: "learner at the start", colour: "var(--learner-pale)", dash: undefined, evaluation: first }]
      : []),
    ...(["random", "pretrained", "learner"] as const).flatMap((role) => {
      const evaluation = latest(role);
      return evaluation
        ? [
            {
              name: WORDS[role],
              colour: COLOURS[role],
              dash: role === "learner" ? undefined : "6 4",
              evaluation,
            },
          ]
        : [];
    }),
  ].map(({ evaluation, ...rest }) => ({
    ...rest,
    points: evaluation.bySteps.map((entry) => ({ x: entry.step, y: entry[what]!.mean })),
  }));
  const steps = (first?.bySteps.length ?? 1) > 1;
  const scale = logarithmic
    ? ({ scale: "log", domain: ["auto", "auto"], allowDataOverflow: true } as const)
    : ({ scale: "linear" } as const);
  return (
    <section
      className="curves"
      aria-label="Curves"
      data-testid="curve-training"
      data-first-losses={losses.slice(0, 10).join(",")}
    >
      <Group gap="md" pb={4}>
        <Text size="sm" fw={600}>
          Curves
        </Text>
        {classification && (
          <SegmentedControl
            size="xs"
            value={what}
            onChange={(value) => setWanted(value as "loss" | "accuracy")}
            data={["accuracy", "loss"]}
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
        <div className="chart">
          <Text size="xs" c="dimmed">
            {what} after adaptation, by iteration ·{" "}
            <Text span c="var(--truth)">
              training
            </Text>
            {roles.map((role) => (
              <Text span key={role} c={COLOURS[role]}>
                {" "}
                · {WORDS[role]}, validation tasks
              </Text>
            ))}
          </Text>
          {training.length === 0 && series.length === 0 && (
            <Text size="sm" c="dimmed" ta="center" pt="lg">
              The curves grow here once you press Play.
            </Text>
          )}
          <ResponsiveContainer>
            <ComposedChart margin={{ top: 4, right: 8, bottom: 0, left: -12 }}>
              <CartesianGrid stroke="var(--line)" vertical={false} />
              <XAxis dataKey="x" type="number" domain={[0, "dataMax"]} {...axis} />
              <YAxis {...axis} {...scale} width={56} />
              <Tooltip
                formatter={figure}
                labelFormatter={(iteration) => `iteration ${Math.round(Number(iteration))}`}
                contentStyle={{ background: "var(--page)", borderColor: "var(--line)", fontSize: 12 }}
              />
              <Line
                name="training"
                data={training}
                dataKey="y"
                stroke="var(--truth)"
                dot={false}
                strokeWidth={1}
                isAnimationActive={false}
              />
              {series.map(({ role, points }) => (
                <Area
                  key={`${role}-band`}
                  name={`${WORDS[role]}, 95%`}
                  data={points}
                  dataKey="band"
                  fill={COLOURS[role]}
                  fillOpacity={0.15}
                  stroke="none"
                  isAnimationActive={false}
                />
              ))}
              {series.map(({ role, points }) => (
                <Line
                  key={role}
                  name={WORDS[role]}
                  data={points}
                  dataKey="y"
                  stroke={COLOURS[role]}
                  strokeWidth={2}
                  strokeDasharray={role === "learner" ? "0" : "6 4"}
                  dot={points.length < 12}
                  isAnimationActive={false}
                />
              ))}
              {marks.map((mark) => (
                <ReferenceLine
                  key={`${mark.iteration}-${mark.path.option}`}
                  x={mark.iteration}
                  stroke="var(--support)"
                  strokeDasharray="2 3"
                  label={{
                    value: `${mark.path.option} ${mark.value}`,
                    fontSize: 10,
                    fill: "var(--support)",
                    position: "insideTopLeft",
                  }}
                />
              ))}
            </ComposedChart>
          </ResponsiveContainer>
        </div>
        <div className="chart">
          <Text size="xs" c="dimmed">
            {what} by inner step
            {curves.map((curve) => (
              <Text
                span
                key={curve.name}
                c={curve.colour === "var(--learner-pale)" ? "dimmed" : curve.colour}
              >
                {" "}
                · {curve.name}
              </Text>
            ))}
          </Text>
          {first && !steps && (
            <Text size="sm" c="dimmed" ta="center" pt="lg">
              A metric learner takes no inner steps: {what}{" "}
              {first && figure(shownEntry(latest("learner")!, 0)[what]!.mean)}.
            </Text>
          )}
          {steps && (
            <ResponsiveContainer>
              <ComposedChart margin={{ top: 4, right: 8, bottom: 0, left: -12 }}>
                <CartesianGrid stroke="var(--line)" vertical={false} />
                <XAxis dataKey="x" type="number" domain={[0, "dataMax"]} allowDecimals={false} {...axis} />
                <YAxis {...axis} {...scale} width={56} />
                <Tooltip
                  formatter={figure}
                  labelFormatter={(step) => `after step ${step}`}
                  contentStyle={{ background: "var(--page)", borderColor: "var(--line)", fontSize: 12 }}
                />
                {curves.map(({ name, colour, dash, points }) => (
                  <Line
                    key={name}
                    name={name}
                    data={points}
                    dataKey="y"
                    stroke={colour}
                    strokeDasharray={dash ?? "0"}
                    strokeWidth={2}
                    dot={false}
                    isAnimationActive={false}
                  />
                ))}
                {learnerSteps > 0 && (
                  <ReferenceLine
                    x={learnerSteps}
                    stroke="var(--truth)"
                    strokeDasharray="3 3"
                    label={{
                      value: "trained to here",
                      fontSize: 10,
                      fill: "var(--truth)",
                      position: "insideTopLeft",
                    }}
                  />
                )}
              </ComposedChart>
            </ResponsiveContainer>
          )}
        </div>
      </div>
    </section>
  );
});
