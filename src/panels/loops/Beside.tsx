// Learners trained beside the main one, on the same stream of tasks.

import { ActionIcon, Button, Group, Select, Stack, Text, Tooltip } from "@mantine/core";
import { IconArrowsExchange, IconX } from "@tabler/icons-react";
import { algorithms } from "../../algorithms/registry.ts";
import { colourOf } from "../../charts/colours.ts";
import { learnersOf } from "../../experiment/contenders.ts";
import { MOST_BESIDE } from "../../experiment/experiment.ts";
import { addBeside, keepBeside, removeBeside, swapBeside } from "../../store/actions.ts";
import { useContenders, useExperiment } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";

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
      {beside.map(({ role, label }, index) => (
        <Group key={role} gap={4} wrap="nowrap" justify="space-between">
          <Text size="xs" c={colourOf(role, roles)} fw={600} truncate title={label}>
            beside: {label}
          </Text>
          <Group gap={2} wrap="nowrap">
            <Tooltip label="Make it the main learner, to turn its knobs (restarts)">
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={`Make ${label} the main learner`}
                onClick={() => swapBeside(index)}
              >
                <IconArrowsExchange size={14} />
              </ActionIcon>
            </Tooltip>
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={`No longer compare with ${label}`}
              onClick={() => removeBeside(index)}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      {beside.length < MOST_BESIDE && (
        <Group gap={6} wrap="nowrap">
          <Select
            size="xs"
            flex={1}
            placeholder="Compare with…"
            aria-label="Compare with"
            data-testid="compare-with"
            value={null}
            data={fitting.map(([value, { meta }]) => ({ value, label: meta.label }))}
            onChange={(id) => id && addBeside(id)}
          />
          <Tooltip label="Trains a copy as it is set now beside it; then change a knob of the main one">
            <Button size="compact-xs" variant="default" data-testid="keep-beside" onClick={keepBeside}>
              with a copy
            </Button>
          </Tooltip>
        </Group>
      )}
    </Stack>
  );
}
