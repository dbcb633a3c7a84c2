// The task panel: the family and its knobs, a strip of sampled tasks, the one that is probed.

import { Button, Divider, Group, Select, Stack, Text } from "@mantine/core";
import { choose, pickProbe, sampleMore } from "../../store/actions.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import type { TaskFamilyMeta } from "../../tasks/meta.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Words } from "../../ui/Words.tsx";
import { SectionOptions } from "../loops/SectionOptions.tsx";
import { Miniature } from "./Miniature.tsx";
import { OwnData } from "./OwnData.tsx";

export function TasksPanel() {
  const experiment = useExperiment();
  const tasks = useLab((state) => state.tasks);
  const probe = useLab((state) => state.probe);
  const meta: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  return (
    <section className="side tasks" aria-label="Tasks">
      <Stack gap={10}>
        <Text size="sm" fw={600}>
          Tasks
        </Text>
        <Select
          size="xs"
          aria-label="Task family"
          data-testid="family"
          allowDeselect={false}
          value={experiment.task.id}
          data={Object.entries(taskFamilies).map(([value, item]) => ({ value, label: item.meta.label }))}
          onChange={(id) => id && choose("task", id)}
        />
        <Text component="div" size="xs" c="dimmed">
          <Words>{meta.summary}</Words>
        </Text>
        <Group gap={6} data-testid="task-strip">
          {tasks.map((task, index) => (
            <button
              key={`${task.description.title}-${task.support.x[0] ?? index}`}
              type="button"
              className="thumbnail"
              aria-pressed={index === probe}
              aria-label={`Probe task: ${task.description.title}`}
              title={task.description.title}
              onClick={() => pickProbe(index)}
            >
              <Miniature task={task} />
            </button>
          ))}
        </Group>
        <Button size="compact-xs" variant="default" onClick={sampleMore} disabled={tasks.length === 0}>
          Sample other tasks
        </Button>
        <Divider />
        <SectionOptions section="task" more="The law of the tasks" />
        {meta.data && <OwnData kind={meta.data} />}
      </Stack>
    </section>
  );
}
