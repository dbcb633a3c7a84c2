// The shell: one screen, five panels, keys.

import { createTheme, Drawer, MantineProvider, Modal, Portal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useMemo } from "react";
import { t, useLanguage } from "../i18n/language.ts";
import { AdaptationPanel } from "../panels/adaptation/AdaptationPanel.tsx";
import { CurvesPanel } from "../panels/curves/CurvesPanel.tsx";
import { Gallery } from "../panels/gallery/Gallery.tsx";
import { LessonStrip } from "../panels/lesson/LessonStrip.tsx";
import { LoopsPanel } from "../panels/loops/LoopsPanel.tsx";
import { Messages } from "../panels/messages/Messages.tsx";
import { RunBar } from "../panels/runBar/RunBar.tsx";
import { Runs } from "../panels/runs/Runs.tsx";
import { Sweep } from "../panels/sweep/Sweep.tsx";
import { TasksPanel } from "../panels/tasks/TasksPanel.tsx";
import { embeddingFrom } from "../share/embed.ts";
import { speakWithParent } from "../store/embedded.ts";
import { useLab } from "../store/state.ts";
import { useKeptFocus } from "./keptFocus.ts";
import { useKeys } from "./keys.ts";

// Nobody brings data before the page stands.
const Bring = lazy(async () => ({ default: (await import("../panels/bring/Bring.tsx")).Bring }));
const DropAnywhere = lazy(async () => ({
  default: (await import("../panels/bring/DropAnywhere.tsx")).DropAnywhere,
}));

/** `close`: what the button says that puts a dialogue away. */
const themeWith = (close: string) =>
  createTheme({
    primaryColor: "blue",
    primaryShade: 8,
    components: {
      // What floats stands in a landmark too.
      Portal: Portal.extend({ defaultProps: { target: "#floating" } }),
      Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": close } } }),
      Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { "aria-label": close } } }),
    },
    fontSizes: { xs: "12px", sm: "13px" },
    cursorType: "pointer",
  });

const embedding = embeddingFrom(window.location.search);
if (embedding) speakWithParent(embedding, window);

export function App() {
  const language = useLanguage();
  const theme = useMemo(() => themeWith(language && t`Close`), [language]);
  const hidden = useLab((state) => state.hidden);
  const stage = useLab((state) => state.stage);
  const lesson = useLab((state) => state.lesson !== undefined);
  const view = useLab((state) => state.view);
  const knobs = useLab((state) => state.knobs);
  const narrow = useMediaQuery("(max-width: 900px)");
  useKeys();
  useKeptFocus();
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <main
        className="lab"
        data-stage={stage || undefined}
        data-embed={embedding?.part}
        data-lesson={lesson || undefined}
        data-view={view}
        data-hidden={hidden.join(" ") || undefined}
        data-knobs={(narrow && knobs) || undefined}
      >
        <RunBar narrow={narrow} embedded={embedding !== undefined} />
        <LessonStrip />
        <Messages />
        {!narrow && !hidden.includes("tasks") && <TasksPanel />}
        <AdaptationPanel />
        {!narrow && !hidden.includes("loops") && <LoopsPanel />}
        {!hidden.includes("curves") && <CurvesPanel />}
      </main>
      <Gallery />
      <Runs />
      <Sweep />
      <Suspense>
        <Bring />
        <DropAnywhere />
      </Suspense>
      <aside id="floating" aria-label={t`Notes and dialogues`} />
    </MantineProvider>
  );
}
