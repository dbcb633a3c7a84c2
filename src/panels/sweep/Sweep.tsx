// The dialogue of sweeps, loaded when it is first opened; and the button that opens it.

import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconGridDots } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { t } from "../../i18n/language.ts";
import { useLab } from "../../store/state.ts";
import { closeSweep, openSweep } from "../../store/sweep.ts";
import { SWEEP } from "./words.ts";

const SweepDialog = lazy(async () => ({ default: (await import("./SweepDialog.tsx")).SweepDialog }));

export function Sweep() {
  const opened = useLab((state) => state.sweepOpen);
  const narrow = useMediaQuery("(max-width: 900px)");
  return (
    <Modal
      opened={opened}
      onClose={closeSweep}
      title={t(SWEEP.title)}
      size="min(1100px, 96vw)"
      fullScreen={narrow ?? false}
      classNames={{ title: "gallery-title" }}
    >
      <Suspense>
        <SweepDialog />
      </Suspense>
    </Modal>
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
