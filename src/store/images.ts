// A person's own images: reads zips, lists what is at hand, takes it up and deletes it.

import { proxy, transfer } from "comlink";
import type { ImportedImages } from "../protocol/protocol.ts";
import { said, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { guard, say } from "./messages.ts";
import { takeUp } from "./standing.ts";
import { lab } from "./state.ts";

/** Looks anew for images at hand. */
export async function lookForImages(): Promise<void> {
  await guard(worker.keptImages().then((images) => lab.setState({ images })));
}

/** Starts anew with images at hand, or with those that ship (empty). */
export async function takeImages(fingerprint: string): Promise<void> {
  await takeUp({ ...lab.getState().experiment, data: fingerprint }, { history: "push" });
}

/** Deletes images, by any of their fingerprints. */
export async function removeImages(fingerprint: string): Promise<void> {
  await guard(worker.removeImages(fingerprint));
  await lookForImages();
}

/**
 * Reads zips and starts anew with what is in them. Where the experiment of a link waits for images that are not at
 * hand, or brings a result, they are compared: the same ones keep the result, others are offered and not taken.
 */
export async function importImages(files: readonly File[]): Promise<void> {
  if (lab.getState().importing !== undefined) {
    say(said`Other images are being read: wait until that is done.`);
    return;
  }
  lab.setState({ importing: { done: 0, total: 0 }, imported: undefined });
  try {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const { experiment } = lab.getState();
    const imported = await worker.importImages(
      transfer(
        read,
        read.map(({ bytes }) => bytes.buffer),
      ),
      experiment.data,
      proxy((done, total) => lab.setState({ importing: { done, total } })),
    );
    lab.setState({ imported });
    await lookForImages();
    await use(imported);
  } catch (error) {
    say(wordsOf(error), "fault");
  } finally {
    lab.setState({ importing: undefined });
  }
}

async function use({ name, fingerprint, wanted }: ImportedImages): Promise<void> {
  const { experiment, record, expected } = lab.getState();
  if (wanted?.same) {
    const stands = await takeUp(experiment, { history: "none", expected });
    if (stands)
      say(said`${name} holds the images that the experiment names (fingerprint ${fingerprint}).`, "news");
    return;
  }
  const waits = record === undefined || expected !== undefined;
  if (wanted && waits) {
    say(
      said`${name} holds other images (fingerprint ${fingerprint}) than the experiment names (${wanted.fingerprint}). Drop the zips that it was made with, or use these; the result that came with the link, if any, is not theirs.`,
      "warning",
      { label: said`Use ${name}`, act: () => void takeImages(fingerprint) },
    );
    return;
  }
  await takeImages(fingerprint);
  if (lab.getState().record?.experiment.data === fingerprint) say(said`${name} is in use now.`, "news");
}
