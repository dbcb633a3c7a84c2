// The entry of a sweep's worker.

import { expose } from "comlink";
import { carrySentences } from "./saidErrors.ts";
import { Sweeper } from "./sweeper.ts";

carrySentences();
expose(new Sweeper());
