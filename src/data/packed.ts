// What packs of numbers have in common: gzip of a header and, behind it, the numbers as LEB128.
// Layout: u32 header length (little endian), JSON header, numbers.

import { gunzipSync, gzipSync } from "fflate";
import { SaidError, said, type Words } from "../words/said.ts";
import { readNumbers } from "./numbers.ts";

/** What a header says before all else. */
interface Format {
  readonly format: string;
  readonly version: number;
}

/** A header and encoded numbers as the bytes of a file; the same ones give the same bytes. */
export function packed(header: Format, numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const plain = new Uint8Array(4 + text.length + numbers.length);
  new DataView(plain.buffer).setUint32(0, text.length, true);
  plain.set(text, 4);
  plain.set(numbers, 4 + text.length);
  return gzipSync(plain, { level: 9, mem: 12, mtime: 0 });
}

/**
 * A file's header and numbers; `what` it holds and the `command` that builds it stand in errors.
 * @throws SaidError, a whole sentence, for a file that is damaged or of another format or version.
 */
export function unpacked<Header extends Format>(
  bytes: Uint8Array,
  { format, version }: Format,
  what: Words,
  command: string,
): { header: Header; numbers: Iterable<number> } {
  let header: Header;
  let rest: Uint8Array;
  try {
    const plain = gunzipSync(bytes);
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
    header = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length))) as Header;
    rest = plain.subarray(4 + length);
  } catch {
    throw new SaidError(
      said`The pack of ${said(what)} is damaged: it does not unpack. Load the page again, or rebuild it with npm run ${command}.`,
    );
  }
  if (header.format !== format || header.version !== version)
    throw new SaidError(
      said`The pack of ${said(what)} is ${header.format} version ${header.version}, not ${format} version ${version}.`,
    );
  return { header, numbers: readNumbers(rest) };
}
