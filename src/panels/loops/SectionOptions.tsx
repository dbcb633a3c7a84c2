// All options of one section of the experiment, the rarer ones folded away; asks before a restart.

import { Accordion, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { optionsOf, type SectionName, schemaOf } from "../../experiment/experiment.ts";
import { isShown, type OptionValue } from "../../schema/fields.ts";
import { change, wouldRestart } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { OptionControl } from "../../ui/OptionControl.tsx";

interface Props {
  readonly section: SectionName;
  /** Heading of the folded part. */
  readonly more: string;
}

export function SectionOptions({ section, more }: Props) {
  const experiment = useExperiment();
  const [asked, setAsked] = useState<{ option: string; value: OptionValue; label: string }>();
  const options = optionsOf(experiment, section);
  const shown = Object.entries(schemaOf(experiment, section)).filter(([, field]) => isShown(field, options));
  const control = ([option, field]: (typeof shown)[number]) => (
    <OptionControl
      key={option}
      name={option}
      field={field}
      value={options[option]!}
      onChange={(value) => {
        if (wouldRestart({ section, option }, value)) setAsked({ option, value, label: field.label });
        else change({ section, option }, value);
      }}
    />
  );
  const advanced = shown.filter(([, field]) => field.advanced);
  return (
    <Stack gap={8}>
      {shown.filter(([, field]) => !field.advanced).map(control)}
      {advanced.length > 0 && (
        <Accordion
          chevronSize={14}
          styles={{
            control: { padding: 0 },
            label: { padding: "4px 0" },
            content: { padding: "4px 0" },
            item: { border: 0 },
          }}
        >
          <Accordion.Item value="more">
            <Accordion.Control>
              <Text size="xs" c="dimmed">
                {more}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap={8}>{advanced.map(control)}</Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title="Start the run anew?"
        centered
      >
        <Text size="sm">
          “{asked?.label}” cannot change while a run lasts. What has been learned so far will be dropped.
        </Text>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={() => setAsked(undefined)}>
            Keep the run
          </Button>
          <Button
            data-testid="confirm-restart"
            onClick={() => {
              if (asked) change({ section, option: asked.option }, asked.value);
              setAsked(undefined);
            }}
          >
            Change and restart
          </Button>
        </Group>
      </Modal>
    </Stack>
  );
}
