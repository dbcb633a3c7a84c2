// Arrays for NumPy: a zip of arrays, each a header that Python reads as a literal and then the numbers (NumPy's NEP 1).

import { strToU8, zipSync } from "fflate";
import type { NumPyArray } from "../../tasks/pytorch.ts";

const MAGIC = [0x93, ...strToU8("NUMPY"), 1, 0];
/** Bytes of the magic and the header's length; header and they fill a multiple of 64. */
const [BEFORE, ALIGNED] = [10, 64];

const typeOf = (values: NumPyArray["values"]) =>
  values instanceof Float32Array ? "<f4" : values instanceof Int32Array ? "<i4" : "|u1";

/** One array as a file. */
export function writeNpy({ values, shape }: NumPyArray): Uint8Array {
  const sizes = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const header = `{'descr': '${typeOf(values)}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const length = Math.ceil((BEFORE + header.length + 1) / ALIGNED) * ALIGNED - BEFORE;
  const bytes = new Uint8Array(BEFORE + length + values.byteLength);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint16(MAGIC.length, length, true);
  bytes.set(strToU8(`${header.padEnd(length - 1)}\n`), BEFORE);
  const start = BEFORE + length;
  if (values instanceof Uint8Array) bytes.set(values, start);
  else if (values instanceof Int32Array)
    values.forEach((value, place) => {
      view.setInt32(start + 4 * place, value, true);
    });
  else
    values.forEach((value, place) => {
      view.setFloat32(start + 4 * place, value, true);
    });
  return bytes;
}

/** Arrays by name, for `numpy.load`. */
export const writeNpz = (arrays: Readonly<Record<string, NumPyArray>>): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, writeNpy(array)])),
  );
