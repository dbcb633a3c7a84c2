// The picture of adaptation: the probe task, before adaptation and after each inner step.

import { Anchor, Button, Group, Loader, SegmentedControl, Select, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import { colourOf } from "../../charts/colours.ts";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import { setSupport, showRole, showStep } from "../../store/actions.ts";
import { lab, lastStep, pageState, SIDE_BY_SIDE, useContenders, useLab, useRun } from "../../store/state.ts";
import type { PictureKind } from "../../tasks/meta.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { fitInARow } from "../../ui/fitInARow.ts";
import { DrawPanel } from "../draw/DrawPanel.tsx";
import { InsidePanel, InsideSwitch } from "../inside/InsidePanel.tsx";
import { SaveMenu } from "../takeAway/SaveMenu.tsx";
import { Begin, Welcome } from "../welcome/Welcome.tsx";
import { WhyPanel, WhySwitch } from "../why/WhyPanel.tsx";
import { adaptationData, trialData } from "./data.ts";
import { ProbeFigure } from "./ProbeFigure.tsx";
import { pictures } from "./pictures.ts";
import { StepSlider } from "./StepSlider.tsx";

/** Slow motion: this long for each step, but no longer than that for all. */
const SLOW_MOTION = { step: 600, all: 9000 } as const;
/** Pictures whose support points can be put and dragged. */
const EDITABLE: readonly PictureKind[] = ["function", "plane", "prices"];
/** More pictures than these do not fit beside each other. */
const MOST_BESIDE = 4;

function Scrubber({ last }: { last: number }) {
  const shownStep = useLab((state) => state.shownStep);
  const { id, options } = useLab((state) => state.experiment.algorithm);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        const { shownStep: now } = lab.getState();
        if (now >= last) setPlaying(false);
        else showStep(now + 1);
      },
      Math.min(SLOW_MOTION.step, SLOW_MOTION.all / last),
    );
    return () => clearInterval(timer);
  }, [playing, last]);
  const meta: AlgorithmMeta = algorithms[id].meta;
  return (
    <StepSlider
      step={shownStep}
      last={last}
      trained={meta.trainedSteps(options)}
      start={meta.adaptsBySteps ? t`before` : t`start`}
      show={showStep}
    >
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          showStep(0);
          setPlaying(true);
        }}
      >
        ▷ {t`slow motion`}
      </Button>
    </StepSlider>
  );
}

/** Whose adaptation is drawn. */
function WhoIsShown() {
  const role = useLab((state) => state.shownRole);
  const contenders = useContenders();
  const phone = useMediaQuery("(max-width: 430px)");
  const data = [
    ...contenders.map((item) => ({ value: item.role, label: t(item.label) })),
    { value: SIDE_BY_SIDE, label: t`Side by side` },
  ];
  if (contenders.length < 2) return null;
  if (fitInARow(data, phone))
    return (
      <SegmentedControl
        size="xs"
        aria-label={t`Whose adaptation`}
        value={role}
        onChange={showRole}
        data={data}
      />
    );
  return (
    <Select
      size="xs"
      w={170}
      aria-label={t`Whose adaptation`}
      data-testid="shown-role"
      allowDeselect={false}
      value={role}
      data={data}
      onChange={(value) => value && showRole(value)}
    />
  );
}

/** Whose weights adapt: those of this moment. */
function Weights() {
  const iteration = useRun((record) => record.iteration, 0);
  const running = useRun((record) => record.state === "running", false);
  const untrained = () => (running ? t`Training begins…` : t`Not trained yet: press Play.`);
  const words = iteration > 0 ? t`Weights of iteration ${iteration}.` : untrained();
  return (
    <Text size="xs" c="dimmed" truncate title={words}>
      {words}
    </Text>
  );
}

export function AdaptationPanel() {
  const task = useLab((state) => state.tasks[state.probe]);
  const paths = useLab((state) => state.paths);
  const trials = useLab((state) => state.trials);
  const role = useLab((state) => state.shownRole);
  /** Known before the first task is: what stands above the picture has its place from the beginning. */
  const kind = useLab(({ experiment }) => taskFamilies[experiment.task.id].meta.picture);
  const contenders = useContenders();
  const roles = contenders.map((item) => item.role);
  const labelOf = (of: string) => contenders.find((item) => item.role === of)?.label ?? of;
  const shownStep = useLab((state) => state.shownStep);
  const own = useLab((state) => state.ownSupport);
  const shown = role === SIDE_BY_SIDE ? roles : [roles.includes(role) ? role : "learner"];
  /** Of several beside each other one looks inside the learner. */
  const inside = shown.length === 1 ? shown[0]! : "learner";
  const last = useLab(lastStep);
  const step = Math.min(shownStep, last);
  /** What one contender does; who takes fewer steps stays at its last. */
  const of = (who: string) => {
    const path = paths.find((item) => item.role === who);
    const own = path ? Math.min(step, path.outputs.length - 1) : step;
    return { path, trial: trials.find((item) => item.role === who), step: own };
  };
  const dataOf = ({ path, trial }: Pick<ReturnType<typeof of>, "path" | "trial">) =>
    trial ? () => trialData(trial) : path && task ? () => adaptationData(task, path) : undefined;
  const looking = useLab((state) => state.looking && state.trials.length === 0);
  const asking = useLab((state) => state.asking && state.trials.length === 0);
  const arriving = useLab((state) => state.arriving);
  const refused = useLab((state) => state.refused !== undefined);
  const warming = useLab((state) => pageState(state) === "warming");
  const ready = paths.length + trials.length > 0;
  const Picture = task && pictures[task.description.kind];
  const editable = EDITABLE.includes(kind);
  return (
    <section className="adaptation" aria-label={t`Adaptation`} data-testid="adaptation-plot">
      {arriving && <Welcome />}
      <div className="headline">
        <div>
          <Text size="sm" fw={600} truncate title={task && t(task.description.title)}>
            {t`Adaptation`}
            {task && (
              <Text span size="sm" c="dimmed" fw={400}>
                {" "}
                · {t(task.description.title)}
              </Text>
            )}
          </Text>
          {!arriving && !refused && <Weights />}
        </div>
        <div className="choices">
          <Group gap="sm" className="choice-row">
            {kind !== "decisions" && !arriving && (
              <>
                <WhySwitch />
                <InsideSwitch />
              </>
            )}
            <WhoIsShown />
          </Group>
        </div>
      </div>
      <div className="told" data-figure={shown.length === 1 || undefined}>
        <div>
          {editable && (
            <Text
              size="xs"
              c="dimmed"
              truncate
              title={own ? undefined : t`Tap adds a point, dragging moves it, double-tap deletes it.`}
            >
              {own
                ? filled`Your own points. ${(
                    <Anchor component="button" type="button" size="xs" onClick={() => setSupport(undefined)}>
                      {t`Back to the sampled points`}
                    </Anchor>
                  )}`
                : t`Tap adds a point, dragging moves it, double-tap deletes it.`}
            </Text>
          )}
        </div>
        {ready && task && shown.length === 1 && (
          <Group gap={4} wrap="nowrap">
            <ProbeFigure task={task} {...of(shown[0]!)} />
            <SaveMenu name="adaptation" within=".adaptation" data={dataOf(of(shown[0]!))} />
          </Group>
        )}
      </div>
      <div
        className="picture"
        data-beside={shown.length > 1 || undefined}
        data-many={shown.length > MOST_BESIDE || undefined}
        data-kind={task?.description.kind}
        aria-busy={warming}
      >
        {warming && task && (
          <Text role="status" size="sm" className="warming">
            <Loader size="xs" aria-hidden="true" /> {t`warming up…`}
          </Text>
        )}
        {task === undefined && !refused && (
          <Text c="dimmed" ta="center" pt="xl">
            {t`Warming up: compiling the first computation…`}
          </Text>
        )}
        {task &&
          Picture &&
          shown.map((who) => (
            <div key={who} className="learner">
              {shown.length > 1 && (
                <Text size="sm" fw={600} c={colourOf(who, roles)}>
                  {t(labelOf(who))} · <ProbeFigure task={task} {...of(who)} />
                </Text>
              )}
              <div className="drawing">
                <Picture task={task} {...of(who)} colour={colourOf(who, roles)} />
              </div>
            </div>
          ))}
        {looking && task && (
          <InsidePanel task={task} role={inside} step={step} colour={colourOf(inside, roles)} />
        )}
        {asking && task && (
          <WhyPanel key={JSON.stringify(task.description.title)} task={task} role={shown[0]!} step={step} />
        )}
        {task?.description.kind === "images" && (
          <DrawPanel task={task} ways={task.description.classes.length} hidden={looking || asking} />
        )}
        {arriving && <Begin />}
      </div>
      {last > 0 && <Scrubber last={last} />}
    </section>
  );
}
