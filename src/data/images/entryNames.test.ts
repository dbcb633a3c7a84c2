// Names in whatever encoding: said, or guessed and told.

import { describe, expect, it } from "vitest";
import { decodeNames } from "./entryNames.ts";

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
/** Names that their zip says nothing about, from Windows. */
const guess = (...hexes: string[]) =>
  decodeNames(
    hexes.map((hex) => ({
      bytes: bytesOf(hex),
      flaggedUtf8: false,
      unicode: undefined,
      fromUnix: false,
    })),
  );
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decodeNames", () => {
  it.each([
    // 表/1.png and 能/2.png: the second byte of both is 5C, a backslash.
    ["Shift-JIS", ["955c2f312e706e67", "945c2f322e706e67"], ["表/1.png", "能/2.png"]],
    ["Shift-JIS", ["82d082e782aa82c82f82a0"], ["ひらがな/あ"]],
    // 一, 二, 三, 字母: the first is valid UTF-8 too, the letter һ.
    ["GBK", ["d2bb", "b6fe", "c8fd", "d7d6c4b8"], ["一", "二", "三", "字母"]],
    ["GBK", ["d2bb"], ["一"]],
    ["Big5", ["a672a5c02fa440"], ["字母/一"]],
    ["EUC-KR", ["c7d1b1db2fb0a1b3aab4d9b6f3b8b6b9d9"], ["한글/가나다라마바"]],
    ["Windows-1252", ["636166e9", "fc626572"], ["café", "über"]],
    // C4 72 is an everyday character of Big5 as well.
    ["Windows-1252", ["c472676572"], ["Ärger"]],
  ])("guesses %s", (encoding, hexes, names) => {
    expect(guess(...hexes)).toEqual(names.map((path) => ({ path, guessed: encoding })));
  });

  it("reads UTF-8 that is flagged, from Unix, of three bytes, or an accent in a word, without a guess", () => {
    const name = (text: string, flaggedUtf8: boolean, fromUnix: boolean) =>
      decodeNames([{ bytes: utf8(text), flaggedUtf8, unicode: undefined, fromUnix }]);
    expect(name("һ/1.png", true, false)).toEqual([{ path: "һ/1.png" }]);
    expect(name("һ/1.png", false, true)).toEqual([{ path: "һ/1.png" }]);
    expect(name("漢字/1.png", false, false)).toEqual([{ path: "漢字/1.png" }]);
    expect(name("café/1.png", false, false)).toEqual([{ path: "café/1.png" }]);
  });

  it("takes the name in Unicode where there is one, and guesses nothing for it", () => {
    const found = decodeNames([
      { bytes: bytesOf("d2bb"), flaggedUtf8: false, unicode: "一", fromUnix: false },
      { bytes: bytesOf("61"), flaggedUtf8: false, unicode: undefined, fromUnix: false },
    ]);
    expect(found).toEqual([{ path: "一" }, { path: "a" }]);
  });
});
