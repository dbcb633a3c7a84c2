// The file in which sales ship: gzip of a header and, product by product, the units of its weeks as LEB128 numbers.
// Layout: u32 header length (little endian), JSON header, numbers.

import { gunzipSync, gzipSync } from "fflate";
import { readNumbers, writeNumbers } from "../numbers.ts";
import type { Sales } from "./sales.ts";

const FORMAT = "innerloop-sales";
const VERSION = 1;

interface Header {
  readonly format: string;
  readonly version: number;
  readonly name: string;
  readonly products: readonly string[];
  readonly weeks: number;
}

/**
 * Packs sales; the same sales give the same bytes.
 * @throws Error for units that are no whole numbers of 0 or more.
 */
export function packSales({ name, products, weeks, units }: Sales): Uint8Array<ArrayBuffer> {
  const wrong = units.find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined) throw new Error(`Only whole numbers of units are packed, not ${wrong}.`);
  const header: Header = { format: FORMAT, version: VERSION, name, products, weeks };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const numbers: number[] = [];
  writeNumbers(numbers, units);
  const plain = new Uint8Array(4 + text.length + numbers.length);
  new DataView(plain.buffer).setUint32(0, text.length, true);
  plain.set(text, 4);
  plain.set(numbers, 4 + text.length);
  return gzipSync(plain, { level: 9, mem: 12, mtime: 0 });
}

/**
 * Unpacks sales.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackSales(bytes: Uint8Array): Sales {
  let plain: Uint8Array;
  let header: Header;
  try {
    plain = gunzipSync(bytes);
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
    header = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length))) as Header;
    plain = plain.subarray(4 + length);
  } catch {
    throw new Error(
      "The pack of sales is damaged: it does not unpack. Load the page again, or rebuild it with npm run build:sales.",
    );
  }
  const { format, version, name, products, weeks } = header;
  if (format !== FORMAT || version !== VERSION)
    throw new Error(`The pack of sales is ${format} version ${version}, not ${FORMAT} version ${VERSION}.`);
  const units = Float32Array.from(readNumbers(plain));
  if (units.length !== products.length * weeks)
    throw new Error(
      `The pack of sales is cut short: ${units.length} numbers for ${products.length} products in ${weeks} weeks.`,
    );
  return { name, products, weeks, units };
}
