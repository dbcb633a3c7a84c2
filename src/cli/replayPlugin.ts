// The script of a page that replays a run: bundled for such a page, and for ours as the text of a module.

import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const ID = "virtual:innerloop/replay";
const RESOLVED = `\0${ID}`;

/** Bundles the script as one classic script, which needs nothing else. @throws Error where it does not come out so. */
export async function bundleReplay(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("../replay/script/main.ts", import.meta.url)),
        formats: ["iife"],
        name: "innerloop",
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const [script, ...more] = outputs;
  if (script?.type !== "chunk" || more.length > 0)
    throw new Error(`The replay's script came out as ${outputs.length} files, not as one.`);
  return script.code;
}

/** `import { script } from "virtual:innerloop/replay"`. */
export function replayPlugin(): Plugin {
  return {
    name: "innerloop-replay",
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      return `export const script = ${JSON.stringify(await bundleReplay())};`;
    },
  };
}
