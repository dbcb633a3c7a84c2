// One run of the table: what it is, what it reached, and what can be done with it.

import { ActionIcon, Checkbox, Table, Text, TextInput, Tooltip } from "@mantine/core";
import { IconPlayerPlay, IconStar, IconStarFilled } from "@tabler/icons-react";
import { useState } from "react";
import { inNumbers, inTime, t } from "../../i18n/language.ts";
import type { KeptRun } from "../../store/records.ts";
import { goOnWith, label, MOST_OVERLAID, overlay } from "../../store/runs.ts";
import { useLab } from "../../store/state.ts";
import { SPLIT_NAMES } from "../../tasks/episode.ts";
import { duration } from "../gallery/words.ts";
import { type OptionColumn, outcomeOf, titleOf, valueInWords } from "./rows.ts";
import { RUNS } from "./words.ts";

/** A text that is written where it is read; taken over when it is left. */
function Written({
  value,
  words,
  placeholder,
  change,
}: {
  value: string;
  words: string;
  placeholder: string;
  change: (value: string) => void;
}) {
  const [draft, setDraft] = useState(value);
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      aria-label={words}
      placeholder={placeholder}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => draft !== value && change(draft)}
      onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
    />
  );
}

interface RowProps {
  readonly run: KeptRun;
  readonly columns: readonly OptionColumn[];
  readonly chosen: boolean;
  readonly choose: (chosen: boolean) => void;
}

export function RunRow({ run, columns, chosen, choose }: RowProps) {
  const { record, name, note, starred } = run;
  const { id } = record;
  const overlaid = useLab((state) => state.overlaid.includes(id));
  const full = useLab((state) => state.overlaid.length >= MOST_OVERLAID);
  const here = useLab((state) => state.record?.id === id);
  const outcome = outcomeOf(record);
  const said = { name, note, starred };
  return (
    <Table.Tr data-testid="run" data-here={here || undefined}>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={t(RUNS.of(RUNS.select, titleOf(run)))}
          checked={chosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          size="sm"
          variant="subtle"
          color={starred ? "yellow" : "gray"}
          aria-pressed={starred}
          aria-label={t(starred ? RUNS.unstar : RUNS.star)}
          onClick={() => void label(id, { ...said, starred: !starred })}
        >
          {starred ? <IconStarFilled size={14} /> : <IconStar size={14} />}
        </ActionIcon>
      </Table.Td>
      <Table.Td miw={190}>
        <Written
          value={name}
          words={t(RUNS.name)}
          placeholder={t(titleOf(run))}
          change={(text) => void label(id, { ...said, name: text.trim() })}
        />
        <Text size="xs" c="dimmed">
          {t(RUNS.states[record.state])}
          {here && ` · ${t(RUNS.here)}`}
        </Text>
      </Table.Td>
      <Table.Td>
        {t(outcome.words)}
        <Text size="xs" c="dimmed">
          {outcome.split && t(SPLIT_NAMES[outcome.split])}
        </Text>
      </Table.Td>
      <Table.Td>{inNumbers(record.iteration)}</Table.Td>
      <Table.Td>{t(duration(record.trainingMs / 1000))}</Table.Td>
      <Table.Td>{inTime(record.begunAt)}</Table.Td>
      {columns.map(({ key, path }) => (
        <Table.Td key={key}>{t(valueInWords(record.current, path))}</Table.Td>
      ))}
      <Table.Td miw={150}>
        <Written
          value={note}
          words={t(RUNS.note)}
          placeholder={t(RUNS.note)}
          change={(text) => void label(id, { ...said, note: text.trim() })}
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          size="xs"
          data-testid="overlay"
          aria-label={t(RUNS.of(RUNS.overlay, titleOf(run)))}
          checked={overlaid}
          disabled={here || (full && !overlaid)}
          title={full && !overlaid ? t(RUNS.full(MOST_OVERLAID)) : undefined}
          onChange={(event) => overlay(id, event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <Tooltip label={t(RUNS.open)}>
          <ActionIcon
            size="sm"
            variant="default"
            disabled={here}
            data-testid="open-run"
            aria-label={t(RUNS.of(RUNS.open, titleOf(run)))}
            onClick={() => void goOnWith(run)}
          >
            <IconPlayerPlay size={14} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}
