// The page's entry.

import "@mantine/core/styles.css";
import "@mantine/dropzone/styles.css";
import "./ui/theme.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { connect } from "./client/client.ts";
import { start } from "./store/connection.ts";

start(connect);
createRoot(document.getElementById("root")!).render(<App />);
