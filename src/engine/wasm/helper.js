// One helping thread in a browser: a module worker that is told its memory.

import { serve } from "./control.js";

addEventListener(
  "message",
  ({ data }) => {
    serve(data.memory);
    close();
  },
  { once: true },
);
