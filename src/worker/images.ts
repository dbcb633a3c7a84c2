// The images that tasks draw on: the shipped glyphs, or a person's own.

import glyphsUrl from "../../datasets/glyphs/glyphs.pack?url";
import { fingerprintOf } from "../data/images/fingerprint.ts";
import { mergeImageSets } from "../data/images/merge.ts";
import { readImageZip } from "../data/images/readImageZip.ts";
import { splitByGroup } from "../data/images/split.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { DividedImages } from "../tasks/family.ts";
import { unpackGlyphs } from "../tasks/glyphs/pack.ts";
import { taskFamilies } from "../tasks/registry.ts";

export class Images {
  #shipped: Promise<DividedImages> | undefined;
  #own: { fingerprint: string; images: DividedImages } | undefined;

  /** Those that an experiment names; `undefined` where its tasks need none. @throws Error where they are not here. */
  async for({ task, data }: Experiment): Promise<DividedImages | undefined> {
    if (!taskFamilies[task.id].meta.usesImages) return undefined;
    if (data === "") return this.#fetchShipped();
    if (this.#own?.fingerprint === data) return this.#own.images;
    throw new Error(
      "This experiment was made with somebody's own images. Drop the same zips on the page, or go back to the glyphs that ship.",
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

  /** Fetches the shipped glyphs, once. */
  #fetchShipped(): Promise<DividedImages> {
    this.#shipped ??= (async () => {
      const response = await fetch(glyphsUrl);
      if (!response.ok)
        throw new Error(`The glyphs did not load (${response.status} ${response.statusText}).`);
      return unpackGlyphs(new Uint8Array(await response.arrayBuffer())).splits;
    })();
    return this.#shipped;
  }
}
