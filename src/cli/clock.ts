// The clock of sessions without a page.

import type { Clock } from "../training/session/session.ts";

/** Between pieces of work a progress bar is drawn, and signals come in. */
export const headlessClock: Clock = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};
