// One task, and how each of the runs that are compared answers it: small pictures beside each other.

import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useMemo } from "react";
import { createStore } from "zustand/vanilla";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import { colourOf } from "../../charts/colours.ts";
import type { SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { type ComparisonNow, lastComparedStep, lookAt, showComparedStep } from "../../store/comparison.ts";
import { Drawn, emptyState } from "../../store/state.ts";
import { said } from "../../words/said.ts";
import { ProbeFigure } from "../adaptation/ProbeFigure.tsx";
import { pictures } from "../adaptation/pictures.ts";
import { StepSlider } from "../adaptation/StepSlider.tsx";
import { asContenders, detailsOf, titleIn } from "./compared.ts";
import { COMPARISON } from "./comparisonWords.ts";

interface OneProps {
  readonly comparison: ComparisonNow;
  readonly index: number;
  readonly task: SampledTask;
  readonly step: number;
}

/** One run's picture, drawn from its own record and not from that of the run on the page; trials beside the others'. */
function One({ comparison: { runs, paths, trials }, index, task, step }: OneProps) {
  const { record } = runs[index]!;
  const drawn = useMemo(() => {
    const contenders = asContenders(runs);
    return createStore(() => ({
      ...emptyState,
      experiment: record.current,
      record: { ...record, contenders },
      trials: trials.map((trial, place) => ({ ...trial, role: contenders[place]!.role })),
    }));
  }, [runs, record, trials]);
  const roles = asContenders(runs).map(({ role }) => role);
  const path = paths[index];
  const props = {
    task,
    path,
    trial: trials[index],
    step: path ? Math.min(step, path.outputs.length - 1) : step,
    colour: colourOf(roles[index]!, roles),
  };
  const title = t(titleIn(runs, index));
  const details = detailsOf(runs, index).map(t).join(" · ");
  const Picture = pictures[task.description.kind];
  return (
    <Drawn value={drawn}>
      <figure className="learner" aria-label={title} data-testid="compared-picture">
        <Text size="sm" fw={600} c={props.colour} truncate title={title}>
          {title}
        </Text>
        <Text size="xs" c="dimmed" truncate title={details}>
          <ProbeFigure {...props} /> · {details}
        </Text>
        <div className="drawing">
          <Picture {...props} />
        </div>
      </figure>
    </Drawn>
  );
}

/** What the pictures are of, and which task comes next. */
function Chooser({ probe, task }: Pick<ComparisonNow, "probe" | "task">) {
  const step = (by: number, words: typeof COMPARISON.another) => (
    <Tooltip label={t(words)}>
      <ActionIcon
        size="sm"
        variant="default"
        aria-label={t(words)}
        disabled={probe + by < 0}
        onClick={() => lookAt(probe + by)}
      >
        {by < 0 ? <IconChevronLeft size={14} /> : <IconChevronRight size={14} />}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap="xs" wrap="nowrap" miw={0}>
      {step(-1, COMPARISON.earlier)}
      {step(1, COMPARISON.another)}
      <Text size="sm" truncate data-testid="compared-task">
        {task && t(COMPARISON.task(probe + 1, said(task.description.title)))}
      </Text>
    </Group>
  );
}

export function ComparedPictures({ comparison }: { comparison: ComparisonNow }) {
  const { runs, reference, probe, task } = comparison;
  const last = lastComparedStep(comparison);
  const step = Math.min(comparison.step ?? last, last);
  const { id, options } = runs[reference]!.record.current.algorithm;
  const meta: AlgorithmMeta = algorithms[id].meta;
  return (
    <section aria-label={t(COMPARISON.oneTask)}>
      <Group gap="md" justify="space-between" pb={4}>
        <Text fw={600} size="sm">
          {t(COMPARISON.oneTask)}
        </Text>
        <Chooser probe={probe} task={task} />
      </Group>
      {task === undefined ? (
        <Text size="sm" c="dimmed" py="xl" ta="center">
          {t(COMPARISON.opening)}
        </Text>
      ) : (
        <>
          <div className="compared-pictures" data-kind={task.description.kind}>
            {runs.map(({ record }, index) => (
              <One key={record.id} comparison={comparison} index={index} task={task} step={step} />
            ))}
          </div>
          {last > 0 && (
            <StepSlider
              step={step}
              last={last}
              trained={meta.trainedSteps(options)}
              start={t(COMPARISON.start)}
              show={showComparedStep}
            />
          )}
        </>
      )}
    </section>
  );
}
