// One case in Node, in a process of its own: prints meta-steps a second.

import { shippedFor } from "../src/cli/ownData.ts";
import { nodeThreads } from "../src/cli/threads.ts";
import { openDevice } from "../src/training/session/openDevice.ts";
import { type CaseId, cases } from "./cases.ts";
import { metaStepsPerSecond } from "./measure.ts";

const experiment = cases[process.argv[2] as CaseId];
const opened = await openDevice("wasm", nodeThreads);
const images = shippedFor(experiment);
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
console.log(await metaStepsPerSecond(experiment, opened, images, breathe));
process.exit();
