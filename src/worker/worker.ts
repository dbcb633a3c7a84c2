// The worker's entry: hands the laboratory to the page.

import { expose } from "comlink";
import { Laboratory } from "./laboratory.ts";

expose(new Laboratory());
