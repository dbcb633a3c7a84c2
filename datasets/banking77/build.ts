// npm run build:banking77: packs BANKING77 (Casanueva et al. 2020).

import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { foldsOf, gathered, type Sentence, withoutRepeats, writePack } from "../intents.ts";
import { DATA } from "../originals.ts";

const sentences = ["train", "test"].flatMap((part): Sentence[] => {
  const text = readFileSync(new URL(`banking77/${part}.csv`, DATA), "utf8");
  const { data, errors } = Papa.parse<{ text: string; category: string }>(text, {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(`${part}.csv: ${errors[0]!.message}`);
  return data.map(({ text, category }) => ({ text: text.trim(), label: category }));
});
const { kept, leftOut } = withoutRepeats(sentences);
const labels = JSON.parse(readFileSync(new URL("banking77/categories.json", DATA), "utf8")) as string[];
writePack(
  new URL("banking77.pack", import.meta.url),
  {
    name: "BANKING77",
    ...gathered(kept, labels),
    folds: foldsOf("BANKING77", labels),
    outOfScope: { training: [], validation: [], test: [] },
  },
  leftOut,
);
