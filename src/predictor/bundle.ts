// The program of an export as one file of plain JavaScript: the lab's own engine, learners and readers, bundled.

import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Bundles the program. @throws Error where it does not come out as one file. */
export async function bundlePredictor(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "node20",
      minify: true,
      ssr: fileURLToPath(new URL("main.ts", import.meta.url)),
      rollupOptions: { output: { format: "es", codeSplitting: false } },
    },
    ssr: { noExternal: true, target: "node" },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const [program, ...more] = outputs;
  if (program?.type !== "chunk" || more.length > 0)
    throw new Error(`The predictor came out as ${outputs.length} files, not as one.`);
  return program.code;
}
