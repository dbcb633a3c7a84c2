// npm run reproduce: presets trained from nothing, each result beside the paper's figure, as a table.

import { writeFileSync } from "node:fs";
import { Argument, Command } from "commander";
import { startBackend } from "../engine/backend/start.ts";
import { type PresetId, presets } from "../experiment/presets.ts";
import type { Evaluation } from "../protocol/protocol.ts";
import { createRun } from "../training/run.ts";
import { runCommand, tell } from "./command.ts";
import { imagesFrom } from "./images.ts";
import { nodeThreads } from "./threads.ts";
import { trainToEnd } from "./train.ts";

const PAGE = new URL("../../docs/reproduction.md", import.meta.url).pathname;
/** Steps whose loss the sinusoid tables of the papers give. */
const TABLED_STEPS = [1, 5, 10];
const ids = Object.keys(presets) as PresetId[];

/** "92.74 ± 0.52%", or "0.54 ± 0.05, 0.38 ± 0.06, 0.33 ± 0.05". */
function figure({ bySteps, reward }: Evaluation): string {
  if (reward) return `${reward.mean.toFixed(2)} ± ${reward.ci95.toFixed(2)}`;
  const last = bySteps.at(-1)!;
  if (last.accuracy)
    return `${(100 * last.accuracy.mean).toFixed(2)} ± ${(100 * last.accuracy.ci95).toFixed(2)}%`;
  return TABLED_STEPS.flatMap((step) => bySteps[step] ?? [])
    .map(({ loss }) => `${loss.mean.toFixed(2)} ± ${loss.ci95.toFixed(2)}`)
    .join(", ");
}

async function row(id: PresetId): Promise<string> {
  const { label, experiment, published } = presets[id];
  tell(`${label}…`);
  const { device, description } = await startBackend("wasm", nodeThreads);
  const images = experiment.task.id === "glyphs" ? imagesFrom([], [], tell) : undefined;
  const run = await createRun(experiment, device, images);
  const { iterations, seconds } = await trainToEnd(run);
  const ours: string[] = [];
  for (const { role, label } of run.contenders) {
    const evaluation = await run.evaluate(role, "test", Number(experiment.training.finalTasks));
    ours.push(run.contenders.length > 1 ? `${label}: ${figure(evaluation)}` : figure(evaluation));
  }
  run.dispose();
  const theirs = `${published.value} (${published.what.toLowerCase()}; ${published.source}; ${published.conditions})`;
  const time = `${iterations.toLocaleString("en")} iterations, ${Math.round(seconds)} s (${description})`;
  return `| ${label} | ${theirs} | ${ours.join("<br>")} | ${time} | \`npm run reproduce -- ${id}\` |`;
}

async function reproduce(id: PresetId | undefined): Promise<void> {
  const rows: string[] = [];
  for (const each of id === undefined ? ids : [id]) rows.push(await row(each));
  const table = `| experiment | paper | ours | length | command |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  if (id === undefined) {
    writeFileSync(
      PAGE,
      `# Results beside the papers'\n\nBy \`npm run reproduce\`, ${new Date().toISOString().slice(0, 10)}. 600 test tasks; after ± half of the 95% interval over tasks; accuracies after the last test step, inductive; mean squared errors after 1, 5, 10 steps. Characters are this lab's glyphs, on scripts never seen in training, not Omniglot: their figures stand beside the papers' for orientation and are no claim to reproduce them. Sinusoids are the papers' own task.\n\n${table}`,
    );
  }
  process.stdout.write(table);
}

await runCommand(
  new Command("reproduce")
    .addArgument(
      new Argument("[row]", "one preset; without it all, and docs/reproduction.md is written").choices(ids),
    )
    .action(reproduce),
);
