// Parquet as rows: the chosen columns of one row group are held as they are packed, and hyparquet decodes some
// rows of one column at a time.

import type { FileMetaData, RowGroup } from "hyparquet";
import { said, wordsOf } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { ByteSource, Reading } from "./source.ts";

/** A Parquet file; it says the rest itself. */
export interface ParquetForm {
  readonly kind: "parquet";
}

/** Bytes of one row group's chosen columns, unpacked: beyond this a tab's memory is at risk. */
const MAX_GROUP_BYTES = 256 * 1024 * 1024;
/** Rows that are decoded at a time; pages before them are skipped. */
const BATCH_ROWS = 65_536;

/** One value as a cell; dates as ISO, large whole numbers with all their digits. */
function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));
}

/**
 * The rows of a Parquet file.
 * @param chosen The columns that are wanted; the others are null. All, where undefined.
 * @throws ImportError when the file is damaged, or a row group's chosen columns are beyond `maxGroupBytes`.
 */
export async function parquetRows(
  file: TableFile,
  chosen?: readonly string[],
  reading: Reading = {},
  maxGroupBytes = MAX_GROUP_BYTES,
): Promise<RowStream & { readonly rows: number }> {
  const [{ parquetMetadataAsync, parquetSchema, parquetRead }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  const source = await file.anywhere(reading);
  const buffer = new GroupBuffer(source);
  const damaged = (cause: unknown) =>
    new ImportError(
      {
        file: file.name,
        problem: said`The Parquet file can't be read: ${said(wordsOf(cause))}.`,
        advice: said`Download or write it again.`,
      },
      { cause },
    );
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(buffer);
  } catch (cause) {
    throw damaged(cause);
  }
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  const wanted = columns.filter((column) => chosen === undefined || chosen.includes(column));
  checkGroups(file.name, metadata, wanted, maxGroupBytes);

  async function read(column: string, rowStart: number, rowEnd: number): Promise<readonly unknown[]> {
    let values: unknown[] = [];
    try {
      await parquetRead({
        file: buffer,
        metadata,
        compressors,
        columns: [column],
        rowStart,
        rowEnd,
        onComplete: (rows) => {
          values = rows.map(([value]) => value as unknown);
        },
      });
    } catch (cause) {
      throw damaged(cause);
    }
    if (values.length !== rowEnd - rowStart)
      throw damaged(new Error(`${column} has ${values.length} of ${rowEnd - rowStart} rows`));
    return values;
  }

  async function* batches(): AsyncGenerator<RowBatch> {
    let first = 0;
    for (const group of metadata.row_groups) {
      const end = first + Number(group.num_rows);
      await buffer.hold(group, wanted);
      for (; first < end; first += BATCH_ROWS) {
        const count = Math.min(BATCH_ROWS, end - first);
        // The row group is in memory, so nothing here waits: let messages in, or nobody could stop it.
        await new Promise((ready) => setTimeout(ready));
        const values = new Map<string, readonly unknown[]>();
        for (const column of wanted) {
          reading.signal?.throwIfAborted();
          values.set(column, await read(column, first, first + count));
        }
        const inOrder = columns.map((column) => values.get(column));
        const start = first;
        yield {
          rows: Array.from({ length: count }, (_, row) =>
            inOrder.map((column) => (column === undefined ? null : cellOf(column[row]))),
          ),
          lines: Array.from({ length: count }, (_, row) => start + row + 1),
        };
        reading.onProgress?.(
          Math.round(((start + count) / Number(metadata.num_rows)) * file.size),
          file.size,
        );
      }
      first = end;
    }
  }
  return { columns, batches: batches(), rows: Number(metadata.num_rows) };
}

/** A file of which the chosen columns of one row group are in memory. */
class GroupBuffer {
  readonly #source: ByteSource;
  #held: { readonly start: number; readonly bytes: Uint8Array }[] = [];

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get byteLength(): number {
    return this.#source.size;
  }

  async slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const from = start < 0 ? this.byteLength + start : start;
    const held = this.#held.find((one) => from >= one.start && end <= one.start + one.bytes.length);
    const bytes = held
      ? held.bytes.slice(from - held.start, end - held.start)
      : (await this.#source.slice(from, end)).slice();
    return bytes.buffer as ArrayBuffer;
  }

  /** Takes a row group's chosen columns in, and lets the one before go. */
  async hold(group: RowGroup, wanted: readonly string[]): Promise<void> {
    this.#held = [];
    for (const { meta_data: column } of group.columns) {
      if (column === undefined || !wanted.includes(column.path_in_schema[0] ?? "")) continue;
      const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
      const bytes = await this.#source.slice(start, start + Number(column.total_compressed_size));
      this.#held.push({ start, bytes });
    }
  }
}

/** Refuses before anything is read what would not fit. */
function checkGroups(file: string, metadata: FileMetaData, wanted: readonly string[], most: number): void {
  const sizes = metadata.row_groups.map((group) =>
    group.columns.reduce((total, { meta_data: column }) => {
      if (column === undefined || !wanted.includes(column.path_in_schema[0] ?? "")) return total;
      // A column packed by a dictionary is far larger in memory than in the file: 8 bytes a value at least.
      return total + Math.max(Number(column.total_uncompressed_size), 8 * Number(column.num_values));
    }, 0),
  );
  const largest = Math.max(0, ...sizes);
  if (largest <= most) return;
  const inMebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  throw new ImportError({
    file,
    where: said`row group ${sizes.indexOf(largest) + 1}`,
    problem: said`It has ${inMebibytes(largest)} MiB in the chosen columns, and a row group must be read as a whole: at most ${inMebibytes(most)} MiB are.`,
    advice: said`Choose fewer columns, or write the file with smaller row groups (row_group_size in pyarrow).`,
  });
}
