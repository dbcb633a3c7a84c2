// npm run reproduce: presets trained from nothing, each result kept and set beside the paper's figure on a page.

import { Argument, Command } from "commander";
import { nameWithRate } from "../experiment/contenders.ts";
import { lookedAt } from "../experiment/presets/published.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import type { RunRecord } from "../experiment/record.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import { shippedFor } from "./ownData.ts";
import { writeReady, writeReadyCard } from "./readyWeights.ts";
import { type Reproduced, type ReproducedRow, readReproduction, writeReproduction } from "./reproduction.ts";
import { nodeThreads } from "./threads.ts";
import { type Trained, testOf, trainToEnd } from "./train.ts";

const ids = Object.keys(presets) as PresetId[];

/** Trains a preset to its end; everyone is tested on its final tasks. */
async function train(id: PresetId, opened: OpenedDevice): Promise<Trained> {
  const { label, experiment } = presets[id];
  tell(`${label}…`);
  return trainToEnd(experiment, opened, shippedFor(experiment));
}

function rowOf(id: PresetId, record: RunRecord): ReproducedRow {
  const { experiment } = presets[id];
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
    arithmetic: record.arithmetic,
  };
}

interface Asked {
  readonly page?: true;
  readonly weights?: true;
}

async function reproduce(which: PresetId | undefined, { page, weights }: Asked): Promise<void> {
  if (page) {
    writeReproduction(readReproduction());
    writeReadyCard();
    return;
  }
  const opened = await openDevice("wasm", nodeThreads);
  for (const id of which === undefined ? ids : [which]) {
    const trained = await train(id, opened);
    const made = rowOf(id, trained.record);
    if (weights) writeReady(id, trained);
    // Read anew each time, so that what another command wrote meanwhile stays.
    writeReproduction({ ...readReproduction(), [id]: made });
    process.stdout.write(`${JSON.stringify(made)}\n`);
  }
}

await runCommand(
  new Command("reproduce")
    .addArgument(new Argument("[row]", "one preset; without it all").choices(ids))
    .option("--page", "write the pages anew from the kept results and weights, and train nothing")
    .option(
      "--weights",
      "keep the weights too: the lab then ships them with the preset, ready to be looked at",
    )
    .action(reproduce),
);
