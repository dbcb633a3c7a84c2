// A person's own data: reads zips of drawings, lists what is at hand, takes it up and deletes it.

import { proxy } from "comlink";
import { sameMapping } from "../data/table/mappingLink.ts";
import { type Experiment, withShippedData } from "../experiment/experiment.ts";
import { withOwnData } from "../experiment/ownData.ts";
import type { DataKindId, ImportedData, KeptData } from "../protocol/protocol.ts";
import { said, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { guard, say } from "./messages.ts";
import { takeUp } from "./standing.ts";
import { lab } from "./state.ts";

/** Looks anew for data at hand. */
export async function lookForData(): Promise<void> {
  await guard(worker.keptData().then((ownData) => lab.setState({ ownData })));
}

/** Starts anew with the data that ship. */
export async function takeShipped(): Promise<void> {
  await takeUp(withShippedData(lab.getState().experiment), { history: "push" });
}

/** Starts anew with data at hand, in the variant of this fingerprint, as data of this kind. */
export async function takeKept(
  { mapping }: KeptData,
  fingerprint: string,
  kind: DataKindId,
): Promise<boolean> {
  const { experiment } = lab.getState();
  const { experiment: next } = withOwnData(experiment, kind, { fingerprint, mapping });
  return takeUp(next, { history: "push" });
}

/** Deletes data, by any of their fingerprints. */
export async function removeData(fingerprint: string): Promise<void> {
  await guard(worker.removeData(fingerprint));
  await lookForData();
}

/** Stops an import that is under way. */
export const stopImport = () => void guard(worker.stopImport());

/**
 * Reads zips of images and starts anew with what is in them. Where the experiment of a link waits for images that are
 * not at hand, or brings a result, they are compared: the same ones keep the result, others are offered and not taken.
 */
export async function importImages(files: readonly File[]): Promise<void> {
  if (lab.getState().importing !== undefined) {
    say(said`Other images are being read: wait until that is done.`);
    return;
  }
  lab.setState({ importing: { done: 0, total: 0 }, imported: undefined });
  try {
    const imported = await worker.importImages(
      [...files],
      lab.getState().experiment.data,
      proxy((done, total) => lab.setState({ importing: { done, total } })),
    );
    lab.setState({ imported });
    await lookForData();
    await use(imported, "images");
  } catch (error) {
    say(wordsOf(error), "fault");
  } finally {
    lab.setState({ importing: undefined });
  }
}

/**
 * Starts anew with data that were just brought, as `next` where it is given; where a link waits for others, they are
 * offered and not taken. Answers whether a run on them stands.
 */
export async function use(imported: ImportedData, kind: DataKindId, next?: Experiment): Promise<boolean> {
  const { name, fingerprint, wanted, mapping } = imported;
  const { experiment, record, expected } = lab.getState();
  if (wanted?.same && (next === undefined || sameMapping(mapping, experiment.mapping))) {
    const stands = await takeUp(experiment, { history: "none", expected });
    if (stands)
      say(said`${name} holds the data that the experiment names (fingerprint ${fingerprint}).`, "news");
    return stands;
  }
  const own = next ?? withOwnData(experiment, kind, { fingerprint, mapping }).experiment;
  const take = () => takeUp(own, { history: "push" });
  const waits = record === undefined || expected !== undefined;
  if (wanted && !wanted.same && waits) {
    say(
      said`${name} holds other data (fingerprint ${fingerprint}) than the experiment names (${wanted.fingerprint}). Bring the files that it was made with, or use these; the result that came with the link, if any, is not theirs.`,
      "warning",
      { label: said`Use ${name}`, act: () => void take() },
    );
    return false;
  }
  const stands = await take();
  if (stands) say(said`${name} is in use now.`, "news");
  return stands;
}
