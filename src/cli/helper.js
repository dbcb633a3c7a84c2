// One helping thread in Node.

import { workerData } from "node:worker_threads";
import { serve } from "../engine/wasm/control.js";

serve(workerData.memory);
