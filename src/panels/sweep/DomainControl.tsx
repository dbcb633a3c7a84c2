// What one knob may be in a sweep: a range, a list of numbers, or some of its choices.

import { ActionIcon, Group, MultiSelect, SegmentedControl, Select, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "../../i18n/language.ts";
import { type Field, type OptionValue, problemWith } from "../../schema/fields.ts";
import type { Domain, Range } from "../../sweep/points.ts";
import { readNumber } from "../../ui/readNumber.ts";
import type { Said } from "../../words/said.ts";
import { isRange, type Knob } from "./draft.ts";
import { SWEEP } from "./words.ts";

interface TypedProps {
  readonly words: Said;
  readonly value: string;
  /** Answers what is wrong, in words. */
  readonly take: (text: string) => string | undefined;
  readonly width?: number;
}

/** Taken over when it is left; what does not fit stays, and is said to be wrong. */
function Typed({ words, value, take, width }: TypedProps) {
  const [draft, setDraft] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const leave = () => {
    if (draft === undefined) return;
    const problem = take(draft);
    setWrong(problem);
    if (problem === undefined) setDraft(undefined);
  };
  return (
    <TextInput
      size="xs"
      label={t(words)}
      {...(width === undefined ? { style: { flex: "1 1 180px" } } : { w: width })}
      value={draft ?? value}
      error={wrong}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={({ key }) => key === "Enter" && leave()}
    />
  );
}

/** A number within a field's bounds, or what is wrong with the text. */
function numberFor(text: string, field: Field): number | string {
  const value = readNumber(text, field.kind === "integer");
  if (value === undefined) return t`“${text.trim()}” is not a number`;
  const problem = problemWith(field.kind === "number" ? field : { ...field }, value);
  return problem ? t`${value} ${problem}` : value;
}

/** Another whole number above 0, or what is wrong with the text. */
function wholeFor(text: string, most: number): number | string {
  const value = readNumber(text, true);
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > most)
    return t`a whole number from 1 to ${most}`;
  return value;
}

/** A whole number above 0, typed. */
export function WholeControl({
  words,
  value,
  most,
  change,
  width = 110,
}: {
  words: Said;
  value: number;
  most: number;
  change: (value: number) => void;
  width?: number;
}) {
  return (
    <Typed
      words={words}
      value={String(value)}
      width={width}
      take={(text) => {
        const whole = wholeFor(text, most);
        if (typeof whole === "string") return whole;
        change(whole);
        return undefined;
      }}
    />
  );
}

interface Props {
  readonly knob: Knob;
  readonly domain: Domain;
  /** Whether a range says how many values it has; else the sweep does. */
  readonly counts: boolean;
  readonly change: (domain: Domain | undefined) => void;
}

function RangeControl({
  field,
  range,
  counts,
  change,
}: {
  field: Field;
  range: Range;
  counts: boolean;
  change: (range: Range) => void;
}) {
  const end = (which: "from" | "to") => (text: string) => {
    const value = numberFor(text, field);
    if (typeof value === "string") return value;
    change({ ...range, [which]: value });
    return undefined;
  };
  return (
    <>
      <Typed words={SWEEP.from} value={String(range.from)} width={90} take={end("from")} />
      <Typed words={SWEEP.to} value={String(range.to)} width={90} take={end("to")} />
      {counts && (
        <WholeControl
          words={SWEEP.count}
          value={range.count}
          most={100}
          width={70}
          change={(count) => change({ ...range, count })}
        />
      )}
      <Select
        size="xs"
        w={130}
        label={t(SWEEP.scale)}
        allowDeselect={false}
        value={range.scale}
        data={[
          { value: "linear", label: t(SWEEP.linear) },
          { value: "logarithmic", label: t(SWEEP.logarithmic) },
        ]}
        onChange={(scale) => scale && change({ ...range, scale: scale as Range["scale"] })}
      />
    </>
  );
}

function ListControl({
  field,
  list,
  change,
}: {
  field: Field;
  list: readonly OptionValue[];
  change: (list: OptionValue[]) => void;
}) {
  if (field.kind === "choice" || field.kind === "flag") {
    const choices =
      field.kind === "choice"
        ? field.choices.map(({ value, label }) => ({ value, label: t(label) }))
        : [
            { value: "false", label: t`off` },
            { value: "true", label: t`on` },
          ];
    return (
      <MultiSelect
        size="xs"
        style={{ flex: "1 1 240px" }}
        label={t(SWEEP.list)}
        data={choices}
        value={list.map(String)}
        onChange={(values) =>
          values.length > 0 &&
          change(field.kind === "flag" ? values.map((value) => value === "true") : values)
        }
      />
    );
  }
  return (
    <Typed
      words={SWEEP.values}
      value={list.join(", ")}
      take={(text) => {
        const values = text
          .split(/[,;\s]+/)
          .filter((part) => part !== "")
          .map((part) => numberFor(part, field));
        const wrong = values.find((value) => typeof value === "string");
        if (wrong !== undefined) return wrong;
        if (values.length === 0) return t`at least one number`;
        change([...new Set(values as number[])]);
        return undefined;
      }}
    />
  );
}

export function DomainControl({ knob, domain, counts, change }: Props) {
  const { field, label } = knob;
  const numeric = field.kind === "number" || field.kind === "integer";
  const asList = (): OptionValue[] => (isRange(domain) ? [domain.from, domain.to] : [...domain]);
  const asRange = (): Range => {
    const values = asList().map(Number);
    const [from, to] = [Math.min(...values), Math.max(...values)];
    return { from, to: to > from ? to : from + 1, scale: "linear", count: 5 };
  };
  return (
    <Group gap="xs" align="end" className="sweep-knob" role="group" aria-label={t(label)}>
      <Text size="sm" fw={600} className="sweep-knob-name">
        {t(label)}
      </Text>
      {numeric && (
        <SegmentedControl
          size="xs"
          aria-label={t(label)}
          value={isRange(domain) ? "range" : "list"}
          data={[
            { value: "range", label: t(SWEEP.range) },
            { value: "list", label: t(SWEEP.list) },
          ]}
          onChange={(form) => change(form === "range" ? asRange() : asList())}
        />
      )}
      {isRange(domain) ? (
        <RangeControl field={field} range={domain} counts={counts} change={change} />
      ) : (
        <ListControl field={field} list={domain} change={change} />
      )}
      <ActionIcon
        size="md"
        variant="subtle"
        color="gray"
        ml="auto"
        aria-label={t(SWEEP.removeKnob(label))}
        onClick={() => change(undefined)}
      >
        <IconX size={14} />
      </ActionIcon>
    </Group>
  );
}
