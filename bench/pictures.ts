// What the pictures that follow training cost it: meta-steps for a second of processor time with and without each, by turns
// in one run, as a ratio (time of the clock would measure whatever else the machine does); for the agreement of gradients
// its share of the time between two evaluations. Words of the command line narrow down the presets, and fewer rounds take
// less time: `npm run bench:pictures -- omniglot --rounds 2`.

import { parseArgs } from "node:util";
import { shippedFor } from "../src/cli/ownData.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { type PresetId, presets } from "../src/experiment/presets/registry.ts";
import { REST } from "../src/panels/following/rest.ts";
import type { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import { checkGradients } from "../src/training/session/gradientCheck.ts";
import { Session } from "../src/training/session/session.ts";

const IDS: PresetId[] = [
  "sinusoid-maml-5shot",
  // Conv-4.
  "glyphs-maml-5way-1shot",
  "omniglot-maml-5way-1shot",
  "ratings-movielens-5",
];
/** Turns with a picture and without, each this long or as long as one picture and its rest. */
const ROUNDS = "8";
const TURN_MS = 1500;
const WARM_UP_MS = 4000;

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: ROUNDS } },
});
const rounds = Number(flags.rounds);
if (!(Number.isInteger(rounds) && rounds > 0))
  throw new Error(`--rounds “${flags.rounds}” is not a whole number above 0.`);
const { device } = await startBackend("wasm");
const check = await checkGradients(device);
const now = () => performance.now();
/** Milliseconds of processor time so far, of all threads. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** What a picture asks of a run. */
type Look = (run: EpisodeRun) => Promise<unknown>;

/** Looks as the page does for some time, resting in between; how many and how long each took. */
async function looking(session: Session, look: Look, atLeast: number): Promise<number[]> {
  const took: number[] = [];
  for (const began = now(); now() - began < atLeast; ) {
    const asked = now();
    await session.look((run) => look(run as EpisodeRun));
    took.push(now() - asked);
    await wait(REST * took.at(-1)!);
  }
  return took;
}

async function measure(id: PresetId, name: string, look: Look): Promise<void> {
  const { experiment } = presets[id];
  const session = await Session.open({
    experiment: {
      ...experiment,
      training: {
        ...experiment.training,
        iterations: 1_000_000,
        evaluateEvery: 100_000,
        evaluationTasks: 2,
      },
    },
    device,
    check,
    data: shippedFor(experiment),
    clock: { now, breathe: () => new Promise((resolve) => setImmediate(resolve)) },
    hear: () => {},
  });
  const training = session.train();
  // Compiled, and the number of threads found.
  await wait(WARM_UP_MS);
  await session.look((run) => look(run as EpisodeRun));
  const took: number[] = [];
  const counted = { on: { steps: 0, ms: 0 }, off: { steps: 0, ms: 0 } };
  let clock = 0;
  const turn = async (which: keyof typeof counted, work: () => Promise<unknown>) => {
    const [from, began] = [session.run.iteration, spent()];
    await work();
    counted[which].steps += session.run.iteration - from;
    counted[which].ms += spent() - began;
  };
  for (let round = 0; round < rounds; round++) {
    const began = now();
    await turn("on", async () => took.push(...(await looking(session, look, TURN_MS))));
    const lasted = now() - began;
    clock += lasted;
    await turn("off", () => wait(lasted));
  }
  const pace = counted.off.steps / counted.off.ms;
  const ratio = counted.on.steps / counted.on.ms / pace;
  const share = took.reduce((sum, ms) => sum + ms, 0) / clock;
  console.log(
    `${id}, ${name}: ${ratio.toFixed(3)} of the pace without; ${took.length} pictures of ${median(took).toFixed(0)} ms, ${(100 * share).toFixed(1)}% of the clock`,
  );
  // As the preset evaluates: where it does so too often, fewer tasks or none are compared.
  await session.pause();
  await training;
  const every = Number(experiment.training.evaluateEvery);
  await session.change({ section: "training", option: "evaluateEvery" }, every);
  await session.look((run) => run.gradientAgreement());
  const agreed = spent();
  const found = await session.look((run) => run.gradientAgreement());
  const agreeing = spent() - agreed;
  const between = every / pace;
  console.log(
    found
      ? `${id}, agreement of gradients: ${((100 * agreeing) / (agreeing + between)).toFixed(1)}% of the time between evaluations (${agreeing.toFixed(0)} ms beside ${between.toFixed(0)})`
      : `${id}, agreement of gradients: not measured, since evaluations are ${every} meta-steps apart`,
  );
  await session.dispose();
}

for (const id of IDS) {
  if (!positionals.every((word) => id.includes(word))) continue;
  const isOfItems = presets[id].experiment.task.id === "ratings";
  await measure(id, isOfItems ? "map of users" : "loss over a plane", async (run) => {
    if (isOfItems) return run.userMap("learner", { items: [1, 2, 3, 4, 5], ratings: [5, 4, 3, 2, 1] });
    const [task] = run.sampleTasks(0, 1);
    const { inputShape } = run.sampler;
    const outputs = task!.support.y.length / task!.support.count;
    return run.lossPlane("learner", { tasks: 1, inputShape, outputs, ...task! });
  });
}
