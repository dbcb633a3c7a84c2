// The names of a zip's entries as text: the field of the zip that says they are UTF-8, the extra field that holds
// them in Unicode, or else a guess at the encoding, made once for the whole zip and told.

/** A name as the table of contents holds it. */
export interface RawName {
  readonly bytes: Uint8Array;
  /** Whether the entry says that its name is UTF-8. */
  readonly flaggedUtf8: boolean;
  /** The name in the Unicode path extra field (0x7075), where there is one that belongs to these bytes. */
  readonly unicode: string | undefined;
  /** Whether the entry was written on Unix or macOS, where names are UTF-8 without saying so. */
  readonly fromUnix: boolean;
}

/** A name as text. */
export interface EntryName {
  readonly path: string;
  /** The encoding that was guessed; absent where the zip tells, or where there is nothing but ASCII. */
  readonly guessed?: string;
}

/** An encoding that old tools write without saying so. */
interface Legacy {
  /** For `TextDecoder`. */
  readonly label: string;
  readonly name: string;
  /** How likely a character of these two bytes is in a name, -1 to 1. */
  readonly likely: (lead: number, trail: number) => number;
}

const between = (value: number, low: number, high: number) => value >= low && value <= high;
const isLetter = (byte: number) => between(byte | 0x20, 0x61, 0x7a);

/** Encodings of two bytes a character. The ranges are those of the everyday characters of each standard. */
const LEGACY: readonly Legacy[] = [
  {
    label: "shift_jis",
    name: "Shift-JIS",
    // Kana; kanji of the first level and of the second; katakana of half width are single bytes that other
    // encodings are full of.
    likely: (lead) =>
      lead === 0x82 || lead === 0x83
        ? 1
        : between(lead, 0x88, 0x97)
          ? 0.8
          : between(lead, 0xa1, 0xdf)
            ? -1
            : between(lead, 0x98, 0xea)
              ? 0.3
              : 0,
  },
  {
    label: "gbk",
    name: "GBK",
    likely: (lead, trail) =>
      trail < 0xa1 ? -0.3 : between(lead, 0xb0, 0xd7) ? 0.9 : between(lead, 0xd8, 0xf7) ? 0.4 : 0,
  },
  {
    label: "big5",
    name: "Big5",
    likely: (lead) => (between(lead, 0xa4, 0xc6) ? 0.85 : between(lead, 0xc9, 0xf9) ? 0.3 : 0),
  },
  {
    label: "euc-kr",
    name: "EUC-KR",
    // The syllables of Hangul: each is an everyday character of GBK as well.
    likely: (lead, trail) => (between(lead, 0xb0, 0xc8) && trail >= 0xa1 ? 0.89 : -1),
  },
];
/** Everyday Chinese goes beyond the rows of Hangul sooner or later; so many syllables in a row do not by chance. */
const HANGUL_RUN = 8;
/** An encoding of two bytes a character that scores less is no likelier than Western letters. */
const LEAST_LIKELY = 0.5;
const ACCENT_IN_WORD = /[a-z][\u00c0-\u024f]|[\u00c0-\u024f][a-z]/i;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes all names of a zip. Those without any word on their encoding share one guess. */
export function decodeNames(names: readonly RawName[]): EntryName[] {
  const unsaid = names.filter(
    ({ bytes, flaggedUtf8, unicode }) => !flaggedUtf8 && unicode === undefined && !isAscii(bytes),
  );
  const guess = unsaid.length === 0 ? undefined : guessEncoding(unsaid);
  return names.map((name) => {
    const { bytes, flaggedUtf8, unicode } = name;
    if (unicode !== undefined) return { path: unicode };
    if (isAscii(bytes)) return { path: windows1252(bytes) };
    if (flaggedUtf8 || guess === undefined) {
      const path = decoded("utf-8", bytes);
      return path === undefined ? { path: windows1252(bytes), guessed: "Windows-1252" } : { path };
    }
    return { path: decoded(guess.label, bytes) ?? windows1252(bytes), guessed: guess.name };
  });
}

/** The encoding of names that do not say it; `undefined` for UTF-8. */
function guessEncoding(names: readonly RawName[]): { label: string; name: string } | undefined {
  const isUtf8 = names.every(({ bytes }) => decoded("utf-8", bytes) !== undefined);
  // Three bytes that are UTF-8 by chance are rare, and so is an accented letter between letters of ASCII; other
  // pairs of bytes, from Windows, are as likely as not a Chinese character.
  const plainly = names.some(
    ({ bytes, fromUnix }) =>
      fromUnix || bytes.some((byte) => byte >= 0xe0) || ACCENT_IN_WORD.test(decoded("utf-8", bytes) ?? ""),
  );
  if (isUtf8 && plainly) return undefined;
  const scored = LEGACY.map((legacy) => ({ legacy, score: scoreOf(legacy, names) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score >= LEAST_LIKELY && best.score > westernScore(names)) return best.legacy;
  return isUtf8 ? undefined : { label: "windows-1252", name: "Windows-1252" };
}

/** The mean likelihood of the characters of two bytes, or -1 where the names cannot be of that encoding. */
function scoreOf({ label, likely }: Legacy, names: readonly RawName[]): number {
  const scores: number[] = [];
  for (const { bytes } of names) {
    if (decoded(label, bytes) === undefined) return -1;
    for (let at = 0; at < bytes.length; at++) {
      const lead = bytes[at]!;
      if (lead < 0x80) continue;
      const single = label === "shift_jis" && between(lead, 0xa1, 0xdf);
      scores.push(likely(lead, single ? 0 : (bytes[at + 1] ?? 0)));
      if (!single) at++;
    }
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  return label === "euc-kr" && scores.length >= HANGUL_RUN ? mean * 1.05 : mean;
}

/** The same for Western letters with accents, which stand alone between letters of ASCII. */
function westernScore(names: readonly RawName[]): number {
  const scores: number[] = [];
  for (const { bytes } of names) {
    bytes.forEach((byte, at) => {
      if (byte < 0x80) return;
      const beside = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
      scores.push(
        byte < 0xc0 ? -0.5 : beside.some(isLetter) && beside.every((next) => next < 0x80) ? 0.9 : 0,
      );
    });
  }
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

function decoded(label: string, bytes: Uint8Array): string | undefined {
  try {
    return (label === "utf-8" ? utf8 : new TextDecoder(label, { fatal: true })).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Never fails: each byte is a character. */
function windows1252(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
