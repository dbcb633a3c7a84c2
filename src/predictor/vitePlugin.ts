// The program of an export for the page: its text, as a module that is loaded when a learner is first taken away.

import type { Plugin } from "vite";
import { bundlePredictor } from "./bundle.ts";

const ID = "virtual:innerloop/predictor";
const RESOLVED = `\0${ID}`;

/** `import { program } from "virtual:innerloop/predictor"`. */
export function predictorPlugin(): Plugin {
  return {
    name: "innerloop-predictor",
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      return `export const program = ${JSON.stringify(await bundlePredictor())};`;
    },
  };
}
