// What the packs of labelled sentences share: one sentence once, no sentence under two intents, and the label splits.

import { readFileSync, writeFileSync } from "node:fs";
import type { IntentFold, Intents } from "../src/data/intents/intents.ts";
import { packIntents } from "../src/data/intents/pack.ts";
import { DATA } from "./originals.ts";

const FOLDS = ["01", "02", "03", "04", "05"];

/** A sentence and its intent, as the original has it. */
export interface Sentence {
  readonly text: string;
  readonly label: string;
}

/** What was left out on the way. */
export interface LeftOut {
  /** Sentences that stand under two intents, with both: no learner can tell them apart. */
  readonly conflicting: readonly { readonly text: string; readonly labels: readonly string[] }[];
  /** How many sentences repeat another of the same intent. */
  readonly repeated: number;
}

const normalised = (text: string) => text.toLowerCase().split(/\s+/).join(" ").trim();

/** Keeps each sentence once, and none that is under two labels; letter case and spaces make no difference. */
export function withoutRepeats(sentences: readonly Sentence[]): { kept: Sentence[]; leftOut: LeftOut } {
  const labelsOf = new Map<string, Set<string>>();
  for (const { text, label } of sentences) {
    const key = normalised(text);
    labelsOf.set(key, (labelsOf.get(key) ?? new Set()).add(label));
  }
  const seen = new Set<string>();
  const kept = sentences.filter(({ text }) => {
    const key = normalised(text);
    if (seen.has(key) || labelsOf.get(key)!.size > 1) return false;
    seen.add(key);
    return true;
  });
  const conflicting = [...labelsOf]
    .filter(([, labels]) => labels.size > 1)
    .map(([text, labels]) => ({ text, labels: [...labels] }));
  const inConflict = new Set(conflicting.map(({ text }) => text));
  const unique = sentences.filter(({ text }) => !inConflict.has(normalised(text)));
  return { kept, leftOut: { conflicting, repeated: unique.length - kept.length } };
}

/** The five label splits of a set, as numbers of `labels`. */
export function foldsOf(set: "BANKING77" | "OOS", labels: readonly string[]): IntentFold[] {
  const read = (fold: string, side: string) =>
    readFileSync(new URL(`intents-splits/${set}/${fold}/labels.${side}.txt`, DATA), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((label) => {
        const number = labels.indexOf(label);
        if (number < 0) throw new Error(`The split ${set}/${fold} names “${label}”, which is no intent.`);
        return number;
      })
      .sort((a, b) => a - b);
  return FOLDS.map((fold) => ({
    training: read(fold, "train"),
    validation: read(fold, "valid"),
    test: read(fold, "test"),
  }));
}

/** Puts sentences beside each other by intent, intents in the order of `labels`. */
export function gathered(
  sentences: readonly Sentence[],
  labels: readonly string[],
): Pick<Intents, "labels" | "texts" | "labelOf"> {
  const byLabel = labels.map((label) => sentences.filter((sentence) => sentence.label === label));
  return {
    labels,
    texts: byLabel.flatMap((group) => group.map(({ text }) => text)),
    labelOf: Uint16Array.from(byLabel.flatMap((group, number) => group.map(() => number))),
  };
}

/** Writes the pack and says what is in it. */
export function writePack(target: URL, set: Intents, { conflicting, repeated }: LeftOut): void {
  const bytes = packIntents(set);
  writeFileSync(target, bytes);
  const counts = set.labels.map((_, number) => set.labelOf.filter((label) => label === number).length);
  console.log(
    `${set.name}: ${set.texts.length} sentences of ${set.labels.length} intents (${Math.min(...counts)} to ${Math.max(...counts)} each), ` +
      `${repeated} repeats and ${conflicting.length} sentences under two intents left out, ${bytes.length} bytes`,
  );
  for (const { text, labels } of conflicting) console.log(`  under ${labels.join(" and ")}: ${text}`);
}
