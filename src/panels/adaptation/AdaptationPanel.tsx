// The picture of adaptation: the probe task, before adaptation and after each inner step.

import { Button, Group, SegmentedControl, Slider, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import type { AdaptationPath, LearnerRole } from "../../protocol/protocol.ts";
import { setSupport, showRole, showStep } from "../../store/actions.ts";
import { type LabState, lab, useLab } from "../../store/state.ts";
import { DrawingPad } from "./DrawingPad.tsx";
import { FunctionPicture } from "./FunctionPicture.tsx";
import { ImagesPicture } from "./ImagesPicture.tsx";

const SLOW_MOTION_MS = 600;
const ROLE_WORDS: Record<LearnerRole, string> = {
  learner: "Meta-learned",
  pretrained: "Pretrained",
  random: "Random",
};

function Scrubber({ last }: { last: number }) {
  const shownStep = useLab((state) => state.shownStep);
  const experiment = useLab((state) => state.experiment);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const { shownStep: now } = lab.getState();
      if (now >= last) setPlaying(false);
      else showStep(now + 1);
    }, SLOW_MOTION_MS);
    return () => clearInterval(timer);
  }, [playing, last]);
  const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
  const trained = meta.trainedSteps(experiment.algorithm.options);
  return (
    <Group gap="md" wrap="nowrap" py={6} align="center">
      <Text size="sm" style={{ whiteSpace: "nowrap" }} data-testid="shown-step">
        step {Math.min(shownStep, last)}
      </Text>
      <Slider
        style={{ flex: 1 }}
        size="sm"
        min={0}
        max={last}
        step={1}
        value={Math.min(shownStep, last)}
        onChange={showStep}
        label={null}
        thumbLabel="Inner step"
        data-testid="step-slider"
        mb={18}
        marks={[
          // The two words would lie on each other where training takes few of many steps.
          { value: 0, label: trained > 0 && trained < 0.3 * last ? "" : "before" },
          ...(trained > 0 && trained <= last ? [{ value: trained, label: "trained to here" }] : []),
          ...(last !== trained ? [{ value: last, label: `${last}` }] : []),
        ]}
      />
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          showStep(0);
          setPlaying(true);
        }}
      >
        ▷ slow motion
      </Button>
    </Group>
  );
}

/** What one learner reaches on the probe task after a step. */
function ProbeFigure({ path, step }: { path: AdaptationPath; step: number }) {
  return (
    <Text span size="sm" className="mono" data-testid="probe-figure">
      {path.accuracy
        ? `accuracy ${(100 * (path.accuracy[step] ?? 0)).toFixed(0)}%`
        : `mean squared error ${(path.loss[step] ?? 0).toFixed(3)}`}
    </Text>
  );
}

/** Whose weights adapt: those of this moment. */
function Weights() {
  const iteration = useLab((state) => state.iteration);
  return iteration === 0
    ? "Not trained yet: press Play and watch these steps become good."
    : `Weights of iteration ${iteration.toLocaleString("en")}.`;
}

export function AdaptationPanel() {
  const task = useLab((state) => state.tasks[state.probe]);
  const paths = useLab((state) => state.paths);
  const role = useLab((state) => state.shownRole);
  const shownStep = useLab((state) => state.shownStep);
  const own = useLab((state) => state.ownSupport);
  const shown = role === "side by side" ? paths : [paths.find((item) => item.role === role) ?? paths[0]];
  const path = shown[0];
  const last = (path?.outputs.length ?? 1) - 1;
  const step = Math.min(shownStep, last);
  return (
    <section className="adaptation" aria-label="Adaptation" data-testid="adaptation-plot">
      <div className="headline">
        <div>
          <Text size="sm" fw={600}>
            Adaptation
            {task && (
              <Text span size="sm" c="dimmed" fw={400}>
                {" "}
                · {task.description.title}
              </Text>
            )}
          </Text>
          <Text size="xs" c="dimmed">
            <Weights />
            {task?.description.kind === "function" &&
              " Click adds a support point, drag moves it, double-click deletes it."}
          </Text>
        </div>
        <Group gap="sm" className="choices">
          {own && (
            <Button size="compact-xs" variant="default" onClick={() => setSupport(undefined)}>
              Back to the sampled points
            </Button>
          )}
          {paths.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="Initialisation"
              value={role}
              onChange={(value) => showRole(value as LabState["shownRole"])}
              data={[
                ...paths.map((item) => ({ value: item.role, label: ROLE_WORDS[item.role] })),
                { value: "side by side", label: "Side by side" },
              ]}
            />
          )}
          {path && shown.length === 1 && <ProbeFigure path={path} step={step} />}
        </Group>
      </div>
      <div className="picture">
        {task === undefined && (
          <Text c="dimmed" ta="center" pt="xl">
            Warming up: compiling the first computation…
          </Text>
        )}
        {task &&
          shown.map((item) => (
            <div key={item?.role ?? "none"} className="learner">
              {item && shown.length > 1 && (
                <Text size="sm" fw={600} c={`var(--${item.role})`}>
                  {ROLE_WORDS[item.role]} · <ProbeFigure path={item} step={step} />
                </Text>
              )}
              <div className="drawing">
                {task.description.kind === "function" ? (
                  <FunctionPicture task={task} description={task.description} path={item} step={step} />
                ) : (
                  <ImagesPicture task={task} description={task.description} path={item} step={step} />
                )}
              </div>
            </div>
          ))}
      </div>
      {last > 0 && <Scrubber last={last} />}
      {task?.description.kind === "images" && <DrawingPad ways={task.description.classes.length} />}
    </section>
  );
}
