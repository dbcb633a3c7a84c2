// The shell: one screen, five panels, keys.

import { createTheme, MantineProvider } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { AdaptationPanel } from "../panels/adaptation/AdaptationPanel.tsx";
import { CurvesPanel } from "../panels/curves/CurvesPanel.tsx";
import { Gallery } from "../panels/gallery/Gallery.tsx";
import { LoopsPanel } from "../panels/loops/LoopsPanel.tsx";
import { Messages } from "../panels/messages/Messages.tsx";
import { RunBar } from "../panels/runBar/RunBar.tsx";
import { TasksPanel } from "../panels/tasks/TasksPanel.tsx";
import { showStep, togglePlay, toggleStage } from "../store/actions.ts";
import { lab, useLab } from "../store/state.ts";

const theme = createTheme({
  primaryColor: "blue",
  fontSizes: { xs: "12px", sm: "13px" },
  cursorType: "pointer",
});

export function App() {
  const hidden = useLab((state) => state.hidden);
  const stage = useLab((state) => state.stage);
  const view = useLab((state) => state.view);
  const narrow = useMediaQuery("(max-width: 900px)");
  useHotkeys(
    [
      ["space", togglePlay],
      ["f", toggleStage],
      ["ArrowRight", () => showStep(lab.getState().shownStep + 1)],
      ["ArrowLeft", () => showStep(lab.getState().shownStep - 1)],
    ],
    ["INPUT", "TEXTAREA", "SELECT", "BUTTON"],
  );
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <main className="lab" data-stage={stage || undefined} data-view={view}>
        <RunBar narrow={narrow} />
        <Messages />
        {!narrow && !hidden.includes("tasks") && <TasksPanel />}
        <AdaptationPanel />
        {!narrow && !hidden.includes("loops") && <LoopsPanel />}
        {!hidden.includes("curves") && <CurvesPanel />}
      </main>
      <Gallery />
    </MantineProvider>
  );
}
