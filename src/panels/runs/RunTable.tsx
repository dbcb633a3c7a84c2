// The runs that this browser keeps, as a table: named, starred, compared, filed, gone on with.

import {
  ActionIcon,
  Button,
  Checkbox,
  FileButton,
  Group,
  MultiSelect,
  Table,
  Text,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconPlayerPlay,
  IconSearch,
  IconStar,
  IconStarFilled,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { type Experiment, fieldAt, type OptionPath, valueAt } from "../../experiment/experiment.ts";
import { inNumbers, inTime, t } from "../../i18n/language.ts";
import { nameOfValue } from "../../schema/fields.ts";
import { guard } from "../../store/messages.ts";
import type { KeptRun } from "../../store/records.ts";
import { fileOf, goOnWith, label, MOST_OVERLAID, overlay, remove, takeFiles } from "../../store/runs.ts";
import { useLab } from "../../store/state.ts";
import { SPLIT_NAMES } from "../../tasks/episode.ts";
import { download } from "../../ui/download.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import type { Said } from "../../words/said.ts";
import { duration } from "../gallery/words.ts";
import { csvOf } from "./csv.ts";
import {
  differingOptions,
  filtered,
  type OptionColumn,
  outcomeOf,
  type Sort,
  sorted,
  titleOf,
} from "./rows.ts";
import { RUNS } from "./words.ts";

/** Columns of options shown until others are chosen. */
const FIRST_COLUMNS = 5;

interface Order {
  readonly by: Sort;
  readonly down: boolean;
}

function Head({
  by,
  order,
  sort,
  children,
}: {
  by: Sort;
  order: Order;
  sort: (order: Order) => void;
  children: ReactNode;
}) {
  const own =
    by === order.by || (typeof by === "object" && typeof order.by === "object" && by.key === order.by.key);
  return (
    <Table.Th aria-sort={own ? (order.down ? "descending" : "ascending") : "none"}>
      <UnstyledButton fz="xs" fw={600} onClick={() => sort({ by, down: own ? !order.down : true })}>
        {children} {own && (order.down ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
      </UnstyledButton>
    </Table.Th>
  );
}

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

/** An option's value by its name; empty where the run has no such option. */
function valueInWords(experiment: Experiment, path: OptionPath): string {
  const field = fieldAt(experiment, path);
  const value = valueAt(experiment, path);
  return field && value !== undefined ? t`${nameOfValue(field, value)}` : "";
}

interface RowProps {
  readonly run: KeptRun;
  readonly columns: readonly OptionColumn[];
  readonly chosen: boolean;
  readonly choose: (chosen: boolean) => void;
}

function Row({ run, columns, chosen, choose }: RowProps) {
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
        <Table.Td key={key}>{valueInWords(record.current, path)}</Table.Td>
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

export function RunTable() {
  const runs = useLab((state) => state.runs);
  const unreadable = useLab((state) => state.unreadableRuns);
  const [sought, setSought] = useState("");
  const [order, setOrder] = useState<Order>({ by: "begun", down: true });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<readonly string[]>();
  const differing = differingOptions(runs);
  const columns = wanted
    ? differing.filter(({ key }) => wanted.includes(key))
    : differing.slice(0, FIRST_COLUMNS);
  const shown = sorted(filtered(runs, sought), order.by, order.down);
  const ids = shown.map(({ record }) => record.id);
  const selected = ids.filter((id) => chosen.includes(id));
  // What is done with none chosen is done with all that are shown.
  const meant = selected.length > 0 ? selected : ids;
  const megabytes = (runs.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);
  const head = (by: Sort, words: Said) => (
    <Head key={typeof by === "object" ? by.key : by} by={by} order={order} sort={setOrder}>
      {t(words)}
    </Head>
  );
  return (
    <>
      <Group gap="sm" pb="xs" align="end">
        <TextInput
          size="xs"
          style={{ flex: "1 1 200px" }}
          placeholder={t(RUNS.search)}
          aria-label={t(RUNS.search)}
          leftSection={<IconSearch size={14} />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {differing.length > 0 && (
          <MultiSelect
            size="xs"
            style={{ flex: "2 1 260px" }}
            aria-label={t(RUNS.columns)}
            placeholder={columns.length === 0 ? t(RUNS.columns) : ""}
            data={differing.map(({ key, label: words }) => ({ value: key, label: t(words) }))}
            value={columns.map(({ key }) => key)}
            onChange={setWanted}
            searchable
          />
        )}
      </Group>
      <Group gap="xs" pb="xs">
        <Button
          size="compact-xs"
          variant="default"
          disabled={meant.length === 0}
          onClick={() =>
            void guard(fileOf(meant).then(({ name, bytes }) => download(name, bytes, "application/gzip")))
          }
        >
          {t(RUNS.save)}
        </Button>
        <FileButton accept=".innerloop" multiple onChange={(files) => void takeFiles(files)}>
          {(props) => (
            <Button {...props} size="compact-xs" variant="default" data-testid="take-runs">
              {t(RUNS.take)}
            </Button>
          )}
        </FileButton>
        <Button
          size="compact-xs"
          variant="default"
          disabled={meant.length === 0}
          onClick={() =>
            void guard(
              csvOf(
                shown.filter(({ record }) => meant.includes(record.id)),
                differing,
              ).then((text) => download("runs.csv", text, "text/csv")),
            )
          }
        >
          {t(RUNS.table)}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          color="red"
          disabled={selected.length === 0}
          data-testid="remove-runs"
          onClick={() => void remove(selected)}
        >
          {t(RUNS.remove)}
        </Button>
        <Text size="xs" c="dimmed" ml="auto" data-testid="runs-storage">
          {t(RUNS.storage(runs.length, megabytes))}
        </Text>
      </Group>
      {unreadable[0] && (
        <Text size="sm" c="var(--wrong)">
          {t(RUNS.unreadable(unreadable.length, unreadable[0]))}
        </Text>
      )}
      {runs.length === 0 ? (
        <Text py="xl" ta="center">
          {t(RUNS.empty)}
        </Text>
      ) : shown.length === 0 ? (
        <Text py="xl" ta="center">
          {t(RUNS.nothingFound(sought))}
        </Text>
      ) : (
        <Scrolled className="run-table" label={t(RUNS.title)}>
          <Table fz="xs" stickyHeader highlightOnHover horizontalSpacing={8} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Checkbox
                    size="xs"
                    aria-label={t(RUNS.selectAll)}
                    checked={selected.length === ids.length}
                    indeterminate={selected.length > 0 && selected.length < ids.length}
                    onChange={(event) => setChosen(event.currentTarget.checked ? ids : [])}
                  />
                </Table.Th>
                <Table.Th aria-label={t(RUNS.star)}>★</Table.Th>
                {head("run", RUNS.run)}
                {head("outcome", RUNS.outcome)}
                {head("iterations", RUNS.iterations)}
                {head("time", RUNS.time)}
                {head("begun", RUNS.begun)}
                {columns.map((column) => head(column, column.label))}
                <Table.Th>{t(RUNS.note)}</Table.Th>
                <Table.Th>{t(RUNS.curve)}</Table.Th>
                <Table.Th aria-label={t(RUNS.open)} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((run) => (
                <Row
                  key={run.record.id}
                  run={run}
                  columns={columns}
                  chosen={chosen.includes(run.record.id)}
                  choose={(is) =>
                    setChosen((now) =>
                      is ? [...now, run.record.id] : now.filter((id) => id !== run.record.id),
                    )
                  }
                />
              ))}
            </Table.Tbody>
          </Table>
        </Scrolled>
      )}
    </>
  );
}
