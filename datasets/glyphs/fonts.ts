// Reads a script's fonts and the outlines of its letters.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import opentype from "opentype.js";
import type { ScriptSource } from "./scripts.ts";

const ROOT = new URL("../../node_modules/@fontsource/", import.meta.url).pathname;
/** Of a family's nine weights these are drawn. */
const WEIGHTS = ["100", "300", "400", "600", "900"];
const LETTER = /\p{Lo}|\p{Ll}|\p{Lu}/u;
const LAST_CODE_POINT = 0x1ffff;

/** The fonts of a script, every weight that is drawn. @throws Error naming a package that is missing. */
export function fontsOf({ fonts, script }: ScriptSource): opentype.Font[] {
  return fonts.flatMap(({ package: name, subset }) => {
    const folder = join(ROOT, name, "files");
    if (!existsSync(folder)) throw new Error(`${script} needs @fontsource/${name}, which is not installed.`);
    const files = readdirSync(folder).filter((file) =>
      WEIGHTS.some((weight) => file === `${name}-${subset}-${weight}-normal.woff`),
    );
    return files.map((file) => opentype.parse(unwrap(readFileSync(join(folder, file)))));
  });
}

/**
 * A WOFF 1.0 file as the plain font inside. opentype.js reads WOFF too, but its own inflate fails on
 * some of these files ("Data error"); Node's does not.
 */
function unwrap(woff: Buffer): ArrayBuffer {
  const [headerBytes, entryBytes, recordBytes] = [44, 20, 16];
  const tables = woff.readUInt16BE(12);
  const font = Buffer.alloc(12 + tables * recordBytes + woff.readUInt32BE(16));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(tables, 4);
  let end = 12 + tables * recordBytes;
  for (let table = 0; table < tables; table++) {
    const entry = headerBytes + table * entryBytes;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const content = woff.subarray(offset, offset + packed);
    const plain = packed < length ? inflateSync(content) : content;
    const record = 12 + table * recordBytes;
    woff.copy(font, record, entry, entry + 4);
    woff.copy(font, record + 4, entry + 16, entry + 20);
    font.writeUInt32BE(end, record + 8);
    font.writeUInt32BE(length, record + 12);
    plain.copy(font, end);
    end += Math.ceil(length / 4) * 4;
  }
  return font.buffer.slice(font.byteOffset, font.byteOffset + end) as ArrayBuffer;
}

/** Letters of the script that the font can draw, in code point order. */
export function lettersOf(font: opentype.Font, script: string): string[] {
  const belongs = new RegExp(`\\p{Script=${script}}`, "u");
  const letters: string[] = [];
  for (let code = 0x41; code <= LAST_CODE_POINT; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    if (
      LETTER.test(letter) &&
      belongs.test(letter) &&
      letter.normalize("NFD") === letter &&
      has(font, letter)
    )
      letters.push(letter);
  }
  return letters;
}

/** Whether the font draws the letter. */
export function has(font: opentype.Font, letter: string): boolean {
  const glyph = font.charToGlyph(letter);
  return glyph.index !== 0 && outline(font, letter) !== "";
}

/** The letter's outline as an SVG path, 100 units high. */
export const outline = (font: opentype.Font, letter: string): string =>
  font.charToGlyph(letter).getPath(0, 0, 100).toPathData(2);
