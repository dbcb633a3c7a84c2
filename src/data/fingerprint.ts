// A short name for data, by its content: what a link says of data it cannot carry.

import { sha256 } from "@noble/hashes/sha2.js";

/** Bits of a fingerprint: half a million sets of data share one with a chance below one in a million million. */
const HEX_DIGITS = 20;

const encoder = new TextEncoder();

/** Takes in content part by part. Each part is preceded by its length, so none can run into the next. */
export class Fingerprint {
  readonly #hash = sha256.create();

  text(text: string): this {
    return this.bytes(encoder.encode(text));
  }

  bytes(bytes: ArrayBufferView): this {
    const length = new Uint8Array(8);
    new DataView(length.buffer).setFloat64(0, bytes.byteLength, true);
    this.#hash.update(length);
    this.#hash.update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return this;
  }

  /** The fingerprint: SHA-256's first 80 bits as 20 hexadecimal digits. */
  digest(): string {
    const digest = this.#hash.digest();
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .slice(0, HEX_DIGITS);
  }
}
