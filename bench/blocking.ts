// How long the lab may be deaf: for every preset with every algorithm that can learn it, the longest time between two
// moments at which a command is heard, from opening the experiment through its first evaluation into training, and how
// long a pause takes. Prints a table; words of the command line narrow it down: `npm run bench:blocking -- glyphs platipus`.

import { parseArgs } from "node:util";
import { algorithms } from "../src/algorithms/registry.ts";
import { shippedFor } from "../src/cli/ownData.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { conflictsIn } from "../src/experiment/check.ts";
import { type Experiment, withChoice } from "../src/experiment/experiment.ts";
import { presets } from "../src/experiment/presets/registry.ts";
import { checkGradients } from "../src/training/session/gradientCheck.ts";
import { Session } from "../src/training/session/session.ts";

/** What is watched of each experiment at most. */
const WATCHED_MS = 6000;

const { positionals } = parseArgs({ allowPositionals: true });
const { device } = await startBackend("wasm");
const check = await checkGradients(device);

/** The longest deafness in milliseconds, what went on around it, and the time that a pause took. */
async function watch(experiment: Experiment): Promise<{ longest: number; during: string; pause: number }> {
  let heard = performance.now();
  let longest = 0;
  let during = "";
  let phase = "";
  let paused = false;
  const listen = (now = performance.now()) => {
    if (!paused && now - heard > longest) [longest, during] = [now - heard, phase];
    console.error(
      (now - heard).toFixed(0),
      new Error().stack
        ?.split("\n")
        .filter((l) => l.includes("src/"))
        .slice(0, 6)
        .map((l) => l.trim().replace("file:///work/wt-page/src/", ""))
        .join(" < "),
    );
  };
  const data = shippedFor(experiment);
  heard = performance.now();
  const session = await Session.open({
    experiment,
    device,
    check,
    data,
    clock: {
      now: () => performance.now(),
      async breathe() {
        listen();
        await new Promise((resolve) => setImmediate(resolve));
        heard = performance.now();
      },
    },
    hear(event) {
      phase = event.type === "preparing" ? `preparing ${event.what}` : event.type;
    },
  });
  heard = performance.now();
  const training = session.train();
  await Promise.race([training, new Promise((resolve) => setTimeout(resolve, WATCHED_MS))]);
  const asked = performance.now();
  await session.pause();
  const pause = performance.now() - asked;
  paused = true;
  await training;
  await session.dispose();
  return { longest, during, pause };
}

const rows: { name: string; longest: number; during: string; pause: number }[] = [];
for (const [id, preset] of Object.entries(presets)) {
  for (const algorithm of Object.keys(algorithms)) {
    const name = `${id} · ${algorithm}`;
    if (!positionals.every((word) => name.includes(word))) continue;
    const own: Experiment = preset.experiment;
    const experiment = own.algorithm.id === algorithm ? own : withChoice(own, "algorithm", algorithm);
    if (conflictsIn(experiment).length > 0) continue;
    const found = await watch(experiment);
    rows.push({ name, ...found });
    console.error(
      `${name}: ${found.longest.toFixed(0)} ms (${found.during}), pause ${found.pause.toFixed(0)} ms`,
    );
  }
}
for (const { name, longest, during, pause } of rows.sort((a, b) => b.longest - a.longest).slice(0, 20))
  console.log(
    `${longest.toFixed(0).padStart(6)} ms  ${pause.toFixed(0).padStart(6)} ms  ${name} (${during})`,
  );
