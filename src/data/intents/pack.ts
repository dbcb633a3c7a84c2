// The file in which labelled sentences ship: gzip of one JSON object.

import { gunzipSync, gzipSync } from "fflate";
import { SaidError, said } from "../../words/said.ts";
import type { Intents } from "./intents.ts";

const FORMAT = "innerloop-intents";
const VERSION = 1;

/** What the file holds: sentences by intent. */
interface IntentsPack {
  readonly format: string;
  readonly version: number;
  readonly name: string;
  readonly intents: readonly { readonly label: string; readonly domain?: number; readonly texts: string[] }[];
  readonly domains?: readonly string[];
  readonly folds: Intents["folds"];
  readonly outOfScope: Intents["outOfScope"];
}

/** Packs sentences; the same sentences give the same bytes. */
export function packIntents(set: Intents): Uint8Array<ArrayBuffer> {
  const intents = set.labels.map((label, number) => ({
    label,
    ...(set.domains && { domain: set.domains.domainOf[number]! }),
    texts: set.texts.filter((_, place) => set.labelOf[place] === number),
  }));
  const pack: IntentsPack = {
    format: FORMAT,
    version: VERSION,
    name: set.name,
    ...(set.domains && { domains: set.domains.names }),
    intents,
    folds: set.folds,
    outOfScope: set.outOfScope,
  };
  return gzipSync(new TextEncoder().encode(JSON.stringify(pack)), { level: 9, mem: 12, mtime: 0 });
}

/**
 * Unpacks sentences.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackIntents(bytes: Uint8Array): Intents {
  let pack: IntentsPack;
  try {
    pack = JSON.parse(new TextDecoder().decode(gunzipSync(bytes))) as IntentsPack;
  } catch {
    throw new SaidError(
      said`The pack of sentences is damaged: it does not unpack. Load the page again, or rebuild it (npm run build:banking77, build:clinc150).`,
    );
  }
  if (pack.format !== FORMAT || pack.version !== VERSION) {
    throw new SaidError(
      said`The pack of sentences is ${pack.format} version ${pack.version}, not ${FORMAT} version ${VERSION}.`,
    );
  }
  return {
    name: pack.name,
    labels: pack.intents.map(({ label }) => label),
    texts: pack.intents.flatMap(({ texts }) => texts),
    labelOf: Uint16Array.from(pack.intents.flatMap(({ texts }, number) => texts.map(() => number))),
    ...(pack.domains && {
      domains: {
        names: pack.domains,
        domainOf: Uint8Array.from(pack.intents, ({ domain }) => domain ?? 0),
      },
    }),
    folds: pack.folds,
    outOfScope: pack.outOfScope,
  };
}
