// Ready runs, which ship with the lab: found by the experiment, loaded when first wanted, taken up like any other change.

import index from "../../datasets/weights/index.json";
import type { Experiment } from "../experiment/experiment.ts";
import { writeLink } from "../share/link.ts";
import type { ReadyFile } from "../share/ready.ts";
import type { FiledRun } from "../share/runFile.ts";
import { SaidError, said } from "../words/said.ts";
import { resume } from "./kept.ts";
import { guard, say } from "./messages.ts";
import { type History, showStanding, takeUp } from "./standing.ts";
import { lab } from "./state.ts";

/** Addresses of the files, by name. */
const addresses: Readonly<Record<string, string>> = import.meta.glob("../../datasets/weights/*.innerloop", {
  query: "?url",
  import: "default",
  eager: true,
});

const shipped: readonly ReadyFile[] = index;

/** The ready run of an experiment, where one ships. */
export const readyFor = (experiment: Experiment): ReadyFile | undefined => {
  const link = writeLink(experiment);
  return shipped.find((file) => file.link === link);
};

/** Loads a ready run. @throws Error, a whole sentence, where it does not come whole. */
async function load({ id, bytes: size, digest }: ReadyFile): Promise<FiledRun> {
  const name = `${id}.innerloop`;
  const address = addresses[`../../datasets/weights/${name}`]!;
  const [{ readRunFile }, { sha256 }, { bytesToHex }] = await Promise.all([
    import("../share/runFile.ts"),
    import("@noble/hashes/sha2.js"),
    import("@noble/hashes/utils.js"),
  ]);
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw new SaidError(said`The ready weights did not load: is the connection down?`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== size || bytesToHex(sha256(bytes)) !== digest)
    throw new SaidError(
      said`The ready weights did not come whole, or are of another version of the lab: reload.`,
    );
  return readRunFile(name, bytes)[0]!;
}

/**
 * Takes a ready run up in place of the run that stands, which is kept. Nothing changes where it does not load.
 * Answers whether it stands.
 */
export async function openReady(one: ReadyFile, history: History = "push"): Promise<boolean> {
  let stands = false;
  await guard(
    load(one).then(async ({ record, saved }) => {
      if (!(await takeUp(record.experiment, { history }))) return;
      await resume(record, saved);
      showStanding("replace");
      stands = true;
    }),
  );
  return stands;
}

/** Lays the ready run's curve beside that of the run that stands. */
export const compareWithReady = (one: ReadyFile): Promise<unknown> =>
  guard(
    load(one).then(({ record }) => {
      // Another experiment may stand by now.
      if (readyFor(lab.getState().experiment)?.id === one.id)
        lab.setState({ readyBeside: record, readyOffered: false });
    }),
  );

/** Puts away what is said of a ready run. */
export const forgetReady = (): void => lab.setState({ readyOffered: false });

/** Opens a link's ready weights; where none ship, says so, and the experiment stands untrained. */
export async function openLinkedReady(experiment: Experiment): Promise<void> {
  const one = readyFor(experiment);
  if (one && (await openReady(one, "none"))) return;
  const stands = await takeUp(experiment, { history: "replace" });
  if (stands && one === undefined)
    say(
      said`The link names ready weights, which this version of the lab does not have: train from the start.`,
    );
}
