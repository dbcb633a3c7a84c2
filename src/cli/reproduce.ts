// npm run reproduce: presets trained from nothing, each result kept and set beside the paper's figure on a page.

import { Argument, Command } from "commander";
import { startBackend } from "../engine/backend/start.ts";
import { nameWithRate } from "../experiment/contenders.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { createRun } from "../training/run.ts";
import { runCommand, tell } from "./command.ts";
import { imagesFor } from "./images.ts";
import { type Reproduced, type ReproducedRow, readReproduction, writeReproduction } from "./reproduction.ts";
import { nodeThreads } from "./threads.ts";
import { trainToEnd } from "./train.ts";

const ids = Object.keys(presets) as PresetId[];

/** Trains a preset to its end and evaluates everyone on its final test tasks. */
async function row(id: PresetId): Promise<ReproducedRow> {
  const { label, experiment } = presets[id];
  tell(`${label}…`);
  const { device, description } = await startBackend("wasm", nodeThreads);
  const run = await createRun(experiment, device, imagesFor(experiment, [], [], tell));
  const { iterations, seconds } = await trainToEnd(run);
  const contenders: Reproduced[] = [];
  for (const contender of run.contenders) {
    const { tasks, bySteps, trainedSteps, reward, uncertainty } = await run.evaluate(
      contender.role,
      "test",
      Number(experiment.training.finalTasks),
    );
    contenders.push({
      label: nameWithRate(contender, experiment),
      tasks,
      trainedSteps,
      bySteps,
      ...(reward && { reward }),
      ...(uncertainty && { uncertainty }),
    });
  }
  run.dispose();
  return { contenders, iterations, seconds, device: description, day: new Date().toISOString().slice(0, 10) };
}

async function reproduce(which: PresetId | undefined, { page }: { readonly page?: true }): Promise<void> {
  if (page) {
    writeReproduction(readReproduction());
    return;
  }
  for (const id of which === undefined ? ids : [which]) {
    const made = await row(id);
    // Read anew each time, so that what another command wrote meanwhile stays.
    writeReproduction({ ...readReproduction(), [id]: made });
    process.stdout.write(`${JSON.stringify(made)}\n`);
  }
}

await runCommand(
  new Command("reproduce")
    .addArgument(new Argument("[row]", "one preset; without it all").choices(ids))
    .option("--page", "write the page anew from the kept results, and train nothing")
    .action(reproduce),
);
