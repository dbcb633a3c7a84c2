// A control for one option, made from its field: slider, number, choice or switch. Props only.

import { Group, NumberInput, Select, Slider, Stack, Switch, Text, Tooltip } from "@mantine/core";
import { useThrottledCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { Field, OptionValue } from "../schema/fields.ts";

interface Props {
  readonly name: string;
  readonly field: Field;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
}

const STEPS = 200;
/** A dragged slider is followed at most this often. */
const FOLLOW_MS = 120;

function Label({ field }: { field: Field }) {
  return (
    <Tooltip
      label={field.help}
      multiline
      maw={280}
      openDelay={200}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Text size="xs" style={{ flex: 1 }}>
        {field.label} {field.symbol && <i>{field.symbol}</i>}
        {"unit" in field && field.unit && (
          <Text span size="xs" c="dimmed">
            {" "}
            ({field.unit})
          </Text>
        )}
      </Text>
    </Tooltip>
  );
}

/** A number typed or slid; a value out of range is kept in the field and said to be wrong, never clamped. */
function NumberControl({
  name,
  field,
  value,
  onChange,
}: Props & { field: Extract<Field, { kind: "number" | "integer" }> }) {
  const [draft, setDraft] = useState<string | number>(Number(value));
  const dragging = useRef(false);
  useEffect(() => {
    if (!dragging.current) setDraft(Number(value));
  }, [value]);
  const number = Number(draft);
  const bad =
    draft === "" ||
    !Number.isFinite(number) ||
    number < field.min ||
    number > field.max ||
    (field.kind === "integer" && !Number.isInteger(number));
  const commit = () => !bad && number !== value && onChange(number);
  const logarithmic = field.kind === "number" && field.scale === "logarithmic";
  const toSlider = (x: number) =>
    STEPS *
    (logarithmic
      ? Math.log(x / field.min) / Math.log(field.max / field.min)
      : (x - field.min) / (field.max - field.min));
  const fromSlider = (s: number) =>
    Number(
      (logarithmic
        ? field.min * (field.max / field.min) ** (s / STEPS)
        : field.min + ((field.max - field.min) * s) / STEPS
      ).toPrecision(2),
    );
  const follow = useThrottledCallback((next: number) => onChange(next), FOLLOW_MS);
  return (
    <Stack gap={2}>
      <Group gap={6} wrap="nowrap">
        <Label field={field} />
        <NumberInput
          size="xs"
          w={88}
          hideControls={logarithmic}
          allowDecimal={field.kind === "number"}
          aria-label={field.label}
          data-testid={`option-${name}`}
          value={draft}
          onChange={setDraft}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
          clampBehavior="none"
          error={bad ? `${field.min} to ${field.max}` : undefined}
        />
      </Group>
      {logarithmic && (
        <Slider
          size="xs"
          min={0}
          max={STEPS}
          label={null}
          thumbLabel={field.label}
          value={toSlider(bad ? Number(value) : number)}
          onChange={(s) => {
            dragging.current = true;
            setDraft(fromSlider(s));
            // What can change in flight follows the hand; what restarts waits until it lets go.
            if (field.effect === "live") follow(fromSlider(s));
          }}
          onChangeEnd={(s) => {
            dragging.current = false;
            onChange(fromSlider(s));
          }}
        />
      )}
    </Stack>
  );
}

export function OptionControl(props: Props) {
  const { name, field, value, onChange } = props;
  switch (field.kind) {
    case "number":
    case "integer":
      return <NumberControl {...props} field={field} />;
    case "choice":
      return (
        <Group gap={6} wrap="nowrap">
          <Label field={field} />
          <Select
            size="xs"
            w={132}
            aria-label={field.label}
            data-testid={`option-${name}`}
            allowDeselect={false}
            data={field.choices.map((choice) => ({ ...choice }))}
            value={String(value)}
            onChange={(next) => next !== null && onChange(next)}
          />
        </Group>
      );
    case "flag":
      return (
        <Group gap={6} wrap="nowrap">
          <Label field={field} />
          <Switch
            size="xs"
            aria-label={field.label}
            data-testid={`option-${name}`}
            checked={Boolean(value)}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </Group>
      );
    default:
      return field satisfies never;
  }
}
