// The dialogue of runs; its table is loaded when it is first opened.

import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import { t } from "../../i18n/language.ts";
import { closeRuns } from "../../store/runs.ts";
import { useLab } from "../../store/state.ts";
import { RUNS } from "./words.ts";

const RunTable = lazy(async () => ({ default: (await import("./RunTable.tsx")).RunTable }));

export function Runs() {
  const opened = useLab((state) => state.runsOpen);
  const narrow = useMediaQuery("(max-width: 900px)");
  return (
    <Modal
      opened={opened}
      onClose={closeRuns}
      title={t(RUNS.title)}
      size="min(1280px, 96vw)"
      fullScreen={narrow ?? false}
      classNames={{ title: "gallery-title" }}
    >
      <Suspense>
        <RunTable />
      </Suspense>
    </Modal>
  );
}
