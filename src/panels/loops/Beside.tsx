// Learners trained beside the main one, on the same stream of tasks.

import { ActionIcon, Button, Group, Select, Stack, Text, Tooltip } from "@mantine/core";
import { IconAdjustments, IconArrowsExchange, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { algorithms } from "../../algorithms/registry.ts";
import { colourOf } from "../../charts/colours.ts";
import { type ExperimentLearner, learnersOf } from "../../experiment/contenders.ts";
import { MOST_BESIDE } from "../../experiment/experiment.ts";
import { t } from "../../i18n/language.ts";
import type { OptionValue, Schema } from "../../schema/fields.ts";
import { addBeside, changeBeside, keepBeside, removeBeside, swapBeside } from "../../store/actions.ts";
import { useContenders, useExperiment, useRun } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { AskRestart } from "./AskRestart.tsx";
import { OptionList } from "./OptionList.tsx";

interface LearnerProps extends ExperimentLearner {
  /** Its place among those beside. */
  readonly index: number;
  readonly colour: string;
}

/** One learner beside: its name, and its own knobs on demand. */
function Learner({ role, label: named, chosen, index, colour }: LearnerProps) {
  const label = t(named);
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState<{ readonly option: string; readonly value: OptionValue }>();
  const trained = useRun((record) => record.iteration > 0, false);
  const { schema }: { schema: Schema } = algorithms[chosen.id].meta;
  return (
    <div>
      <Group gap={4} wrap="nowrap" justify="space-between">
        <Text size="xs" c={colour} fw={600} truncate title={label}>
          {t`beside: ${label}`}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Tooltip label={t`Its own knobs`}>
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={t`Knobs of ${label}`}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              <IconAdjustments size={14} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t`Make it the main learner (restarts)`}>
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={t`Make ${label} the main learner`}
              onClick={() => swapBeside(index)}
            >
              <IconArrowsExchange size={14} />
            </ActionIcon>
          </Tooltip>
          <ActionIcon
            size="sm"
            variant="subtle"
            aria-label={t`No longer compare with ${label}`}
            onClick={() => removeBeside(index)}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      </Group>
      {opened && (
        <OptionList
          schema={schema}
          options={chosen.options}
          more={t`More of ${label}`}
          prefix={`${role}-`}
          onChange={(option, value) => {
            if (trained) setAsked({ option, value });
            else changeBeside(index, option, value);
          }}
        />
      )}
      <AskRestart
        label={asked && schema[asked.option]!.label}
        onKeep={() => setAsked(undefined)}
        onRestart={() => {
          if (asked) changeBeside(index, asked.option, asked.value);
          setAsked(undefined);
        }}
      />
    </div>
  );
}

export function Beside() {
  const experiment = useExperiment();
  const contenders = useContenders();
  const { problem } = taskFamilies[experiment.task.id].meta;
  const beside = learnersOf(experiment).slice(1);
  const roles = contenders.map(({ role }) => role);
  const fitting = Object.entries(algorithms).filter(([, { meta }]) =>
    (meta.problems as readonly string[]).includes(problem),
  );
  return (
    <Stack gap={6} data-testid="beside">
      {beside.map((one, index) => (
        <Learner key={one.role} {...one} index={index} colour={colourOf(one.role, roles)} />
      ))}
      {beside.length < MOST_BESIDE && (
        <Group gap={6} wrap="nowrap">
          <Select
            size="xs"
            flex={1}
            placeholder={t`Compare with…`}
            aria-label={t`Compare with`}
            data-testid="compare-with"
            value={null}
            data={fitting.map(([value, { meta }]) => ({ value, label: t(meta.label) }))}
            onChange={(id) => id && addBeside(id)}
          />
          <Tooltip label={t`Trains a copy as it is set now beside it; then change a knob of the main one`}>
            <Button size="compact-xs" variant="default" data-testid="keep-beside" onClick={keepBeside}>
              {t`with a copy`}
            </Button>
          </Tooltip>
        </Group>
      )}
    </Stack>
  );
}
