// The page's entry.

import "@mantine/core/styles.css";
import "@mantine/dropzone/styles.css";
import "./ui/theme.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { connect } from "./client/client.ts";
import { startSpeaking } from "./i18n/language.ts";
import { start } from "./store/connection.ts";

start(connect);
await startSpeaking();
createRoot(document.getElementById("root")!).render(<App />);
