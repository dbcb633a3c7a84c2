// Plain leaves out what only experts need; expert has it all. Remembered.

import { Switch, Tooltip } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import { chooseView } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";

export function ViewSwitch() {
  const expert = useLab(({ view }) => view === "expert");
  return (
    <Tooltip
      label={t`Shows everything: backend, memory, gradient check, model and seed. Off leaves out what only experts need.`}
      multiline
      maw={280}
    >
      <Switch
        size="xs"
        label={t`expert`}
        data-testid="expert-view"
        checked={expert}
        onChange={(event) => chooseView(event.currentTarget.checked ? "expert" : "plain")}
      />
    </Tooltip>
  );
}
