import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import lab from "../vite.config.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The benchmark's page, built and served as the lab itself is. */
export default defineConfig({
  ...lab,
  plugins: [],
  root: here("page"),
  publicDir: here("../public"),
  build: { ...lab.build, outDir: here("../.cache/bench"), emptyOutDir: true },
});
