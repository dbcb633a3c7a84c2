// npm run tune-baselines: at which rate the baselines beside a preset's learner fine-tune best, on validation tasks.

import { Argument, Command } from "commander";
import { baselinesOf } from "../experiment/contenders.ts";
import { intervalOfMeasure, measureOf } from "../experiment/figures.ts";
import { BASELINE_RATES } from "../experiment/presets/baselines.ts";
import type { Preset } from "../experiment/presets/preset.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { type Evaluation, firstOf } from "../experiment/results.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { Session } from "../training/session/session.ts";
import { inEnglish } from "../words/said.ts";
import { headlessClock } from "./clock.ts";
import { runCommand, tell } from "./command.ts";
import { shippedFor } from "./ownData.ts";
import { nodeThreads } from "./threads.ts";

const VALIDATION_TASKS = 100;

const withBaselines = (Object.keys(presets) as PresetId[]).filter(
  (id) => baselinesOf(presets[id].experiment).length > 0,
);

/**
 * What is reached by the measure that counts most, as a cost to make small: after the last step, or for measures that are
 * not looked at after every step, after as many as the learner's.
 */
function reached({ bySteps, measures }: Evaluation): { words: string; cost: number } {
  const id = firstOf(measures)!;
  const last = bySteps.at(-1)!;
  const after = last.measures[id] ? `${last.step} steps` : "the trained steps";
  const found = last.measures[id] ?? measures[id]!;
  return {
    words: `${measureOf(id).label} ${intervalOfMeasure(id, found, 1)} after ${after}`,
    cost: measureOf(id).better === "up" ? -found.mean : found.mean,
  };
}

async function tune(id: PresetId): Promise<void> {
  const { experiment, baselineTuning }: Preset = presets[id];
  const { device, check } = await openDevice("wasm", nodeThreads);
  const session = await Session.open({
    experiment,
    device,
    check,
    data: shippedFor(experiment),
    clock: headlessClock,
    hear(event) {
      if (event.type === "notice") tell(inEnglish(event.message));
    },
  });
  const { run } = session;
  const baselines = run.contenders.filter(({ role }) =>
    baselinesOf(experiment).some((baseline) => baseline.role === role),
  );
  // Random weights need no training; jointly pretrained ones learn beside the learner.
  if (baselines.some(({ learns }) => learns)) await session.train();
  for (const { role, label } of baselines) {
    let best = { rate: 0, cost: Number.POSITIVE_INFINITY };
    for (const rate of baselineTuning?.rates ?? BASELINE_RATES) {
      run.change({ section: "run", option: "baselineRate" }, rate);
      const { words, cost } = reached(await run.evaluate(role, "validation", VALIDATION_TASKS));
      process.stdout.write(`${label} at ${rate}: ${words}\n`);
      if (cost < best.cost) best = { rate, cost };
    }
    process.stdout.write(`${label}: best at ${best.rate} on ${VALIDATION_TASKS} validation tasks\n`);
  }
  await session.dispose();
}

await runCommand(
  new Command("tune-baselines")
    .addArgument(new Argument("<preset>", "a preset with baselines").choices(withBaselines))
    .action(tune),
);
