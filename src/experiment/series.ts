// Numbers by iteration, growing at the end without being copied: tens of thousands come in while training.

/** An immutable series of single-precision numbers; `values` has no more than its own. */
export class Series {
  readonly #buffer: Float32Array;
  readonly length: number;

  constructor(values: Float32Array = new Float32Array(0), length = values.length) {
    this.#buffer = values;
    this.length = length;
  }

  /** The numbers, not to be written to. */
  get values(): Float32Array {
    return this.#buffer.subarray(0, this.length);
  }

  /** The first `start` numbers, then `more`. Series made before stay as they are. */
  extend(start: number, more: ArrayLike<number>): Series {
    const length = start + more.length;
    let buffer = this.#buffer;
    // Only what no other series shows may be written over.
    if (start < this.length || buffer.length < length || this.#extended) {
      buffer = new Float32Array(Math.max(1024, 2 * length));
      buffer.set(this.#buffer.subarray(0, Math.min(start, this.length)));
    } else this.#extended = true;
    buffer.set(more, start);
    return new Series(buffer, length);
  }

  /** Whether a longer series shares the room behind this one. */
  #extended = false;
}
