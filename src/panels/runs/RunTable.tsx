// The runs that this browser keeps, as a table: named, starred, compared, filed, gone on with.

import {
  Button,
  Checkbox,
  FileButton,
  Group,
  MultiSelect,
  Table,
  Text,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/language.ts";
import { comparable, compare, FEWEST_COMPARED, MOST_COMPARED } from "../../store/comparison.ts";
import { guard } from "../../store/messages.ts";
import { fileOf, remove, takeFiles } from "../../store/runs.ts";
import { useLab } from "../../store/state.ts";
import { download } from "../../ui/download.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import type { Said } from "../../words/said.ts";
import { Comparison } from "./Comparison.tsx";
import { csvOf } from "./csv.ts";
import { LeftOutRuns } from "./LeftOutRuns.tsx";
import { RunRow } from "./RunRow.tsx";
import { differingOptions, filtered, type Sort, sorted } from "./rows.ts";
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

export function RunTable() {
  const runs = useLab((state) => state.runs);
  const unreadable = useLab((state) => state.unreadableRuns);
  const [sought, setSought] = useState("");
  const [order, setOrder] = useState<Order>({ by: "begun", down: true });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<readonly string[]>();
  const comparison = useLab((state) => state.comparison);
  const differing = differingOptions(runs);
  const columns = wanted
    ? differing.filter(({ key }) => wanted.includes(key))
    : differing.slice(0, FIRST_COLUMNS);
  const shown = sorted(filtered(runs, sought), order.by, order.down);
  const ids = shown.map(({ record }) => record.id);
  // In the order of choosing: the first is what others are held against.
  const selected = chosen.filter((id) => ids.includes(id));
  // What is done with none chosen is done with all that are shown.
  const meant = selected.length > 0 ? selected : ids;
  const megabytes = (runs.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);
  const head = (by: Sort, words: Said) => (
    <Head key={typeof by === "object" ? by.key : by} by={by} order={order} sort={setOrder}>
      {t(words)}
    </Head>
  );
  const compareButton = useRef<HTMLButtonElement>(null);
  const wasComparing = useRef(false);
  useEffect(() => {
    // Whoever comes back from a comparison stands where they left.
    if (wasComparing.current && comparison === undefined) compareButton.current?.focus();
    wasComparing.current = comparison !== undefined;
  }, [comparison]);
  if (comparison) return <Comparison comparison={comparison} />;
  const apart = comparable(selected.flatMap((id) => shown.find(({ record }) => record.id === id) ?? []));
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
          ref={compareButton}
          size="compact-xs"
          disabled={apart.runs.length < FEWEST_COMPARED || selected.length > MOST_COMPARED}
          title={t(RUNS.compareHelp(FEWEST_COMPARED, MOST_COMPARED))}
          data-testid="compare-runs"
          onClick={() => void compare(selected)}
        >
          {t(RUNS.compare)}
        </Button>
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
      <LeftOutRuns leftOut={apart.leftOut} />
      {selected.length > MOST_COMPARED && (
        <Text size="sm" c="dimmed">
          {t(RUNS.tooMany(MOST_COMPARED))}
        </Text>
      )}
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
                <RunRow
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
