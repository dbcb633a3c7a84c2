// What every command does: words to standard error, whole sentences for what fails, an end.

import type { Command } from "commander";

/** Says something to the person; standard output is for results. */
export const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Runs a command and ends the process: status 1, and why, where it fails. */
export async function runCommand(command: Command): Promise<never> {
  try {
    await command.parseAsync();
    // Threads and Dawn's event loop would keep the process alive.
    process.exit();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
