// One helping thread in a browser: a module worker that is told its memory and its number.

import { serve } from "./control.js";

addEventListener("message", ({ data }) => serve(data.memory, data.thread), { once: true });
