// On a phone: tasks and loops in a sheet from below, so that the picture stays in sight.

import { Button, Drawer, Tabs } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { t } from "../../i18n/language.ts";
import { showKnobs } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import { LoopsPanel } from "../loops/LoopsPanel.tsx";
import { TasksPanel } from "../tasks/TasksPanel.tsx";

export function Knobs() {
  const opened = useLab((state) => state.knobs);
  const setOpened = (up: boolean) => {
    showKnobs(up);
    // What a knob changes is the picture: it comes into sight above them.
    if (up) window.scrollTo({ top: 0 });
  };
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
        {t`Knobs`}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="48dvh"
        title={t`Knobs`}
        withOverlay={false}
      >
        <Tabs defaultValue="loops">
          <Tabs.List grow>
            <Tabs.Tab value="loops">{t`Loops`}</Tabs.Tab>
            <Tabs.Tab value="tasks">{t`Tasks`}</Tabs.Tab>
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
