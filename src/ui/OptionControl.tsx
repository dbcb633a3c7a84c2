// A control for one option, made from its field: slider, number, choice or switch. Props only.

import {
  Group,
  Select,
  Slider,
  Stack,
  Switch,
  Text,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import { useThrottledCallback } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { t } from "../i18n/language.ts";
import { type Field, nameOfValue, type OptionValue, problemWith } from "../schema/fields.ts";
import { inARow } from "../words/said.ts";
import { definitionsIn } from "./glossary.ts";
import { readNumber } from "./readNumber.ts";

interface Props {
  readonly name: string;
  readonly field: Field;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
  /** Stands between the label and the field. */
  readonly beside?: ReactNode;
}

const STEPS = 200;
/** A dragged slider is followed at most this often. */
const FOLLOW_MS = 120;

function Label({ field }: { field: Field }) {
  return (
    <Tooltip
      label={t(inARow([field.help, ...definitionsIn(field.label)]))}
      multiline
      maw={280}
      openDelay={200}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Text size="xs" style={{ flex: 1 }}>
        {t(field.label)} {field.symbol && <i>{field.symbol}</i>}
        {"unit" in field && field.unit && (
          <Text span size="xs" c="dimmed">
            {" "}
            ({t(field.unit)})
          </Text>
        )}
      </Text>
    </Tooltip>
  );
}

/** Up and down by one, for the mouse; the arrow keys do the same in the field. */
function Stepper({ by }: { by: (step: 1 | -1) => void }) {
  const arrow = (step: 1 | -1, sign: string) => (
    <UnstyledButton
      className="stepper"
      tabIndex={-1}
      aria-hidden
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => by(step)}
    >
      {sign}
    </UnstyledButton>
  );
  return (
    <Stack gap={0}>
      {arrow(1, "▴")}
      {arrow(-1, "▾")}
    </Stack>
  );
}

/** A number typed, stepped or slid; a value that does not fit is kept in the field and said to be wrong, never clamped. */
function NumberControl({
  name,
  field,
  value,
  onChange,
  beside,
}: Props & { field: Extract<Field, { kind: "number" | "integer" }> }) {
  /** What is being typed or slid; the field shows the value itself otherwise, also where a change was not taken. */
  const [draft, setDraft] = useState<string>();
  const whole = field.kind === "integer";
  const shown = draft ?? String(value);
  const number = readNumber(shown, whole);
  const problem = draft === undefined ? undefined : problemWith(field, number);
  const give = (next: number) => {
    setDraft(undefined);
    if (next !== value) onChange(next);
  };
  const commit = () => {
    if (draft !== undefined && problem === undefined) give(number!);
  };
  const stepBy = (step: 1 | -1) => {
    const next = (problem === undefined ? number! : Number(value)) + step;
    if (problemWith(field, next) === undefined) give(next);
  };
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
        {beside}
        <TextInput
          size="xs"
          w={88}
          inputMode={whole ? "numeric" : "decimal"}
          autoComplete="off"
          aria-label={t(field.label)}
          data-testid={`option-${name}`}
          value={shown}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            else if (event.key === "Escape" && draft !== undefined) {
              setDraft(undefined);
              event.stopPropagation();
            } else if (whole && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
              stepBy(event.key === "ArrowUp" ? 1 : -1);
              event.preventDefault();
            }
          }}
          rightSectionWidth={18}
          rightSection={whole && <Stepper by={stepBy} />}
          error={
            problem &&
            (whole && number !== undefined
              ? t`${field.min} to ${field.max}, whole`
              : t`${field.min} to ${field.max}`)
          }
        />
      </Group>
      {logarithmic && (
        <Slider
          size="xs"
          min={0}
          max={STEPS}
          label={null}
          thumbLabel={t(field.label)}
          value={toSlider(problem === undefined ? number! : Number(value))}
          onChange={(s) => {
            setDraft(String(fromSlider(s)));
            // What can change in flight follows the hand; what restarts waits until it lets go.
            if (field.effect === "live") follow(fromSlider(s));
          }}
          onChangeEnd={(s) => {
            setDraft(undefined);
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
            aria-label={t(field.label)}
            data-testid={`option-${name}`}
            allowDeselect={false}
            // Longer names than the field are cut.
            title={t`${nameOfValue(field, value)}`}
            data={field.choices.map(({ value, label }) => ({ value, label: t(label) }))}
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
            aria-label={t(field.label)}
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
