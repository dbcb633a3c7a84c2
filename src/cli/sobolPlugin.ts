// Sobol's sequence without what nobody sweeps.

import type { Plugin } from "vite";

/** `lobos` brings direction numbers for 21,201 dimensions beside those for the thousand that it takes by itself. */
const UNUSED = /("new-joe-kuo-6\.21201":\{data:)"[^"]*"/;

/** Leaves the larger table of `lobos` out of the build: 700 kB of it. @throws Error where it is no longer there. */
export function sobolPlugin(): Plugin {
  return {
    name: "innerloop-sobol",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith("lobos/js/dist/lobos-params.js")) return undefined;
      if (!UNUSED.test(code))
        throw new Error("lobos no longer keeps its tables as it did: see sobolPlugin.ts.");
      return { code: code.replace(UNUSED, '$1""'), map: null };
    },
  };
}
