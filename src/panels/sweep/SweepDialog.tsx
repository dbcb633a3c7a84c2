// The form of a sweep above, what came of it below.

import { Divider, Stack, Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import { useLab } from "../../store/state.ts";
import { SweepForm } from "./SweepForm.tsx";
import { SweepResults } from "./SweepResults.tsx";
import { SWEEP } from "./words.ts";

export function SweepDialog() {
  const spec = useLab((state) => state.sweepSpec);
  const sweep = useLab((state) => state.sweep);
  const busy = sweep?.state === "running" || sweep?.state === "paused";
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(SWEEP.intro)}
      </Text>
      {spec && <SweepForm spec={spec} busy={busy} />}
      {sweep && (
        <>
          <Divider />
          <SweepResults sweep={sweep} />
        </>
      )}
    </Stack>
  );
}
