// Which scripts are drawn, from which fonts, and on which side of the split each stands.
// Scripts that share letter shapes (Latin, Greek, Cyrillic, Coptic, Cherokee, …) all train.

import type { Split } from "../../src/tasks/episode.ts";

export interface ScriptSource {
  /** Unicode's name of the script, as in `\p{Script=…}`. */
  readonly script: string;
  /** @fontsource packages, with the subset whose files are read. */
  readonly fonts: readonly { readonly package: string; readonly subset: string }[];
  readonly split: Split;
}

/**
 * A script's own Noto Sans; with it Noto Serif (or Naskh), and faces in the manner of handwriting, where there are
 * any with all its letters.
 */
const noto = (
  script: string,
  split: Split,
  { subset = script.toLowerCase(), others = [] }: { subset?: string; others?: readonly string[] } = {},
): ScriptSource => ({
  script,
  split,
  fonts: [`noto-sans-${subset}`, ...others].map((name) => ({ package: name, subset })),
});
const serif = (script: string) => `noto-serif-${script.toLowerCase()}`;
/** Scripts that share the large Noto Sans and Noto Serif packages. */
const shared = (script: string, subset: string, split: Split, hands: readonly string[]): ScriptSource => ({
  script,
  split,
  fonts: ["noto-sans", "noto-serif", ...hands].map((name) => ({ package: name, subset })),
});

export const SCRIPTS: readonly ScriptSource[] = [
  shared("Latin", "latin", "training", ["caveat", "kalam", "mali"]),
  shared("Greek", "greek", "training", ["mynerve"]),
  shared("Cyrillic", "cyrillic", "training", ["caveat", "amatic-sc"]),
  noto("Coptic", "training"),
  noto("Cherokee", "training"),
  noto("Armenian", "training", { others: [serif("Armenian")] }),
  noto("Georgian", "training", { others: [serif("Georgian")] }),
  noto("Hebrew", "training", { others: [serif("Hebrew"), "playpen-sans-hebrew", "amatic-sc"] }),
  noto("Arabic", "training", { others: ["noto-naskh-arabic", "playpen-sans-arabic"] }),
  noto("Devanagari", "training", { others: [serif("Devanagari"), "kalam", "playpen-sans-deva"] }),
  noto("Gujarati", "training", { others: [serif("Gujarati"), "farsan"] }),
  noto("Gurmukhi", "training"),
  noto("Kannada", "training"),
  noto("Telugu", "training", { others: [serif("Telugu")] }),
  noto("Malayalam", "training", { others: [serif("Malayalam")] }),
  noto("Sinhala", "training", { others: [serif("Sinhala")] }),
  noto("Khmer", "training", { others: [serif("Khmer")] }),
  noto("Javanese", "training"),
  noto("Balinese", "training", { others: [serif("Balinese")] }),
  noto("Glagolitic", "training"),
  noto("Gothic", "training"),
  noto("Vai", "training"),
  noto("Osage", "training"),
  noto("Deseret", "training"),
  noto("Adlam", "training"),
  noto("Canadian_Aboriginal", "training", { subset: "canadian-aboriginal" }),
  {
    script: "Hiragana",
    split: "training",
    fonts: ["noto-sans-jp", "noto-serif-jp", "klee-one", "yomogi"].map((name) => ({
      package: name,
      subset: "japanese",
    })),
  },
  noto("Runic", "validation"),
  noto("Cham", "validation"),
  noto("Thaana", "validation"),
  noto("Bengali", "validation", { others: [serif("Bengali")] }),
  noto("Tamil", "test", { others: [serif("Tamil"), "kavivanar"] }),
  noto("Thai", "test", { others: [serif("Thai"), "mali", "playpen-sans-thai"] }),
  noto("Lao", "test", { others: [serif("Lao")] }),
  noto("Myanmar", "test", { others: [serif("Myanmar")] }),
  noto("Ethiopic", "test"),
  noto("Tifinagh", "test"),
  noto("Nko", "test"),
  noto("Syriac", "test"),
];
