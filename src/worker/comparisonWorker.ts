// The entry of the worker that compares runs.

import { expose } from "comlink";
import { Comparer } from "./comparer.ts";
import { carrySentences } from "./saidErrors.ts";

carrySentences();
expose(new Comparer());
