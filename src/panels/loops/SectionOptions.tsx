// All options of one section of the experiment, the rarer ones folded away; asks before a restart.

import { Accordion, ActionIcon, Button, Group, Modal, Stack, Text, Tooltip } from "@mantine/core";
import { IconLink, IconLinkOff } from "@tabler/icons-react";
import { useState } from "react";
import { optionsOf, type SectionName, schemaOf } from "../../experiment/experiment.ts";
import { followersOf, isShown, type OptionValue } from "../../schema/fields.ts";
import { change, wouldRestart } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { OptionControl } from "../../ui/OptionControl.tsx";

interface Props {
  readonly section: SectionName;
  /** Heading of the folded part. */
  readonly more: string;
}

/** A change that would start the run anew, until it is confirmed. */
interface Asked {
  readonly option: string;
  readonly value: OptionValue;
  readonly along: readonly string[];
  readonly label: string;
}

interface CouplingProps {
  readonly linked: boolean;
  /** "shots at test". */
  readonly names: string;
  readonly onToggle: () => void;
}

/** Whether what people take for one knob is turned as one. */
function Coupling({ linked, names, onToggle }: CouplingProps) {
  const words = linked
    ? `Turns ${names} along: press to take them apart`
    : `Apart from ${names}: press to join them`;
  return (
    <Tooltip label={words}>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={words}
        aria-pressed={linked}
        onClick={onToggle}
      >
        {linked ? <IconLink size={13} /> : <IconLinkOff size={13} />}
      </ActionIcon>
    </Tooltip>
  );
}

export function SectionOptions({ section, more }: Props) {
  const experiment = useExperiment();
  const [asked, setAsked] = useState<Asked>();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const options = optionsOf(experiment, section);
  const schema = schemaOf(experiment, section);
  const shown = Object.entries(schema).filter(([, field]) => isShown(field, options));
  const give = (option: string, value: OptionValue, along: readonly string[]) => {
    if (wouldRestart({ section, option }, value))
      setAsked({ option, value, along, label: schema[option]!.label });
    else change({ section, option }, value, along);
  };
  const coupling = (option: string) => {
    const mates = Object.keys(schema).filter((name) => schema[name]!.follows === option);
    if (mates.length === 0) return undefined;
    const linked = followersOf(schema, options, option, apart).length > 0;
    const names = mates.map((name) => schema[name]!.label.toLowerCase()).join(" and ");
    return (
      <Coupling
        linked={linked}
        names={names}
        onToggle={() => {
          setApart(
            linked
              ? new Set([...apart, ...mates])
              : new Set([...apart].filter((name) => !mates.includes(name))),
          );
          const differing = mates.filter((name) => options[name] !== options[option]);
          if (!linked && differing.length > 0) give(differing[0]!, options[option]!, differing.slice(1));
        }}
      />
    );
  };
  const control = ([option, field]: (typeof shown)[number]) => (
    <OptionControl
      key={option}
      name={option}
      field={field}
      value={options[option]!}
      onChange={(value) => {
        if (field.follows) setApart(new Set([...apart, option]));
        give(option, value, followersOf(schema, options, option, apart));
      }}
      beside={coupling(option)}
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
          “{asked?.label}” cannot change while a run lasts. The run so far is kept in this browser: it is
          offered again when you put the value back.
        </Text>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={() => setAsked(undefined)}>
            Keep the run
          </Button>
          <Button
            data-testid="confirm-restart"
            onClick={() => {
              if (asked) change({ section, option: asked.option }, asked.value, asked.along);
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
