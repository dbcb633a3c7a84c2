// On a phone: tasks and loops in a sheet from below, so that the picture stays in sight.

import { Button, Drawer, Tabs } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useState } from "react";
import { LoopsPanel } from "../loops/LoopsPanel.tsx";
import { TasksPanel } from "../tasks/TasksPanel.tsx";

export function Knobs() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        ml="auto"
        style={{ flexShrink: 0 }}
        data-testid="knobs"
        leftSection={<IconAdjustments size={14} />}
        onClick={() => setOpened(true)}
      >
        Knobs
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="62dvh"
        title="Knobs"
        overlayProps={{ backgroundOpacity: 0.2 }}
      >
        <Tabs defaultValue="loops">
          <Tabs.List grow>
            <Tabs.Tab value="loops">Loops</Tabs.Tab>
            <Tabs.Tab value="tasks">Tasks</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="loops">
            <LoopsPanel />
          </Tabs.Panel>
          <Tabs.Panel value="tasks">
            <TasksPanel />
          </Tabs.Panel>
        </Tabs>
      </Drawer>
    </>
  );
}
