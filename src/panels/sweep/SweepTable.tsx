// Every run of a sweep as a row, sorted by any column; each can be opened.

import { ActionIcon, Table, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { intervalOfMeasure, measureOf } from "../../experiment/figures.ts";
import { intervalOf } from "../../experiment/pairs.ts";
import { inNumbers, t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import { openSwept } from "../../store/sweep.ts";
import type { SweptRun } from "../../sweep/sweep.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { type Said, said } from "../../words/said.ts";
import { duration } from "../gallery/words.ts";
import { RUNS } from "../runs/words.ts";
import { type Naming, pointInWords } from "./draft.ts";
import { optionsIn } from "./figures.ts";
import { SWEEP } from "./words.ts";

interface Props {
  readonly runs: readonly SweptRun[];
  readonly by: MeasureId | undefined;
  readonly naming: Naming;
}

/** More rows than these are read in the CSV. */
const MOST_ROWS = 200;

interface Column {
  readonly key: string;
  readonly words: Said;
  readonly value: (run: SweptRun) => number | string;
  readonly shown: (run: SweptRun) => string;
}

function columnsOf({ runs, by, naming }: Props): Column[] {
  const options = optionsIn(runs).map(
    (option): Column => ({
      key: option,
      words: naming.option(option),
      value: (run) => {
        const value = run.options[option]!;
        return typeof value === "number" ? value : String(value);
      },
      shown: (run) => t(naming.value(option, run.options[option]!)),
    }),
  );
  const measured: Column[] = by
    ? [
        {
          key: "measure",
          words: said(measureOf(by).label),
          value: ({ measures }) => measures[by]?.[0] ?? Number.NaN,
          shown: ({ measures }) => {
            const found = measures[by];
            return found ? t(intervalOfMeasure(by, intervalOf(found))) : "";
          },
        },
      ]
    : [];
  return [
    ...options,
    { key: "seed", words: SWEEP.seed, value: ({ seed }) => seed, shown: ({ seed }) => String(seed) },
    ...measured,
    {
      key: "state",
      words: SWEEP.state,
      value: ({ state }) => state,
      shown: ({ state, reason }) => t(SWEEP.states[state]) + (reason ? `: ${t(reason)}` : ""),
    },
    {
      key: "iterations",
      words: RUNS.iterations,
      value: ({ iterations }) => iterations,
      shown: ({ iterations }) => inNumbers(iterations),
    },
    {
      key: "seconds",
      words: SWEEP.seconds,
      value: ({ seconds }) => seconds,
      shown: ({ seconds }) => t(duration(seconds)),
    },
  ];
}

/** Runs by a column; those without a value last. */
function inOrder(runs: readonly SweptRun[], { value }: Column, down: boolean): SweptRun[] {
  return runs.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    const order = typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;
    return down ? -order : order;
  });
}

export function SweepTable(props: Props) {
  const { runs, naming } = props;
  const columns = columnsOf(props);
  const [sort, setSort] = useState<{ key: string; down: boolean }>();
  const column = columns.find(({ key }) => key === sort?.key);
  const shown = (column ? inOrder(runs, column, sort!.down) : runs).slice(0, MOST_ROWS);
  return (
    <>
      <Scrolled className="run-table" label={t(SWEEP.table)}>
        <Table fz="xs" stickyHeader highlightOnHover horizontalSpacing={8} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, words }) => {
                const own = key === sort?.key;
                return (
                  <Table.Th key={key} aria-sort={own ? (sort.down ? "descending" : "ascending") : "none"}>
                    <UnstyledButton
                      fz="xs"
                      fw={600}
                      onClick={() => setSort({ key, down: own ? !sort.down : false })}
                    >
                      {t(words)}{" "}
                      {own && (sort.down ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
                    </UnstyledButton>
                  </Table.Th>
                );
              })}
              <Table.Th aria-label={t(SWEEP.open)} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((run) => (
              <Table.Tr key={`${run.link} ${run.seed}`} data-testid="swept">
                {columns.map(({ key, shown: words }) => (
                  <Table.Td key={key}>{words(run)}</Table.Td>
                ))}
                <Table.Td>
                  <Tooltip label={t(SWEEP.open)}>
                    <ActionIcon
                      size="sm"
                      variant="default"
                      data-testid="open-swept"
                      disabled={run.state === "refused"}
                      aria-label={t(RUNS.of(SWEEP.open, pointInWords(run.options, naming)))}
                      onClick={() => void openSwept(run)}
                    >
                      <IconPlayerPlay size={14} />
                    </ActionIcon>
                  </Tooltip>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
      {runs.length > MOST_ROWS && (
        <Text size="xs" c="dimmed">
          {t(SWEEP.more(runs.length - MOST_ROWS))}
        </Text>
      )}
    </>
  );
}
