// What a sentence is made of: its words, pairs of neighbouring words and the pieces of its words, each as the
// number of a bucket that a hash gives it. No vocabulary is kept, so a new word has its bucket too.

/** How sentences are cut. */
export interface GramOptions {
  /** Buckets of the hash; different grams may share one. */
  readonly buckets: number;
  /** Pairs of neighbouring words. */
  readonly pairs: boolean;
  /** Characters of a piece, least and most, spaces at a word's ends counted; none without. */
  readonly pieces?: readonly [least: number, most: number];
}

/** Words, pairs and pieces of 3 to 5 characters in 16,384 buckets: the baseline of RETAIL.md, section 2.2. */
export const DEFAULT_GRAMS: GramOptions = { buckets: 16_384, pairs: true, pieces: [3, 5] };

/** Where a gram goes, by FNV-1a (Fowler, Noll, Vo) with a final avalanche. */
function bucketOf(gram: string, buckets: number): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < gram.length; index++)
    state = Math.imul(state ^ gram.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) % buckets;
}

/** The words of a sentence in lower case: runs of letters and figures, apostrophes within them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** All grams of a sentence in order, each with a sign of its kind before it. */
export function gramsOf(text: string, { pairs, pieces }: Pick<GramOptions, "pairs" | "pieces">): string[] {
  const words = wordsOf(text);
  const grams = words.map((word) => `w ${word}`);
  if (pairs)
    for (let place = 1; place < words.length; place++) grams.push(`p ${words[place - 1]} ${words[place]}`);
  if (pieces) {
    for (const word of words) {
      const bounded = Array.from(` ${word} `);
      for (let length = pieces[0]; length <= pieces[1]; length++) {
        for (let start = 0; start + length <= bounded.length; start++)
          grams.push(`c ${bounded.slice(start, start + length).join("")}`);
      }
    }
  }
  return grams;
}

/** How often each bucket is in a sentence: numbers of buckets ascending, and counts beside them. */
export interface GramCounts {
  readonly buckets: Uint32Array;
  readonly counts: Float32Array;
}

/** Counts a sentence's grams by bucket. */
export function countGrams(text: string, options: GramOptions = DEFAULT_GRAMS): GramCounts {
  const counts = new Map<number, number>();
  for (const gram of gramsOf(text, options)) {
    const bucket = bucketOf(gram, options.buckets);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const buckets = Uint32Array.from(counts.keys()).sort();
  return { buckets, counts: Float32Array.from(buckets, (bucket) => counts.get(bucket)!) };
}
