// What came of a reading: tasks of each part and some of them to look at, what was dropped and why, what was odd.

import { Button, Group, List, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { PROBLEMS } from "../../data/table/problems.ts";
import { t } from "../../i18n/language.ts";
import type { TableLook, TableRead } from "../../protocol/protocol.ts";
import type { Reviewed } from "../../store/bring.ts";
import { download } from "../../ui/download.ts";
import { said } from "../../words/said.ts";
import { Miniature } from "../tasks/Miniature.tsx";
import { BRING } from "./words.ts";

/** What was odd, each kind with its count and first place; all of it to be saved. */
export function Odd({ problems, name }: Pick<TableLook | TableRead, "problems"> & { readonly name: string }) {
  const { counts, first, csv } = problems;
  if (counts.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t(BRING.nothingOdd)}
      </Text>
    );
  }
  return (
    <div data-testid="bring-odd">
      <Group gap="xs" justify="space-between">
        <Text size="xs" fw={600}>
          {t(BRING.odd)}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => download(`${name}-problems.csv`, csv, "text/csv")}
        >
          {t(BRING.saveProblems)}
        </Button>
      </Group>
      <List size="xs">
        {counts.map(({ kind, count }) => {
          const { file, line } = first.find((one) => one.kind === kind)!;
          return (
            <List.Item key={kind}>
              {t(BRING.oddAt(said(PROBLEMS[kind].what), said(PROBLEMS[kind].done), count, file, line))}
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}

const THUMBNAIL_SCALE = 1.5;

export function Review({ reviewed: { read, changes, tasks } }: { readonly reviewed: Reviewed }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void frame.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { tasks: parts, rows, share, bytes, dropped, problems, name } = read;
  return (
    <Stack gap="xs" data-testid="bring-review" ref={frame} className="bring-review">
      <Text size="sm" fw={600}>
        {t(BRING.parts(parts.training, parts.validation, parts.test))}
      </Text>
      <Text size="xs" c="dimmed">
        {t(BRING.kept(rows, (bytes / 1e6).toFixed(1)))}
      </Text>
      <Group gap="xs" aria-label={t(BRING.tasks)} role="group">
        {tasks.map((task, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two sampled tasks may be the same
            key={`${index} ${t(task.description.title)}`}
            className="bring-task"
            title={t(task.description.title)}
          >
            <Miniature task={task} scale={THUMBNAIL_SCALE} />
            <Text size="xs" c="dimmed" truncate>
              {t(task.description.title)}
            </Text>
          </div>
        ))}
      </Group>
      <List size="xs">
        {share < 1 && <List.Item>{t(BRING.share(1 / share))}</List.Item>}
        {changes.map(t).map((change) => (
          <List.Item key={change}>{change}</List.Item>
        ))}
        {dropped.map(({ message, examples }) => (
          <List.Item key={t(message)}>{t(BRING.dropped(message, examples))}</List.Item>
        ))}
      </List>
      <Odd problems={problems} name={name} />
    </Stack>
  );
}
