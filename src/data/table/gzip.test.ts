import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gunzip } from "./gzip.ts";

async function unpack(packed: Uint8Array, pieceBytes = 1000): Promise<Buffer> {
  async function* pieces() {
    for (let start = 0; start < packed.length; start += pieceBytes)
      yield packed.subarray(start, start + pieceBytes);
  }
  const parts: Uint8Array[] = [];
  for await (const part of gunzip("x.gz", pieces())) parts.push(part);
  return Buffer.concat(parts);
}

describe("gunzip", () => {
  it("gives back several members in pieces of any size, zeros after them or not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 50 }),
        async (members, pieceBytes, zeros) => {
          const packed = Buffer.concat([...members.map((member) => gzipSync(member)), Buffer.alloc(zeros)]);
          expect(await unpack(packed, pieceBytes)).toEqual(Buffer.concat(members));
        },
      ),
    );
  });

  it("refuses a file that is cut short anywhere, or changed", async () => {
    const packed = gzipSync(Buffer.from("a,b\n1,2\n".repeat(9999)));
    for (let length = 1; length < packed.length; length++)
      await expect(unpack(packed.subarray(0, length))).rejects.toThrow("ends too soon");
    for (const place of [0, 60, packed.length - 6, packed.length - 1]) {
      const changed = Uint8Array.from(packed);
      changed[place]! ^= 0x55;
      await expect(unpack(changed)).rejects.toThrow("x.gz: The gzip file's compressed bytes are damaged.");
    }
  });
});
