// A flat column of a Parquet row group, one page at a time, its values made as they are taken. hyparquet's own reading
// unpacks a dictionary anew for every range of rows that is asked for, joins pages, and writes levels and values several
// times over: garbage of many times the column, which V8 lets lie until hundreds of MiB are full of it.

import type {
  ColumnMetaData,
  Compressors,
  DataReader,
  DecodedArray,
  PageHeader,
  SchemaTree,
} from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { decompressPage, readDataPage } from "hyparquet/src/datapage.js";
import { readRleBitPackedHybrid } from "hyparquet/src/encoding.js";
import { readPlain } from "hyparquet/src/plain.js";
import type { ByteSource } from "./source.ts";

/** Bytes of the file that are looked at for a page's header; more where it is longer. */
const HEADER_BYTES = 8 * 1024;

/** A page of values, of which some rows may have none. */
interface Page {
  readonly rows: number;
  /** By place among the values that are there: numbers of a dictionary, or values that `convert` has yet to see or has. */
  readonly values: DecodedArray;
  readonly as: "codes" | "raw" | "values";
  /** 1 for each row that has a value; undefined where all have. */
  readonly present?: Uint8Array;
}

/** The values of a flat column of one row group, in order. */
export class ParquetPages {
  readonly #source: ByteSource;
  readonly #hold: (column: string, bytes: number) => void;
  readonly #decoder: Parameters<typeof convert>[1];
  /** The same for values whose levels were taken off: all are there. */
  readonly #required: Parameters<typeof convert>[1];
  readonly #optional: boolean;
  readonly #end: number;
  #at: number;
  #dictionary: DecodedArray | undefined;
  #dictionaryBytes = 0;
  #page: Page | undefined;
  /** Rows and values of the page that were taken. */
  #rows = 0;
  #values = 0;

  /** @param hold Told what a column will hold unpacked, before it does; throws where that is too much. */
  constructor(
    source: ByteSource,
    chunk: ColumnMetaData,
    schemaPath: SchemaTree[],
    compressors: Compressors,
    hold: (column: string, bytes: number) => void,
  ) {
    this.#source = source;
    this.#hold = hold;
    const { element } = schemaPath.at(-1)!;
    const { path_in_schema: pathInSchema, type, codec } = chunk;
    this.#decoder = { pathInSchema, type, codec, element, schemaPath, compressors, parsers: DEFAULT_PARSERS };
    const required = { ...schemaPath.at(-1)!, element: { ...element, repetition_type: "REQUIRED" as const } };
    this.#required = { ...this.#decoder, schemaPath: [...schemaPath.slice(0, -1), required] };
    this.#optional = element.repetition_type !== "REQUIRED";
    this.#at = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
    this.#end = this.#at + Number(chunk.total_compressed_size);
  }

  /**
   * The next values, as many as are asked for, null where there is none; fewer at the column's end.
   * @throws Error where a page is damaged.
   */
  async take(count: number): Promise<unknown[]> {
    const taken: unknown[] = [];
    while (taken.length < count) {
      if (this.#page === undefined || this.#rows === this.#page.rows) {
        this.#page = await this.#next();
        if (this.#page === undefined) break;
        this.#rows = 0;
        this.#values = 0;
      }
      const end = Math.min(this.#page.rows, this.#rows + count - taken.length);
      const present = this.#page.present?.subarray(this.#rows, end);
      const values = this.#made(present ? present.reduce((sum, one) => sum + one, 0) : end - this.#rows);
      if (present === undefined) for (const value of values) taken.push(value);
      else {
        let at = 0;
        for (const one of present) taken.push(one === 1 ? values[at++] : null);
      }
      this.#rows = end;
    }
    return taken;
  }

  /** The page's next values. */
  #made(count: number): ArrayLike<unknown> & Iterable<unknown> {
    const { values, as } = this.#page!;
    const some = values.slice(this.#values, this.#values + count);
    this.#values += count;
    if (as === "codes") return Array.from(some as Uint32Array, (code) => this.#dictionary![code] as unknown);
    return as === "raw" ? convert(some, this.#decoder) : some;
  }

  /** Unpacks the next page of values; undefined where there is none. */
  async #next(): Promise<Page | undefined> {
    this.#page = undefined;
    while (this.#at < this.#end) {
      const { reader, header } = await this.#header();
      const bytes = Math.max(header.uncompressed_page_size, 8 * valuesIn(header));
      this.#hold(this.#decoder.pathInSchema[0]!, bytes + this.#dictionaryBytes);
      const start = this.#at + reader.offset;
      this.#at = start + header.compressed_page_size;
      const { view } = await this.#read(start, header.compressed_page_size);
      const packed = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      if (header.type === "DICTIONARY_PAGE") {
        this.#dictionary = this.#dictionaryOf(packed, header);
        this.#dictionaryBytes = bytes;
      } else if (header.type.startsWith("DATA_PAGE") && valuesIn(header) > 0)
        return this.#pageOf(packed, header);
    }
    return undefined;
  }

  #unpacked(packed: Uint8Array, size: number): Uint8Array {
    return decompressPage(packed, size, this.#decoder.codec, this.#decoder.compressors);
  }

  #dictionaryOf(packed: Uint8Array, header: PageHeader): DecodedArray {
    const reader = readerOf(this.#unpacked(packed, header.uncompressed_page_size));
    const { type, element } = this.#decoder;
    return convert(readPlain(reader, type, valuesIn(header), element.type_length), this.#decoder);
  }

  /** A page's values; what is large goes outside V8's heap at once, or is made in small pieces when it is taken. */
  #pageOf(packed: Uint8Array, header: PageHeader): Page {
    const rows = valuesIn(header);
    const { present, body, encoding } = this.#withoutLevels(packed, header, rows);
    const held = present ? { present } : {};
    const count = present ? present.reduce((sum, one) => sum + one, 0) : rows;
    if (this.#dictionary && encoding.endsWith("_DICTIONARY")) {
      const values = new Uint32Array(count);
      const width = body[0] ?? 0;
      if (width > 0) readRleBitPackedHybrid(readerOf(body.subarray(1)), width, values, body.length - 1);
      return { rows, values, as: "codes", ...held };
    }
    const { dataPage } = readDataPage(
      body,
      {
        num_values: count,
        encoding,
        definition_level_encoding: "RLE",
        repetition_level_encoding: "RLE",
      },
      this.#required,
    );
    if (Array.isArray(dataPage))
      return { rows, values: convert(dataPage, this.#decoder), as: "values", ...held };
    return { rows, values: dataPage, as: "raw", ...held };
  }

  /** Which rows of a page have a value, undefined where the column has no such levels, and the bytes of the values. */
  #withoutLevels(packed: Uint8Array, header: PageHeader, rows: number) {
    const present = this.#optional ? new Uint8Array(rows) : undefined;
    const { data_page_header: first, data_page_header_v2: second } = header;
    if (first) {
      const page = this.#unpacked(packed, header.uncompressed_page_size);
      const reader = readerOf(page);
      if (present) readRleBitPackedHybrid(reader, 1, present);
      return { present, body: page.subarray(reader.offset), encoding: first.encoding };
    }
    const { definition_levels_byte_length: length, repetition_levels_byte_length: before } = second!;
    if (present) readRleBitPackedHybrid(readerOf(packed.subarray(before)), 1, present, length);
    const body = packed.subarray(before + length);
    const size = header.uncompressed_page_size - before - length;
    const isPacked = second!.is_compressed !== false && size > 0;
    return { present, body: isPacked ? this.#unpacked(body, size) : body, encoding: second!.encoding };
  }

  async #header(): Promise<{ readonly reader: DataReader; readonly header: PageHeader }> {
    for (let bytes = HEADER_BYTES; ; bytes *= 2) {
      const reader = await this.#read(this.#at, bytes);
      try {
        return { reader, header: parquetHeader(reader) };
      } catch (cause) {
        if (this.#at + bytes >= this.#end) throw cause;
      }
    }
  }

  async #read(start: number, count: number): Promise<DataReader> {
    const { buffer, byteOffset, length } = await this.#source.slice(
      start,
      Math.min(start + count, this.#end),
    );
    return { view: new DataView(buffer, byteOffset, length), offset: 0 };
  }
}

const readerOf = ({ buffer, byteOffset, length }: Uint8Array): DataReader => ({
  view: new DataView(buffer, byteOffset, length),
  offset: 0,
});

const valuesIn = ({ data_page_header, data_page_header_v2, dictionary_page_header }: PageHeader) =>
  (data_page_header ?? data_page_header_v2 ?? dictionary_page_header)?.num_values ?? 0;
