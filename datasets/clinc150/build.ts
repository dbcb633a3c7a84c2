// npm run build:clinc150: packs CLINC150's small form (Larson et al. 2019).

import { readFileSync } from "node:fs";
import { foldsOf, gathered, type Sentence, withoutRepeats, writePack } from "../intents.ts";
import { DATA } from "../originals.ts";

const read = <Value>(name: string) =>
  JSON.parse(readFileSync(new URL(`clinc150/${name}`, DATA), "utf8")) as Value;
const parts = read<Record<string, [text: string, label: string][]>>("data_small.json");
const domains = read<Record<string, string[]>>("domains.json");

const sentences = Object.values(parts).flatMap((part): Sentence[] =>
  part.map(([text, label]) => ({ text, label })),
);
// Out of scope counts as a label here, so that a sentence in scope and out of it is left out as well.
const { kept, leftOut } = withoutRepeats(sentences);
const survives = new Set(kept.map(({ text }) => text));
const outside = (part: string) => parts[part]!.map(([text]) => text).filter((text) => survives.has(text));
const labels = Object.values(domains).flat();
writePack(
  new URL("clinc150.pack", import.meta.url),
  {
    name: "CLINC150",
    ...gathered(kept, labels),
    domains: {
      names: Object.keys(domains).map((name) => name.replaceAll("_", " ")),
      domainOf: Uint8Array.from(Object.values(domains).flatMap((names, number) => names.map(() => number))),
    },
    folds: foldsOf("OOS", labels),
    outOfScope: {
      training: outside("oos_train"),
      validation: outside("oos_val"),
      test: outside("oos_test"),
    },
  },
  leftOut,
);
