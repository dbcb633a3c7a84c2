// How many processes a command line asks for.

/** @throws Error where it is no whole number above 0. */
export function processesFrom(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--processes ${given} is not a whole number above 0.`);
  return count;
}
