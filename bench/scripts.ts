// How far roundings part an exported PyTorch script from the lab: of presets with Conv-4, the first meta-gradient and
// the first ten losses of the lab and of PyTorch in single precision, against PyTorch in double. Needs a Python with
// PyTorch. Words of the command line narrow down the presets: `npm run bench:scripts -- omniglot-maml-5way-1shot`.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedFor } from "../src/cli/ownData.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { type PresetId, presets } from "../src/experiment/presets/registry.ts";
import { writeLink } from "../src/share/link.ts";
import { writeNpz } from "../src/takeaway/pytorch/npz.ts";
import { scriptFiles } from "../src/takeaway/pytorch/script.ts";
import { portableOf } from "../src/takeaway/takeAway.ts";
import { recordFor } from "../src/testing/records.ts";
import { createRun } from "../src/training/createRun.ts";
import type { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import { findPyTorch } from "./pytorch.ts";

const SCRIPT = new URL("scripts.py", import.meta.url).pathname;
const IDS: PresetId[] = [
  "omniglot-maml-5way-1shot",
  "omniglot-protonet-20way-1shot",
  "glyphs-maml-5way-1shot",
];
/** Meta-steps whose episodes go along with a script. */
const STEPS = 10;

/** Departures from double precision: of the first meta-gradient, and of each loss. */
interface Departure {
  readonly gradient: number;
  readonly losses: readonly number[];
}
const WHO = {
  lab: "the lab",
  single: "PyTorch, single precision",
  moved: "PyTorch, double, weights off by half a place of single",
} as const;

const python = findPyTorch();
if (python === undefined)
  throw new Error("No Python here has PyTorch (Debian: apt-get install python3-torch).");
const { device } = await startBackend("wasm");

for (const id of IDS.filter((name) => process.argv.slice(2).every((word) => name.includes(word)))) {
  const given = presets[id].experiment;
  const experiment = { ...given, run: { ...given.run, baseline: "none" } };
  const data = shippedFor(experiment);
  const run = (await createRun(experiment, device, data)) as EpisodeRun;
  const { gradients } = await run.learner.metaGradient(run.episodes(0));
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) losses.push((await (await run.metaStep()).read()).losses.learner!);
  const portable = portableOf(run, { kind: "image" });
  run.dispose();
  const record = recordFor(id, { losses }, experiment);
  const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
  const files = await scriptFiles(record, portable, data, writeLink(experiment));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const ours = join(folder, "gradient.npz");
  const rows = Object.entries(gradients).map(([name, values]) => [name, { values, shape: [values.length] }]);
  writeFileSync(ours, writeNpz(Object.fromEntries(rows)));
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT, folder, ours], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`PyTorch failed:\n${stderr}`);
  const found = JSON.parse(stdout) as Record<keyof typeof WHO, Departure>;
  console.log(`\n${id}: off from PyTorch in double precision`);
  for (const [who, words] of Object.entries(WHO)) {
    const { gradient, losses } = found[who as keyof typeof WHO];
    const each = losses.map((loss) => loss.toExponential(0)).join(" ");
    console.log(`${words}: first meta-gradient ${gradient.toExponential(1)}; losses ${each}`);
  }
}
