// Opens the table of runs.

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { openRuns } from "../../store/runs.ts";
import { RUNS } from "./words.ts";

export const RunsButton = () => (
  <Tooltip label={RUNS.title}>
    <ActionIcon
      variant="default"
      size="md"
      aria-haspopup="dialog"
      aria-label={RUNS.title}
      data-testid="runs"
      onClick={() => void openRuns()}
    >
      <IconHistory size={16} />
    </ActionIcon>
  </Tooltip>
);
