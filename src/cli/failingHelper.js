// For tests: a helping thread with something wrong with it.

import { workerData } from "node:worker_threads";
import { serve } from "../engine/wasm/control.js";

const { memory, fault } = workerData;
if (fault === "load")
  WebAssembly.Module = /** @type {any} */ (
    class {
      constructor() {
        throw new RangeError("no room for this code");
      }
    }
  );
else if (fault === "run" || fault === "death")
  WebAssembly.Instance = /** @type {any} */ (
    class {
      exports = {
        main() {
          if (fault === "death") process.exit();
          throw new RangeError("a bad address");
        },
      };
    }
  );
if (fault !== "late") serve(memory);
