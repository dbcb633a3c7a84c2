// One case in Node, in a process of its own: prints meta-steps a second.

import { imagesFor } from "../src/cli/images.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { startBackend } from "../src/engine/backend/start.ts";
import { EpisodeRun } from "../src/training/episodes/episodeRun.ts";
import { type CaseId, cases } from "./cases.ts";
import { metaStepsPerSecond } from "./measure.ts";

const experiment = cases[process.argv[2] as CaseId];
const { device } = await startBackend("wasm", nodeThreads);
const images = imagesFor(experiment, [], [], () => {});
const run = await EpisodeRun.create(experiment, device, images);
console.log(await metaStepsPerSecond(run));
process.exit();
