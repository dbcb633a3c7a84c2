// The images that tasks draw on: a set that ships, or a person's own.

import { fingerprintOf } from "../data/images/fingerprint.ts";
import { mergeImageSets } from "../data/images/merge.ts";
import { readImageZip } from "../data/images/readImageZip.ts";
import { type ShippedImages, shippedImagesOf } from "../data/images/shipped.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { DividedImages } from "../tasks/family.ts";
import { unpackImages } from "../tasks/glyphs/pack.ts";
import { splitByGroup } from "../tasks/glyphs/split.ts";
import { taskFamilies } from "../tasks/registry.ts";

export class Images {
  readonly #shipped = new Map<string, Promise<DividedImages>>();
  #own: { fingerprint: string; images: DividedImages } | undefined;

  /** Those that an experiment names; `undefined` where its tasks need none. @throws Error where they are not here. */
  async for({ task, data }: Experiment): Promise<DividedImages | undefined> {
    if (!taskFamilies[task.id].meta.usesImages) return undefined;
    if (data === "") return this.#fetchShipped(shippedImagesOf(task.options));
    if (this.#own?.fingerprint === data) return this.#own.images;
    throw new Error(
      "This experiment was made with somebody's own images. Drop the same zips on the page, or go back to images that ship.",
    );
  }

  /** Reads zips; they become a person's own. Answers with their fingerprint and what people should know. */
  import(files: readonly { name: string; bytes: Uint8Array }[]) {
    const read = files.map((file) => readImageZip(file));
    const sets = read.map(({ imageSet }) => imageSet);
    const { imageSet, notices } = mergeImageSets(sets, sets.map(({ name }) => name).join(" and "));
    const fingerprint = fingerprintOf(imageSet);
    this.#own = { fingerprint, images: splitByGroup(imageSet) };
    const told = [...read.flatMap((each) => each.notices), ...notices].map(({ message }) => message);
    return { fingerprint, name: imageSet.name, classes: imageSet.classes.length, notices: told };
  }

  /** Fetches a shipped set, once. */
  #fetchShipped({ label, url }: ShippedImages): Promise<DividedImages> {
    const { href } = url;
    const fetched =
      this.#shipped.get(href) ??
      (async () => {
        const response = await fetch(href);
        if (!response.ok)
          throw new Error(`The images of ${label} did not load (${response.status} ${response.statusText}).`);
        return unpackImages(new Uint8Array(await response.arrayBuffer())).splits;
      })();
    this.#shipped.set(href, fetched);
    return fetched;
  }
}
