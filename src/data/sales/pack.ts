// The file in which sales ship: gzip of a header and, product by product, the units of its weeks as LEB128 numbers.

import { SaidError, said } from "../../words/said.ts";
import { writeNumbers } from "../numbers.ts";
import { packed, unpacked } from "../packed.ts";
import type { Sales } from "./sales.ts";

const THIS = { format: "innerloop-sales", version: 1 };

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
  const header: Header = { ...THIS, name, products, weeks };
  const numbers: number[] = [];
  writeNumbers(numbers, units);
  return packed(header, numbers);
}

/**
 * Unpacks sales.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackSales(bytes: Uint8Array): Sales {
  const { header, numbers } = unpacked<Header>(bytes, THIS, said`sales`, "build:sales");
  const { name, products, weeks } = header;
  const units = Float32Array.from(numbers);
  if (units.length !== products.length * weeks)
    throw new SaidError(
      said`The pack of sales is cut short: ${units.length} numbers for ${products.length} products in ${weeks} weeks.`,
    );
  return { name, products, weeks, units };
}
