// The worker's entry: hands the laboratory to the page.

import { expose } from "comlink";
import { Laboratory } from "./laboratory.ts";
import { carrySentences } from "./saidErrors.ts";

carrySentences();
expose(new Laboratory());
