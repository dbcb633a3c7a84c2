// A link says what differs from the defaults, so that the defaults are part of every link ever shared. They are pinned
// here: a changed default needs a new version of the link, and the old version must go on to mean what it meant.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { defaultExperiment, registries, withChoice } from "../experiment/experiment.ts";
import { runSchema, trainingSchema } from "../experiment/training.ts";
import { defaultsOf, type Options, type Schema } from "../schema/fields.ts";
import { LINK_VERSION, readLink, writeLink } from "./link.ts";
import { readShared } from "./shared.ts";

interface Fixture {
  readonly link: string;
  readonly means: Readonly<Record<string, unknown>>;
}
interface Golden {
  readonly version: number;
  readonly defaults: Readonly<Record<string, Options>>;
  /** Links as they were shared, each with what it differs in from its parts' defaults. */
  readonly links: readonly Fixture[];
  /** The same of links that say more than an experiment. */
  readonly shared: readonly Fixture[];
}
const golden = JSON.parse(readFileSync(new URL("goldenLinks.json", import.meta.url), "utf8")) as Golden;

/** Defaults of all there is to choose, by "task.sinusoid" or "training"; an algorithm's with the training it wants. */
function defaultsNow(): Record<string, Options> {
  const found: Record<string, Options> = {
    training: defaultsOf(trainingSchema),
    run: defaultsOf(runSchema),
  };
  for (const [section, registry] of Object.entries(registries))
    for (const [id, { meta }] of Object.entries(
      registry as Record<string, { meta: { schema: Schema; training?: AlgorithmMeta["training"] } }>,
    )) {
      found[`${section}.${id}`] = defaultsOf(meta.schema);
      if (meta.training) found[`${section}.${id} wants`] = meta.training;
    }
  return found;
}

describe("defaults", () => {
  it("are those of this version of the link", () => {
    expect(golden.version).toBe(LINK_VERSION);
    const now = defaultsNow();
    for (const [part, options] of Object.entries(golden.defaults)) expect(now[part]).toMatchObject(options);
  });

  it("are all pinned: add what is new to goldenLinks.json, in a default that leaves old links as they were", () => {
    expect(defaultsNow()).toEqual(golden.defaults);
  });
});

describe("a link that was shared once", () => {
  it.each(golden.links)("still means the same: $link", ({ link, means }) => {
    const { experiment, problems } = readLink(link);
    expect(problems).toEqual([]);
    expect(experiment).toMatchObject(means);
    expect(readLink(writeLink(experiment)).experiment).toEqual(experiment);
  });

  it.each(golden.shared)("still brings the same beside its experiment: $link", ({ link, means }) => {
    expect(readShared(link)).toMatchObject({ ...means, problems: [] });
  });

  it("names the default experiment where it names nothing else", () => {
    expect(readLink("#v=1").experiment).toEqual(withChoice(defaultExperiment(), "algorithm", "maml"));
  });
});
