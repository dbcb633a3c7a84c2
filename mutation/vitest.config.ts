// How tests run on a mutation: the smallest file first, since any that fails ends the run, in one thread that keeps
// what it has loaded.

import { statSync } from "node:fs";
import { mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../vite.config.ts";

class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((a, b) => size(a) - size(b));
  }
}

export default mergeConfig(base, {
  test: { sequence: { sequencer: SmallestFirst }, pool: "threads", isolate: false, maxWorkers: 1 },
});
