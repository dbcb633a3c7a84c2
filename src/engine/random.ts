// Seeded, splittable random numbers, always on the CPU: the same seed gives the same numbers on any backend.

import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A 32-bit hash of seed and label (FNV-1a with a final avalanche). */
function hash(seed: number, label: string): number {
  let state = 0x811c9dc5 ^ seed;
  for (let index = 0; index < label.length; index++) {
    state = Math.imul(state ^ label.charCodeAt(index), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}

/** One stream of random numbers. */
export class Random {
  readonly #seed: number;
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#seed = seed | 0;
    this.#generator = xoroshiro128plus(this.#seed);
  }

  /** An independent stream, the same for the same label however much this one was used. */
  split(label: string): Random {
    return new Random(hash(this.#seed, label));
  }

  /** Uniform in `[low, high)`. */
  uniform(low = 0, high = 1): number {
    return low + ((high - low) * (this.#generator.next() >>> 0)) / 4_294_967_296;
  }

  /** A whole number in `[0, count)`. */
  integer(count: number): number {
    return uniformInt(this.#generator, 0, count - 1);
  }

  /** Standard normal (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** `count` standard normal numbers, two at a time: thrice as fast as one by one (Marsaglia, Bray 1964). */
  normals(count: number): Float32Array {
    const drawn = new Float32Array(count);
    for (let index = 0; index < count; ) {
      const [u, v] = [this.uniform(-1, 1), this.uniform(-1, 1)];
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const stretch = Math.sqrt((-2 * Math.log(square)) / square);
      drawn[index++] = u * stretch;
      // Past the end of an array a number is dropped.
      drawn[index++] = v * stretch;
    }
    return drawn;
  }

  /** `count` distinct whole numbers in `[0, total)`, in random order. */
  choose(total: number, count: number): number[] {
    if (count > total) throw new Error(`${count} distinct of ${total} cannot be chosen.`);
    const moved = new Map<number, number>();
    return Array.from({ length: count }, (_, index) => {
      const pick = index + this.integer(total - index);
      const chosen = moved.get(pick) ?? pick;
      moved.set(pick, moved.get(index) ?? index);
      return chosen;
    });
  }
}
