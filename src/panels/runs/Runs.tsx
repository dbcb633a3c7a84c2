// The dialogue of runs; its table is loaded when it is first opened.

import { lazy, Suspense } from "react";
import { t } from "../../i18n/language.ts";
import { closeRuns } from "../../store/runs.ts";
import { useLab } from "../../store/state.ts";
import { WideDialogue } from "../../ui/WideDialogue.tsx";
import { RUNS } from "./words.ts";

const RunTable = lazy(async () => ({ default: (await import("./RunTable.tsx")).RunTable }));

export function Runs() {
  const opened = useLab((state) => state.runsOpen);
  return (
    <WideDialogue opened={opened} close={closeRuns} title={t(RUNS.title)} width="min(1280px, 96vw)">
      <Suspense>
        <RunTable />
      </Suspense>
    </WideDialogue>
  );
}
