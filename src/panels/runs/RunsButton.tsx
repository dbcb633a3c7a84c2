// Opens the table of runs.

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { t } from "../../i18n/language.ts";
import { openRuns } from "../../store/runs.ts";
import { RUNS } from "./words.ts";

export const RunsButton = () => (
  <Tooltip label={t(RUNS.title)}>
    <ActionIcon
      variant="default"
      size="md"
      aria-haspopup="dialog"
      aria-label={t(RUNS.title)}
      data-testid="runs"
      onClick={() => void openRuns()}
    >
      <IconHistory size={16} />
    </ActionIcon>
  </Tooltip>
);
