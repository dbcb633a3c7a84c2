// Import directions: which folder may know which. What is not listed is an error. (dependency-cruiser
// does not read TypeScript 7 yet, so the rule is kept by this test.)

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = new URL(".", import.meta.url).pathname;

/** Sentences for a person: every folder may say them. */
const WORDS = "words/";

/** What a folder may import of src, besides itself and words: prefixes of paths. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schema: [],
  measures: [],
  engine: [],
  tasks: [
    "schema/",
    "measures/",
    "engine/random.ts",
    "data/kind.ts",
    "data/kinds.ts",
    "data/counts.ts",
    "data/images/imageSet.ts",
    "data/intents/intents.ts",
    "data/prices/prices.ts",
    "data/ratings/ratings.ts",
    "data/sales/sales.ts",
    "data/sidesOfLot.ts",
    "baselines/",
  ],
  models: ["schema/", "engine/", "tasks/meta.ts"],
  algorithms: ["schema/", "engine/", "models/", "tasks/meta.ts", "tasks/episode.ts", "tasks/family.ts"],
  experiment: [
    "engine/arithmetic.ts",
    "schema/",
    "measures/",
    "algorithms/registry.ts",
    "algorithms/meta.ts",
    "models/registry.ts",
    "models/meta.ts",
    "tasks/registry.ts",
    "tasks/meta.ts",
    "tasks/episode.ts",
    "data/counts.ts",
    "data/kind.ts",
    "data/table/mapping.ts",
    "data/table/mappingLink.ts",
    "data/table/onlyOptions.ts",
  ],
  sweep: ["schema/", "measures/", "experiment/", "data/kinds.ts", "training/session/"],
  /** Guided lessons: data, and what they can check. */
  lessons: ["experiment/results.ts", "schema/"],
  protocol: [
    "experiment/",
    "schema/",
    "tasks/episode.ts",
    "data/counts.ts",
    "data/kind.ts",
    "data/own/kept.ts",
    "data/table/mapping.ts",
    "data/table/told.ts",
    "sweep/stretch.ts",
  ],
  data: [
    "schema/",
    "engine/random.ts",
    "tasks/episode.ts",
    "tasks/glyphs/meta.ts",
    "tasks/intents/meta.ts",
    "tasks/text/grams.ts",
  ],
  policies: ["engine/random.ts", "engine/work.ts", "tasks/", "measures/shares.ts"],
  baselines: ["engine/random.ts", "measures/shares.ts"],
  training: [
    "schema/",
    "measures/",
    "engine/",
    "tasks/",
    "models/",
    "algorithms/",
    "policies/",
    "experiment/",
    "data/counts.ts",
    "data/kinds.ts",
  ],
  /** A trained learner as files. */
  takeaway: [
    "schema/",
    "measures/",
    "engine/",
    "tasks/",
    "models/",
    "algorithms/",
    "experiment/",
    "training/",
    "data/counts.ts",
    "data/kinds.ts",
    "data/sales/sales.ts",
  ],
  /** A run as one page that replays it. */
  replay: [
    "charts/",
    "experiment/",
    "measures/",
    "schema/",
    "algorithms/registry.ts",
    "algorithms/meta.ts",
    "models/registry.ts",
    "tasks/registry.ts",
    "tasks/meta.ts",
    "tasks/episode.ts",
  ],
  /** The program that goes with it, for Node. */
  predictor: ["takeaway/", "engine/", "tasks/", "models/model.ts", "data/table/", "data/images/"],
  /** Nothing of the product imports this. */
  testing: [
    "schema/",
    "measures/",
    "engine/",
    "tasks/",
    "models/",
    "algorithms/",
    "experiment/",
    "training/",
    "data/",
  ],
  worker: [
    "schema/",
    "engine/",
    "tasks/",
    "models/",
    "algorithms/",
    "experiment/",
    "protocol/",
    "training/",
    "takeaway/",
    "data/",
    "sweep/stretch.ts",
  ],
  client: ["protocol/", "experiment/experiment.ts", "sweep/"],
  share: [
    "experiment/",
    "engine/arithmetic.ts",
    "schema/",
    "algorithms/registry.ts",
    "data/table/mapping.ts",
    "data/table/mappingLink.ts",
    "sweep/points.ts",
    "sweep/halving.ts",
    "sweep/runSweep.ts",
    "sweep/sweep.ts",
    "measures/registry.ts",
    "engine/random.ts",
  ],
  store: [
    "engine/arithmetic.ts",
    "client/",
    "experiment/",
    "protocol/",
    "schema/",
    "share/",
    "sweep/",
    "lessons/",
    "takeaway/results.ts",
    "replay/page.ts",
    "algorithms/registry.ts",
    "algorithms/meta.ts",
    "models/registry.ts",
    "tasks/registry.ts",
    "tasks/episode.ts",
    "tasks/meta.ts",
    "data/kind.ts",
    "data/table/mapping.ts",
    "data/table/mappingLink.ts",
    "data/table/mappingProblems.ts",
    "data/table/needs.ts",
    "data/table/openDecimals.ts",
    "data/table/pricesMapping.ts",
    "tasks/episode.ts",
  ],
  words: [],
  /** The languages of the page; beneath it nobody knows in which its words are read. */
  i18n: [],
  charts: ["i18n/"],
  ui: ["schema/", "i18n/"],
  panels: [
    "measures/",
    "store/",
    "charts/",
    "ui/",
    "i18n/",
    "experiment/",
    "protocol/",
    "schema/",
    "share/",
    "sweep/points.ts",
    "sweep/sweep.ts",
    "lessons/lesson.ts",
    "algorithms/registry.ts",
    "algorithms/meta.ts",
    "tasks/registry.ts",
    "tasks/episode.ts",
    "tasks/meta.ts",
    "data/counts.ts",
    "data/kind.ts",
    "data/table/columnSurvey.ts",
    "data/table/mapping.ts",
    "data/table/needs.ts",
    "data/table/openDecimals.ts",
    "data/table/pricesMapping.ts",
    "data/table/problems.ts",
  ],
  app: ["panels/", "store/", "client/", "ui/", "i18n/", "share/embed.ts"],
  cli: [
    "schema/",
    "measures/",
    "engine/",
    "tasks/",
    "experiment/",
    "training/",
    "takeaway/",
    "predictor/",
    "replay/",
    "data/",
    "share/named.ts",
    "share/shared.ts",
    "share/result.ts",
    "share/link.ts",
    "share/ready.ts",
    "share/runFile.ts",
    "share/sweepPlan.ts",
    "sweep/",
  ],
};
/** Folders of the compute half that may speak to tfjs. */
const TFJS = ["engine/tfjs/", "engine/backend/start.ts", "worker/"];

/**
 * What the rooms of the engine may import of each other. Operations say what they are (`forms`) and know no machine;
 * plans know none either; what prints for one machine knows nothing of the others.
 */
const ENGINE: Record<string, readonly string[]> = {
  forms: [],
  ops: ["forms/", "graph/value.ts"],
  graph: ["forms/form.ts", "ops/", "plan/plan.ts", "backend/device.ts", "work.ts"],
  plan: ["forms/", "graph/"],
  reference: ["forms/", "graph/"],
  wasm: ["forms/", "graph/value.ts", "plan/", "work.ts"],
  wgsl: ["forms/", "graph/value.ts", "plan/"],
  onnx: ["forms/", "graph/"],
  tfjs: ["backend/device.ts", "forms/", "graph/", "ops/patches.ts", "plan/plan.ts"],
  backend: ["graph/value.ts", "plan/", "tfjs/", "wasm/", "wgsl/", "work.ts"],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier]) => ({
    file,
    target: specifier!.startsWith(".") ? relative(SRC, join(SRC, dirname(file), specifier!)) : specifier!,
  }));
});
const folder = (path: string) => path.split("/")[0]!;

describe("imports", () => {
  it("are seen at all", () => expect(imports.length).toBeGreaterThan(200));

  it("go in the allowed directions only", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!file.includes("/") || !/\.tsx?$/.test(target) || target.startsWith("..")) return false;
      return (
        folder(file) !== folder(target) &&
        !target.startsWith(WORDS) &&
        !MAY_IMPORT[folder(file)]?.some((prefix) => target.startsWith(prefix))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("go in the allowed directions within the engine", () => {
    const own = (path: string) => (path.startsWith("engine/") ? path.slice("engine/".length) : undefined);
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [own(file), own(target)];
      if (from === undefined || to === undefined || !from.includes("/")) return false;
      return folder(from) !== folder(to) && !ENGINE[folder(from)]?.some((prefix) => to.startsWith(prefix));
    });
    expect(wrong).toEqual([]);
  });

  it("reach tfjs from the engine's backends only", () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        target.startsWith("@tensorflow/") && !TFJS.some((prefix) => file.startsWith(prefix)),
    );
    expect(wrong).toEqual([]);
  });

  it("of clock and global randomness do not occur in the compute half", () => {
    const compute = [
      "schema",
      "measures",
      "engine",
      "tasks",
      "models",
      "algorithms",
      "experiment",
      "sweep",
      "training",
      "policies",
      "baselines",
      "testing",
      "takeaway",
      "data",
      "protocol",
      "worker",
    ];
    const wrong = files.filter(
      (file) =>
        compute.includes(folder(file)) &&
        /Math\.random|Date\.now/.test(readFileSync(join(SRC, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});
