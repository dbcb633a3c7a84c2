// Sentences as sparse vectors: (1 + log count) · inverse document frequency, of length one.

import type { GramCounts } from "./grams.ts";

/** A vector with few entries that are not zero. */
export interface SparseVector {
  /** Places of the entries, ascending. */
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/**
 * How telling each bucket is, `[buckets]`: 1 + log((1 + N) / (1 + n)) for N sentences, n of them with the bucket
 * (Spärck Jones 1972, smoothed so that a bucket that none has counts most and not infinitely).
 * @param sentences Of training classes only: what is told apart must not be seen.
 */
export function inverseFrequencies(sentences: readonly GramCounts[], buckets: number): Float32Array {
  const withBucket = new Float64Array(buckets);
  for (const sentence of sentences) for (const bucket of sentence.buckets) withBucket[bucket]! += 1;
  return Float32Array.from(withBucket, (count) => 1 + Math.log((1 + sentences.length) / (1 + count)));
}

/** A sentence as a vector of length one; one without grams stays zero. */
export function tfidf({ buckets, counts }: GramCounts, inverse: Float32Array): SparseVector {
  const values = counts.map((count, place) => (1 + Math.log(count)) * inverse[buckets[place]!]!);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { places: buckets, values: length > 0 ? values.map((value) => value / length) : values };
}

/** The entries of a vector that are not zero. */
export function sparseOf(values: Float32Array): SparseVector {
  const places: number[] = [];
  for (let place = 0; place < values.length; place++) if (values[place] !== 0) places.push(place);
  return { places: Uint32Array.from(places), values: Float32Array.from(places, (place) => values[place]!) };
}

/** The inner product of two sparse vectors; of vectors of length one, their cosine. */
export function inner(a: SparseVector, b: SparseVector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.places.length && j < b.places.length) {
    const difference = a.places[i]! - b.places[j]!;
    if (difference === 0) sum += a.values[i]! * b.values[j]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}

/** The direction in which several vectors lie together: their sum, of length one. */
export function centroid(vectors: readonly SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { places, values } of vectors) {
    for (const [entry, place] of places.entries()) sums.set(place, (sums.get(place) ?? 0) + values[entry]!);
  }
  const places = Uint32Array.from(sums.keys()).sort();
  const length = Math.hypot(...sums.values());
  return { places, values: Float32Array.from(places, (place) => sums.get(place)! / (length || 1)) };
}

/**
 * The cosine of a sentence with the centroid of each class, `[classes]`: the nearest-centroid baseline
 * (Rocchio 1971) that a learner of intents is measured by.
 */
export function centroidScores(
  support: readonly (readonly SparseVector[])[],
  sentence: SparseVector,
): Float32Array {
  return Float32Array.from(support, (examples) => inner(centroid(examples), sentence));
}
