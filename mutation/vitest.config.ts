// How tests run on a mutation: the quickest file first, since any that fails ends the run, in one thread that keeps
// what it has loaded.

import { statSync } from "node:fs";
import { configDefaults, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../vite.config.ts";

/** Small files that train or compute for long. */
const SLOW = /golden|algorithms\.test|policies\.test|Run\.test|parity|cli\/|presets|primitives|wasm/;

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification) =>
      statSync(moduleId).size + (SLOW.test(moduleId) ? Number.MAX_SAFE_INTEGER / 2 : 0);
    return files.toSorted((a, b) => cost(a) - cost(b));
  }
}

/** They fail by themselves in one thread that keeps what it has loaded, or by the clock, and would count as noticing. */
const UNSTEADY = ["src/store/store.test.ts", "src/predictor/formats.test.ts"];
/** They put another module in a module's place, which fails where it was loaded before: they would notice everything. */
const ALONE_ONLY = ["src/store/ready.test.ts", "src/panels/loops/typeset.test.ts"];
/** Notices any mutation, by looking for what it replaces. */
const OF_THE_LIST = "mutation/**";

export default mergeConfig(base, {
  test: {
    sequence: { sequencer: QuickestFirst },
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    exclude: [...configDefaults.exclude, ...ALONE_ONLY, ...UNSTEADY, OF_THE_LIST],
  },
});
