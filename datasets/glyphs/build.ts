// npm run build:glyphs: renders the glyph pack and the table of its data card.

import { readFileSync, writeFileSync } from "node:fs";
import { IMAGE_PIXELS } from "../../src/data/images/imageSet.ts";
import { packImages } from "../../src/data/images/pack.ts";
import { Random } from "../../src/engine/random.ts";
import { fontsOf, has, lettersOf } from "./fonts.ts";
import { anyJitter, CLEAN, render } from "./render.ts";
import { SCRIPTS, type ScriptSource } from "./scripts.ts";

const DRAWINGS = 20;
const LETTERS_PER_SCRIPT = 46;
const MAXIMUM_BYTES = 3_000_000;
/** Two clean letters nearer than this (root mean squared ink, 0 to 1) count as the same shape. */
const SAME_SHAPE = 0.16;
const LEVELS = 3;

type Row = { source: ScriptSource; letters: string[]; fonts: number; alike: number };
const seed = new Random(20261125);
const kept: {
  group: string;
  name: string;
  split: ScriptSource["split"];
  clean: Uint8Array;
  drawings: Uint8Array[];
}[] = [];
const rows: Row[] = [];

const distance = (a: Uint8Array, b: Uint8Array) =>
  Math.sqrt(a.reduce((total, ink, index) => total + ((ink - b[index]!) / 255) ** 2, 0) / IMAGE_PIXELS);
/** Ink in four levels: what the pack keeps, and so what must differ between drawings. */
const levels = (ink: Uint8Array) => ink.map((value) => Math.round((value / 255) * LEVELS));

for (const source of SCRIPTS) {
  const fonts = fontsOf(source);
  const regular = fonts[Math.min(1, fonts.length - 1)]!;
  const group = source.script.replaceAll("_", " ");
  const row: Row = { source, letters: [], fonts: fonts.length, alike: 0 };
  const all = lettersOf(regular, source.script);
  // Spread over the script rather than its first letters only.
  const stride = Math.max(1, all.length / (LETTERS_PER_SCRIPT * 1.25));
  for (let place = 0; place < all.length && row.letters.length < LETTERS_PER_SCRIPT; place += stride) {
    const letter = all[Math.floor(place)]!;
    const clean = render(regular, letter, CLEAN);
    // Alike within the script, or (test and validation) like anything drawn so far: not a class of its own.
    const rivals = source.split === "training" ? kept.filter((item) => item.group === group) : kept;
    if (rivals.some((item) => distance(item.clean, clean) < SAME_SHAPE)) {
      row.alike += 1;
      continue;
    }
    const random = seed.split(`${source.script}/${letter}`);
    const able = fonts.filter((font) => has(font, letter));
    const drawings: Uint8Array[] = [];
    const seen = new Set<string>();
    for (let drawing = 0; drawings.length < DRAWINGS; drawing++) {
      const ink = levels(render(able[drawing % able.length]!, letter, anyJitter(random)));
      const key = ink.join("");
      if (seen.has(key)) continue;
      seen.add(key);
      drawings.push(ink);
    }
    row.letters.push(letter);
    const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    kept.push({ group, name: `${letter} U+${code}`, split: source.split, clean, drawings });
  }
  rows.push(row);
  console.log(`${group}: ${row.letters.length} characters, ${row.fonts} fonts, ${row.alike} alike`);
}

/** A class's drawings one after the other, each level as the ink that it stands for. */
const pixelsOf = (drawings: readonly Uint8Array[]) =>
  Uint8Array.from(drawings.flatMap((drawing) => Array.from(drawing, (level) => (level * 255) / LEVELS)));
const sides = new Map(kept.map(({ group, split }) => [group, split]));
const packed = packImages(
  {
    name: "Glyphs",
    classes: kept.map(({ group, name, drawings }) => ({
      group,
      name,
      pixels: pixelsOf(drawings),
      count: drawings.length,
    })),
  },
  ({ group }) => sides.get(group)!,
  2,
  "Images made with fonts under the SIL Open Font License 1.1; datasets/glyphs/README.md names them.",
);
if (packed.length > MAXIMUM_BYTES)
  throw new Error(`The pack has ${packed.length} bytes, more than ${MAXIMUM_BYTES}.`);
writeFileSync(new URL("glyphs.pack", import.meta.url), packed);

const table = [
  "| script | characters | fonts | left out as look-alikes | side |",
  "|---|---|---|---|---|",
  ...rows.map(
    ({ source, letters, fonts, alike }) =>
      `| ${source.script.replaceAll("_", " ")} | ${letters.length} | ${fonts} | ${alike} | ${source.split} |`,
  ),
  `| **${rows.length} scripts** | **${kept.length}** | | ${rows.reduce((total, { alike }) => total + alike, 0)} | |`,
].join("\n");
const card = new URL("README.md", import.meta.url);
const [before, after] = readFileSync(card, "utf8").split(/<!-- table -->[\s\S]*<!-- \/table -->/);
writeFileSync(card, `${before}<!-- table -->\n${table}\n<!-- /table -->${after}`);
console.log(`${kept.length} characters of ${rows.length} scripts, ${packed.length} bytes`);
