// The task panel: the family and its knobs, a strip of sampled tasks, the one that is probed.

import { Button, Divider, Group, Select, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import type { SampledTask } from "../../protocol/protocol.ts";
import { choose, importImages, pickProbe, sampleMore } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { SectionOptions } from "../loops/SectionOptions.tsx";

const [WIDTH, HEIGHT] = [68, 46];

/** A task in miniature: its true function and support points, or one drawing of each class. */
function Miniature({ task }: { task: SampledTask }) {
  const { description, support } = task;
  if (description.kind === "images") {
    const ways = description.classes.length;
    const shown = Math.min(ways, 6);
    return (
      <span style={{ display: "inline-grid", gridTemplateColumns: "repeat(3, 22px)", gap: 1 }}>
        {Array.from({ length: shown }, (_, label) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the label is the identity
          <Glyph key={label} x={support.x} offset={label * (support.count / ways) * 784} size={22} />
        ))}
      </span>
    );
  }
  if (description.kind === "decisions") {
    const expected = description.arms?.expected;
    const most = expected && Math.max(...expected);
    return (
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        {expected
          ? Array.from(expected, (value, action) => {
              const width = WIDTH / expected.length;
              const height = (HEIGHT * value) / most!;
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
                  key={action}
                  x={action * width + 0.5}
                  y={HEIGHT - height}
                  width={Math.max(0.5, width - 1)}
                  height={height}
                  fill={value === most ? "var(--support)" : "var(--truth)"}
                />
              );
            })
          : description.actions.map((name, action) => (
              <circle key={name} cx={10 + 12 * action} cy={HEIGHT / 2} r={4} fill="var(--truth)" />
            ))}
      </svg>
    );
  }
  const { truth, range } = description;
  const [left, right] = [truth.x[0]!, truth.x.at(-1)!];
  const at = (x: number, y: number) =>
    [
      ((x - left) / (right - left)) * WIDTH,
      HEIGHT - ((y - range[0]) / (range[1] - range[0])) * HEIGHT,
    ] as const;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline
        fill="none"
        stroke="var(--truth)"
        strokeWidth={1.5}
        points={Array.from(truth.x, (x, index) => at(x, truth.y[index]!).join()).join(" ")}
      />
      {Array.from(support.x, (x, index) => {
        const [cx, cy] = at(x, support.y[index]!);
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no other identity
        return <circle key={index} cx={cx} cy={cy} r={1.8} fill="var(--support)" />;
      })}
    </svg>
  );
}

export function TasksPanel() {
  const experiment = useLab((state) => state.experiment);
  const tasks = useLab((state) => state.tasks);
  const probe = useLab((state) => state.probe);
  const { meta } = taskFamilies[experiment.task.id];
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
        <Text size="xs" c="dimmed">
          {meta.summary}
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
        {meta.usesImages && (
          <Dropzone
            onDrop={(files) => void importImages(files)}
            p="xs"
            data-testid="dropzone"
            aria-label="Your own images"
          >
            <Text size="xs" ta="center" c="dimmed">
              Drop zips of your own drawings here: class/*.png or group/class/*.png, Omniglot’s own too.
              Nothing is sent anywhere.
            </Text>
          </Dropzone>
        )}
      </Stack>
    </section>
  );
}
