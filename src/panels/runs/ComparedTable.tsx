// What each run reaches on the same fixed tasks, and its paired difference from the one that it is held against.

import { Button, Group, Progress, Radio, Select, Table, Text } from "@mantine/core";
import { useId } from "react";
import { colourOf } from "../../charts/colours.ts";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../../experiment/figures.ts";
import { measuresIn } from "../../experiment/results.ts";
import { t } from "../../i18n/language.ts";
import type { MeasureId } from "../../measures/registry.ts";
import {
  COMPARED_TASKS,
  type ComparisonNow,
  measureOn,
  referTo,
  seedsOf,
  stopMeasuring,
} from "../../store/comparison.ts";
import { guard } from "../../store/messages.ts";
import { TASKS_OF } from "../../tasks/episode.ts";
import { download } from "../../ui/download.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { verdict } from "../curves/verdict.ts";
import { asContenders, csvOfComparison, detailsOf, standingIn, titleIn } from "./compared.ts";
import { COMPARISON } from "./comparisonWords.ts";

interface Props {
  readonly comparison: ComparisonNow;
}

/** On which tasks, and how many. */
const CHOICES = (["validation", "test"] as const).flatMap((split) =>
  COMPARED_TASKS.map((tasks) => ({ value: `${split} ${tasks}`, split, tasks })),
);

function Controls({ comparison }: Props) {
  const { split, tasks, task, measuring, found } = comparison;
  return (
    <Group gap="xs" pb="xs" align="end">
      <Select
        size="xs"
        w={200}
        label={t(COMPARISON.on)}
        data-testid="compared-on"
        allowDeselect={false}
        disabled={task === undefined}
        value={`${split} ${tasks}`}
        data={CHOICES.map((choice) => ({
          value: choice.value,
          label: t(TASKS_OF[choice.split](choice.tasks)),
        }))}
        onChange={(value) => {
          const choice = CHOICES.find((one) => one.value === value);
          if (choice) measureOn({ split: choice.split, tasks: choice.tasks });
        }}
      />
      {measuring ? (
        <>
          <Button size="compact-xs" variant="default" onClick={stopMeasuring} data-testid="stop-measuring">
            {t(COMPARISON.stop)}
          </Button>
          <div style={{ flex: "1 1 160px" }}>
            <Text size="xs" c="dimmed">
              {t(COMPARISON.measuring(measuring.done, measuring.total))}
            </Text>
            <Progress
              size={4}
              value={(100 * measuring.done) / measuring.total}
              aria-label={t(COMPARISON.measuring(measuring.done, measuring.total))}
            />
          </div>
        </>
      ) : (
        task &&
        !found && (
          <Button size="compact-xs" variant="default" onClick={() => measureOn({})}>
            {t(COMPARISON.measure)}
          </Button>
        )
      )}
      <Button
        size="compact-xs"
        variant="default"
        ml="auto"
        disabled={!found}
        data-testid="comparison-csv"
        onClick={() =>
          void guard(csvOfComparison(comparison).then((text) => download("comparison.csv", text, "text/csv")))
        }
      >
        {t(COMPARISON.csv)}
      </Button>
    </Group>
  );
}

/** Who is better by the measure that counts most, in sentences. */
function Verdicts({ comparison: { runs, reference, found } }: Props) {
  const id = found && measuresIn(found.results[reference]!.measures)[0];
  return (
    <div aria-live="polite" data-testid="comparison-verdicts">
      {id &&
        found.results.map(({ difference }, index) =>
          difference?.[id] ? (
            <Text key={runs[index]!.record.id} size="sm" fw={600}>
              {t`${verdict(difference[id], id, titleIn(runs, index), titleIn(runs, reference), found.split)}.`}
            </Text>
          ) : null,
        )}
    </div>
  );
}

interface CellProps extends Props {
  readonly index: number;
  readonly id: MeasureId;
}

/** A run by a measure: what it reaches, and how far that is from the reference. */
function Cell({ comparison: { found, reference }, index, id }: CellProps) {
  const { measures, difference } = found?.results[index] ?? {};
  const [reached, less] = [measures?.[id], difference?.[id]];
  return (
    <Table.Td data-testid="compared-figure" style={{ whiteSpace: "nowrap" }}>
      {reached && t(intervalOfMeasure(id, reached))}
      <Text size="xs" c="dimmed">
        {less && `${t(differenceOfMeasure(id, less))} · ${t(standingIn(less, id))}`}
        {found && index === reference && t(COMPARISON.held)}
      </Text>
    </Table.Td>
  );
}

export function ComparedTable({ comparison }: Props) {
  const { runs, reference, found, task } = comparison;
  const group = useId();
  const ids = found ? measuresIn(found.results[reference]!.measures) : [];
  const seeds = seedsOf(comparison);
  const roles = asContenders(runs).map(({ role }) => role);
  return (
    <div>
      <Text fw={600} size="sm" pb={4}>
        {t(COMPARISON.same)}
        {found && ` · ${t(TASKS_OF[found.split](found.tasks))}`}
      </Text>
      <Controls comparison={comparison} />
      <Verdicts comparison={comparison} />
      <Scrolled className="compared-table" label={t(COMPARISON.same)}>
        <Table fz="xs" horizontalSpacing={8} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(COMPARISON.reference)}</Table.Th>
              <Table.Th>{t(COMPARISON.run)}</Table.Th>
              {ids.map((id) => (
                <Table.Th key={id}>{t(measureOf(id).label)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run, index) => (
              <Table.Tr key={run.record.id} data-testid="compared-run">
                <Table.Td>
                  <Radio
                    size="xs"
                    name={group}
                    aria-label={t(COMPARISON.holdAgainst(titleIn(runs, index)))}
                    checked={index === reference}
                    disabled={task === undefined}
                    onChange={() => referTo(index)}
                  />
                </Table.Td>
                <Table.Td miw={180}>
                  <Text size="xs" fw={600} c={colourOf(roles[index]!, roles)}>
                    {t(titleIn(runs, index))}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {detailsOf(runs, index).map(t).join(" · ")}
                  </Text>
                </Table.Td>
                {ids.map((id) => (
                  <Cell key={id} comparison={comparison} index={index} id={id} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
      <Text size="xs" c="dimmed" pt="xs">
        {seeds.length > 1 && `${t(COMPARISON.seeds(seeds))} `}
        {t(COMPARISON.reading)} {comparison.split === "validation" && t(COMPARISON.validation)}
      </Text>
    </div>
  );
}
