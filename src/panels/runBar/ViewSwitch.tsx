// Plain leaves out what only experts need; expert has it all. Remembered.

import { Switch, Tooltip } from "@mantine/core";
import { chooseView } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";

const WORDS = {
  label: "expert",
  help: "Shows everything: backend, memory, gradient check, model and seed. Off leaves out what only experts need.",
} as const;

export function ViewSwitch() {
  const expert = useLab(({ view }) => view === "expert");
  return (
    <Tooltip label={WORDS.help} multiline maw={280}>
      <Switch
        size="xs"
        label={WORDS.label}
        data-testid="expert-view"
        checked={expert}
        onChange={(event) => chooseView(event.currentTarget.checked ? "expert" : "plain")}
      />
    </Tooltip>
  );
}
