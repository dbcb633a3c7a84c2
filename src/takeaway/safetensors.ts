// Weights as safetensors (huggingface/safetensors, README “Format”): the length of a header as u64, little-endian; the
// header, JSON of each tensor's type, shape and place; then the numbers one after another.

import type { HostParameters } from "../models/model.ts";

/** Bytes of the header's length; the header is filled up with spaces to a multiple of it. */
const WORD = 8;
const METADATA = "__metadata__";
/** Headers beyond are refused by the reference reader too: 100 MB. */
const MOST_HEADER_BYTES = 100e6;

interface Place {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [start: number, end: number];
}

/** Writes tensors of 32-bit floats, in the order of their names, and words of what they are. */
export function writeSafetensors(
  tensors: HostParameters,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(tensors).sort();
  let end = 0;
  const places = names.map((name): [string, Place] => {
    const { values, shape } = tensors[name]!;
    const start = end;
    end += 4 * values.length;
    return [name, { dtype: "F32", shape, data_offsets: [start, end] }];
  });
  const json = JSON.stringify(Object.fromEntries([[METADATA, metadata], ...places]));
  const text = new TextEncoder().encode(json);
  const length = Math.ceil(text.length / WORD) * WORD;
  const bytes = new Uint8Array(WORD + length + end).fill(0x20, WORD, WORD + length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(length), true);
  bytes.set(text, WORD);
  for (const [name, { data_offsets }] of places) {
    const start = WORD + length + data_offsets[0];
    tensors[name]!.values.forEach((value, place) => {
      view.setFloat32(start + 4 * place, value, true);
    });
  }
  return bytes;
}

/** Reads tensors of 32-bit floats. @throws Error, a whole sentence that names the file, where it holds no such. */
export function readSafetensors(bytes: Uint8Array, file: string): HostParameters {
  const refuse = (what: string) => new Error(`${file} is no sound safetensors file: ${what}.`);
  if (bytes.length < WORD) throw refuse(`it has ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const begin = WORD + length;
  if (length > MOST_HEADER_BYTES || begin > bytes.length)
    throw refuse(`its header claims ${length} bytes of ${bytes.length}`);
  let header: Record<string, Place>;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(WORD, begin)));
  } catch {
    throw refuse("its header is no JSON");
  }
  const tensors = Object.entries(header)
    .filter(([name]) => name !== METADATA)
    .map(([name, { dtype, shape, data_offsets }]): [string, HostParameters[string]] => {
      if (dtype !== "F32") throw refuse(`“${name}” is of type ${dtype}, not F32`);
      const [start, end] = data_offsets;
      const count = shape.reduce((product, size) => product * size, 1);
      if (end - start !== 4 * count || begin + end > bytes.length)
        throw refuse(`“${name}” of shape [${shape}] takes bytes ${start} to ${end}`);
      const values = Float32Array.from({ length: count }, (_, place) =>
        view.getFloat32(begin + start + 4 * place, true),
      );
      return [name, { values, shape }];
    });
  return Object.fromEntries(tensors);
}
