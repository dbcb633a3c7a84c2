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

const noto = (script: string, split: Split, subset = script.toLowerCase(), serif = false): ScriptSource => ({
  script,
  split,
  fonts: ["sans", ...(serif ? ["serif"] : [])].map((style) => ({
    package: `noto-${style}-${subset}`,
    subset,
  })),
});
const shared = (script: string, subset: string, split: Split): ScriptSource => ({
  script,
  split,
  fonts: [
    { package: "noto-sans", subset },
    { package: "noto-serif", subset },
  ],
});

export const SCRIPTS: readonly ScriptSource[] = [
  shared("Latin", "latin", "training"),
  shared("Greek", "greek", "training"),
  shared("Cyrillic", "cyrillic", "training"),
  noto("Coptic", "training"),
  noto("Cherokee", "training"),
  noto("Armenian", "training"),
  noto("Georgian", "training"),
  noto("Hebrew", "training"),
  noto("Arabic", "training"),
  noto("Devanagari", "training"),
  noto("Gujarati", "training"),
  noto("Gurmukhi", "training"),
  noto("Kannada", "training"),
  noto("Telugu", "training"),
  noto("Malayalam", "training"),
  noto("Sinhala", "training"),
  noto("Khmer", "training"),
  noto("Javanese", "training"),
  noto("Balinese", "training"),
  noto("Glagolitic", "training"),
  noto("Gothic", "training"),
  noto("Vai", "training"),
  noto("Osage", "training"),
  noto("Deseret", "training"),
  noto("Adlam", "training"),
  noto("Canadian_Aboriginal", "training", "canadian-aboriginal"),
  { script: "Hiragana", split: "training", fonts: [{ package: "noto-sans-jp", subset: "japanese" }] },
  noto("Runic", "validation"),
  noto("Cham", "validation"),
  noto("Thaana", "validation"),
  noto("Bengali", "validation"),
  noto("Tamil", "test"),
  {
    script: "Thai",
    split: "test",
    fonts: [
      { package: "noto-sans-thai", subset: "thai" },
      { package: "noto-serif-thai", subset: "thai" },
    ],
  },
  noto("Lao", "test"),
  noto("Myanmar", "test"),
  noto("Ethiopic", "test"),
  noto("Tifinagh", "test"),
  noto("Nko", "test"),
  noto("Syriac", "test"),
];
