// npm run build:omniglot [-- <zip>]: packs the drawings of Omniglot's background set and the table of its data card.

import { readFileSync, writeFileSync } from "node:fs";
import type { ImageClass } from "../../src/data/images/imageSet.ts";
import { packImages } from "../../src/data/images/pack.ts";
import { readImageZips } from "../../src/data/images/readImageZips.ts";
import { heldOut, sideOf } from "./split.ts";

const MAXIMUM_BYTES = 2_500_000;
const zip =
  process.argv[2] ??
  new URL("../../../shared/data/omniglot/images_background_32px.zip", import.meta.url).pathname;

const { imageSet, notices } = await readImageZips([
  { name: "images_background_32px.zip", bytes: new Uint8Array(readFileSync(zip)) },
]);
for (const { message } of notices) console.log(message);
const alphabets = new Map<string, ImageClass[]>();
for (const item of imageSet.classes) alphabets.set(item.group, [...(alphabets.get(item.group) ?? []), item]);
const missing = heldOut.filter((alphabet) => !alphabets.has(alphabet));
if (missing.length > 0)
  throw new Error(`${zip} lacks ${missing.join(", ")}, which the split of the data card names.`);

/** "Japanese_(katakana)" → "Japanese (katakana)". */
const inWords = (name: string) => name.replaceAll("_", " ");
const side = new Map([...alphabets.keys()].map((alphabet) => [inWords(alphabet), sideOf(alphabet)]));
const classes = imageSet.classes.map(
  (item): ImageClass => ({ ...item, group: inWords(item.group), name: inWords(item.name) }),
);
const terms = readFileSync(new URL("LICENSE", import.meta.url), "utf8");
const packed = packImages({ name: "Omniglot", classes }, ({ group }) => side.get(group)!, 4, terms);
if (packed.length > MAXIMUM_BYTES)
  throw new Error(`The pack has ${packed.length} bytes, more than ${MAXIMUM_BYTES}.`);
writeFileSync(new URL("omniglot.pack", import.meta.url), packed);

const drawingsOf = (items: readonly ImageClass[]) => items.reduce((total, { count }) => total + count, 0);
const table = [
  "| alphabet | characters | drawings | of a character | side |",
  "| --- | --- | --- | --- | --- |",
  ...Array.from(alphabets, ([alphabet, items]) => {
    const counts = items.map(({ count }) => count);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return `| ${inWords(alphabet)} | ${items.length} | ${drawingsOf(items)} | ${least === most ? most : `${least} to ${most}`} | ${sideOf(alphabet)} |`;
  }),
  `| **${alphabets.size} alphabets** | **${classes.length}** | **${drawingsOf(classes)}** | | |`,
].join("\n");
const card = new URL("README.md", import.meta.url);
const [before, after] = readFileSync(card, "utf8").split(/<!-- table -->[\s\S]*<!-- \/table -->/);
writeFileSync(card, `${before}<!-- table -->\n${table}\n<!-- /table -->${after}`);
console.log(`${classes.length} characters of ${alphabets.size} alphabets, ${packed.length} bytes`);
