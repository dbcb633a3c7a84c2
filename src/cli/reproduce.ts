// npm run reproduce: presets trained from nothing, each result kept and set beside the paper's figure on a page.

import { Argument, Command } from "commander";
import { nameWithRate } from "../experiment/contenders.ts";
import { lookedAt } from "../experiment/presets/published.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import { shippedFor } from "./ownData.ts";
import { type Reproduced, type ReproducedRow, readReproduction, writeReproduction } from "./reproduction.ts";
import { nodeThreads } from "./threads.ts";
import { testOf, trainToEnd } from "./train.ts";

const ids = Object.keys(presets) as PresetId[];

/** Trains a preset to its end; everyone is tested on its final tasks. */
async function row(id: PresetId, opened: OpenedDevice): Promise<ReproducedRow> {
  const { label, experiment } = presets[id];
  tell(`${label}…`);
  const record = await trainToEnd(experiment, opened, shippedFor(experiment));
  const contenders = record.contenders.map((contender): Reproduced => {
    const test = testOf(record, contender.role);
    const { tasks, trainedSteps, measures, difference, uncertainty } = test;
    return {
      role: contender.role,
      label: inEnglish(nameWithRate(contender, experiment)),
      tasks,
      trainedSteps,
      ...lookedAt(test),
      measures,
      ...(difference && { difference }),
      ...(uncertainty && { uncertainty }),
    };
  });
  return {
    contenders,
    iterations: record.iteration,
    seconds: record.trainingMs / 1000,
    device: inEnglish(record.backend.device),
    day: new Date().toISOString().slice(0, 10),
  };
}

async function reproduce(which: PresetId | undefined, { page }: { readonly page?: true }): Promise<void> {
  if (page) {
    writeReproduction(readReproduction());
    return;
  }
  const opened = await openDevice("wasm", nodeThreads);
  for (const id of which === undefined ? ids : [which]) {
    const made = await row(id, opened);
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
