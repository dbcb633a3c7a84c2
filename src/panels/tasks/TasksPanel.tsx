// The task panel: the family and its knobs, a strip of sampled tasks, the one that is probed.

import { Button, Divider, Group, Select, Stack, Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import { choose, pickProbe, sampleMore } from "../../store/actions.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import type { TaskFamilyMeta } from "../../tasks/meta.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Words } from "../../ui/Words.tsx";
import { said } from "../../words/said.ts";
import { SectionOptions } from "../loops/SectionOptions.tsx";
import { Miniature } from "./Miniature.tsx";
import { OwnData } from "./OwnData.tsx";

export function TasksPanel() {
  const experiment = useExperiment();
  const tasks = useLab((state) => state.tasks);
  const probe = useLab((state) => state.probe);
  const meta: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  return (
    <section className="side tasks" aria-label={t`Tasks`}>
      <Stack gap={10}>
        <Text size="sm" fw={600}>
          {t`Tasks`}
        </Text>
        <Select
          size="xs"
          aria-label={t`Task family`}
          data-testid="family"
          allowDeselect={false}
          value={experiment.task.id}
          data={Object.entries(taskFamilies).map(([value, item]) => ({ value, label: t(item.meta.label) }))}
          onChange={(id) => id && choose("task", id)}
        />
        <Text component="div" size="xs" c="dimmed">
          <Words>{t(meta.summary)}</Words>
        </Text>
        <Group gap={6} data-testid="task-strip">
          {tasks.map((task, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: two sampled tasks may be the same
              key={`${index} ${t(task.description.title)}`}
              type="button"
              className="thumbnail"
              aria-pressed={index === probe}
              aria-label={t`Probe task: ${said(task.description.title)}`}
              title={t(task.description.title)}
              onClick={() => pickProbe(index)}
            >
              <Miniature task={task} />
            </button>
          ))}
        </Group>
        <Button size="compact-xs" variant="default" onClick={sampleMore} disabled={tasks.length === 0}>
          {t`Sample other tasks`}
        </Button>
        <Divider />
        <SectionOptions section="task" more={t`The law of the tasks`} />
        {meta.data && <OwnData kind={meta.data} />}
      </Stack>
    </section>
  );
}
