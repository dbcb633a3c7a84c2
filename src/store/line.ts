// The page's line to its worker.

import type { LabCommands } from "../protocol/protocol.ts";

/** The worker's commands as the page calls them: every one answers later. */
export type Lab = Pick<LabCommands, Exclude<keyof LabCommands, "subscribe">>;

/** The worker; there once `connection.ts` has started it. */
export let worker: Lab;

/** Puts a worker on the line. */
export const putOnLine = (lab: Lab): void => {
  worker = lab;
};
