// The script of an experiment, run by Python as whoever takes it away runs it: the losses of its first ten meta-steps
// are the lab's own. Through many filters only the first two are compared, before single precision parts PyTorch from
// itself too (docs/export.md). Without PyTorch on this machine they are not compared, and that is said.

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findPyTorch } from "../../../bench/pytorch.ts";
import { shippedFor } from "../../cli/ownData.ts";
import { wasmDevice } from "../../engine/backend/wasmDevice.ts";
import { readLink } from "../../share/link.ts";
import { recordFor } from "../../testing/records.ts";
import { createRun } from "../../training/createRun.ts";
import type { EpisodeRun } from "../../training/episodes/episodeRun.ts";
import { FILES } from "../learnerFile.ts";
import { portableOf } from "../takeAway.ts";
import { scriptFiles, withoutScript } from "./script.ts";

const python = findPyTorch();
if (python === undefined)
  console.warn(
    "PyTorch scripts are written and not run: no Python here has PyTorch (Debian: apt-get install python3-torch).",
  );

/** Of each loss, or of 1 where it is less. */
const BOUND = 1e-4;
const STEPS = 10;
/** Of many filters: the second loss follows from the first meta-gradient and the optimiser's step. */
const STEPS_OF_MANY = 2;
/** Python on a busy machine. */
const PATIENCE_MS = 300_000;

const LINES = "metaBatch=4&hiddenUnits=12&baseline=none&iterations=40";
const MOVED = `${LINES}&outerLearningRate=0.01`;
const CONVOLVED =
  "task=glyphs&metaBatch=2&query=2&testQuery=2&baseline=none&iterations=40&outerLearningRate=0.01&model=conv4";
const DRAWN = `${CONVOLVED}&filters=4`;
const MANY_FILTERS = "MAML on characters through 64 filters";
const CASES = {
  "MAML on sinusoids": `${MOVED}&innerSteps=2`,
  "MAML, first order, noise, tanh": `${MOVED}&order=first&innerSteps=2&noise=0.3&activation=tanh&hiddenLayers=3`,
  "MAML, annealed, a rate for each step": `${MOVED}&order=annealed&secondOrderFrom=4&innerSteps=2&learnInnerRate=true&ratePerStep=true`,
  "MAML, one learned rate a layer, multi-step loss": `${MOVED}&innerSteps=3&learnInnerRate=true&multiStepLoss=true&multiStepUntil=20`,
  "MAML by descent with momentum, a falling rate": `${LINES}&optimiser=sgd&momentum=0.8&outerLearningRate=0.02&schedule=cosine&gradientClip=1`,
  "ANIL on sinusoids": `${MOVED}&algorithm=anil&innerSteps=2`,
  "Meta-SGD on sinusoids": `${MOVED}&algorithm=metaSgd`,
  "Meta-SGD, rates for each step": `${MOVED}&algorithm=metaSgd&innerSteps=2&ratePerStep=true`,
  "Reptile on sinusoids": `${LINES}&algorithm=reptile&innerSteps=4&miniBatches=3`,
  "Reptile with Adam within": `${LINES}&algorithm=reptile&innerSteps=3&innerOptimiser=adam&innerLearningRate=0.01`,
  "MAML on characters": `${DRAWN}&algorithm=maml&innerLearningRate=0.4`,
  [MANY_FILTERS]: `${CONVOLVED}&filters=64&algorithm=maml&innerLearningRate=0.4`,
  "MAML with gains for each step": `${DRAWN}&algorithm=maml&innerLearningRate=0.1&innerSteps=2&normalisePerStep=true`,
  "ANIL on characters, not normalised": `${DRAWN}&algorithm=anil&normalisation=none&rotations=false`,
  "prototypical networks on characters": `${DRAWN}&algorithm=prototypical&ways=7&shots=2`,
  "prototypical networks on Omniglot, transductive, by cosine": `${DRAWN}&algorithm=prototypical&imageSet=omniglot&distance=cosine&transductive=true`,
} as const;

/** Runs scripts one after another in one Python: PyTorch is slow to load. */
const RUN_ALL = `import runpy, sys
steps, *scripts = sys.argv[1:]
for path in scripts:
    # The episodes that are stored, and two that it draws.
    sys.argv = [path, steps]
    runpy.run_path(path, run_name="__main__")
    print("--", flush=True)
`;

interface Written {
  readonly script: string;
  readonly losses: readonly number[];
}

/** The script of an experiment in a folder of its own, and what the lab loses in its first ten meta-steps. */
async function written(link: string): Promise<Written> {
  const { experiment, problems } = readLink(`#v=1&${link}`);
  expect(problems).toEqual([]);
  const { device } = await wasmDevice();
  const data = shippedFor(experiment);
  const run = (await createRun(experiment, device, data)) as EpisodeRun;
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) losses.push((await (await run.metaStep()).read()).losses.learner!);
  const portable = portableOf(run, { kind: "image" });
  run.dispose();
  const record = recordFor("written", { losses }, experiment);
  const files = await scriptFiles(record, portable, data, link);
  const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return { script: join(folder, FILES.script), losses };
}

describe.runIf(python !== undefined)("a script loses in its first ten meta-steps what the lab loses", () => {
  const all: Written[] = [];
  let printed: string[];
  beforeAll(async () => {
    for (const link of Object.values(CASES)) all.push(await written(link));
    const scripts = all.map(({ script }) => script);
    const { status, stdout, stderr } = spawnSync(python!, ["-c", RUN_ALL, `${STEPS + 2}`, ...scripts], {
      encoding: "utf8",
      env: { ...process.env, OMP_NUM_THREADS: "1" },
    });
    expect([status, stderr]).toEqual([0, ""]);
    printed = stdout.split("--\n");
  }, PATIENCE_MS);

  it.each(Object.keys(CASES).map((name, index) => ({ name, index })))("$name", ({ name, index }) => {
    const { losses } = all[index]!;
    const lines = printed[index]!.trim().split("\n");
    expect(lines).toHaveLength(STEPS);
    lines.forEach((line, step) => {
      const [, loss, lab] = /^meta-step \d+: loss (\S+) {3}\(the lab: (\S+)\)$/.exec(line)!.map(Number);
      const unit = Math.max(1, losses[step]!);
      expect(Math.abs(lab! - losses[step]!), line).toBeLessThan(1e-5 * unit);
      if (name !== MANY_FILTERS || step < STEPS_OF_MANY)
        expect(Math.abs(loss! - losses[step]!), line).toBeLessThan(BOUND * unit);
    });
    // The weights learn: no two meta-steps lose the same.
    expect(new Set(losses).size).toBe(STEPS);
  });
});

it("an experiment that no script states has none, and it is said why", async () => {
  const refused = (link: string) => {
    const { experiment } = readLink(`#v=1&${link}`);
    return withoutScript(recordFor("refused", {}, experiment));
  };
  expect(refused("task=intents&model=residual&algorithm=ridge")).toBe(
    "It is not written in PyTorch: Customer intents, Features and a learned map, Ridge head (R2-D2).",
  );
  const { experiment } = readLink("#v=1&task=glyphs&model=conv4");
  expect(withoutScript({ experiment: { ...experiment, data: "0123456789abcdef0123" } })).toContain(
    "your own",
  );
  expect(withoutScript({ experiment })).toBeUndefined();
});
