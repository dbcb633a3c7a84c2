// Kept runs compared: on one task to look at, and on many, paired.

import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/language.ts";
import { type ComparisonNow, endComparison, FEWEST_COMPARED } from "../../store/comparison.ts";
import { ComparedPictures } from "./ComparedPictures.tsx";
import { ComparedTable } from "./ComparedTable.tsx";
import { COMPARISON } from "./comparisonWords.ts";
import { LeftOutRuns } from "./LeftOutRuns.tsx";

export function Comparison({ comparison }: { comparison: ComparisonNow }) {
  const { runs, leftOut } = comparison;
  const back = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  useEffect(() => back.current?.focus(), []);
  const possible = runs.length >= FEWEST_COMPARED;
  return (
    <Stack gap="sm" data-testid="comparison">
      <Group gap="sm">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowLeft size={14} />}
          ref={back}
          onClick={endComparison}
        >
          {t(COMPARISON.back)}
        </Button>
        <Text fw={600}>{t(possible ? COMPARISON.title(runs.length) : COMPARISON.tooFew)}</Text>
      </Group>
      <LeftOutRuns leftOut={leftOut} />
      {possible && <ComparedPictures comparison={comparison} />}
      {possible && <ComparedTable comparison={comparison} />}
    </Stack>
  );
}
