// npm run tune-baselines: at which rate the baselines beside a preset's learner fine-tune best, on validation tasks.

import { Argument, Command } from "commander";
import { baselinesOf } from "../experiment/contenders.ts";
import { inPercent, withInterval } from "../experiment/figures.ts";
import { BASELINE_RATES } from "../experiment/presets/baselines.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import type { Evaluation } from "../experiment/results.ts";
import { openDevice } from "../training/session/openDevice.ts";
import { Session } from "../training/session/session.ts";
import { inEnglish } from "../words/said.ts";
import { runCommand, tell } from "./command.ts";
import { shippedFor } from "./images.ts";
import { nodeThreads } from "./threads.ts";

const VALIDATION_TASKS = 100;

const withBaselines = (Object.keys(presets) as PresetId[]).filter(
  (id) => baselinesOf(presets[id].experiment).length > 0,
);

/** What is reached after the last step: a loss to make small, where there is no accuracy to make large. */
function reached({ bySteps }: Evaluation): { words: string; cost: number } {
  const { step, loss, accuracy } = bySteps.at(-1)!;
  return accuracy
    ? { words: `${inPercent(accuracy, 2)} after ${step} steps`, cost: -accuracy.mean }
    : { words: `loss ${withInterval(loss, 3)} after ${step} steps`, cost: loss.mean };
}

async function tune(id: PresetId): Promise<void> {
  const { experiment } = presets[id];
  const { device, check } = await openDevice("wasm", nodeThreads);
  const session = await Session.open({
    experiment,
    device,
    check,
    data: shippedFor(experiment),
    clock: {
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
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
    for (const rate of BASELINE_RATES) {
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
