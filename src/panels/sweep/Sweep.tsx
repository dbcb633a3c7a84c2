// The dialogue of sweeps, loaded when it is first opened; and the button that opens it.

import { Button } from "@mantine/core";
import { IconGridDots } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { t } from "../../i18n/language.ts";
import { useLab } from "../../store/state.ts";
import { closeSweep, openSweep } from "../../store/sweep.ts";
import { WideDialogue } from "../../ui/WideDialogue.tsx";
import { SWEEP } from "./words.ts";

const SweepDialog = lazy(async () => ({ default: (await import("./SweepDialog.tsx")).SweepDialog }));

export function Sweep() {
  const opened = useLab((state) => state.sweepOpen);
  return (
    <WideDialogue opened={opened} close={closeSweep} title={t(SWEEP.title)} width="min(1100px, 96vw)">
      <Suspense>
        <SweepDialog />
      </Suspense>
    </WideDialogue>
  );
}

/** Says how far a sweep is that goes on while the dialogue is closed. */
export function SweepButton() {
  const done = useLab(({ sweep }) =>
    sweep?.state === "running" ? t(SWEEP.progress(sweep.done, sweep.total)) : undefined,
  );
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-haspopup="dialog"
      data-testid="sweep"
      leftSection={<IconGridDots size={14} />}
      onClick={() => void openSweep()}
    >
      {t(SWEEP.button)}
      {done !== undefined && ` ${done}`}
    </Button>
  );
}
