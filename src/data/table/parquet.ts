// Parquet as rows: hyparquet reads one row group of one column after the other, no more at a time.

import type { FileMetaData } from "hyparquet";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { Reading } from "./source.ts";

/** A Parquet file; it says the rest itself. */
export interface ParquetForm {
  readonly kind: "parquet";
}

/** Bytes of one row group's chosen columns, unpacked: beyond this a tab's memory is at risk. */
export const MAX_GROUP_BYTES = 256 * 1024 * 1024;
const BATCH_ROWS = 16_384;

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
  const buffer = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => {
      const bytes = await source.slice(start < 0 ? source.size + start : start, end);
      return bytes.slice().buffer as ArrayBuffer;
    },
  };
  const damaged = (cause: unknown) =>
    new ImportError(
      {
        file: file.name,
        problem: `The Parquet file can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        advice: "Download or write it again.",
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

  async function* batches(): AsyncGenerator<RowBatch> {
    let first = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const values = new Map<string, ArrayLike<unknown>>();
      for (const column of wanted) {
        reading.signal?.throwIfAborted();
        const parts: ArrayLike<unknown>[] = [];
        try {
          await parquetRead({
            file: buffer,
            metadata,
            compressors,
            columns: [column],
            rowStart: first,
            rowEnd: first + rows,
            onChunk: ({ columnData }) => void parts.push(columnData),
          });
        } catch (cause) {
          throw damaged(cause);
        }
        const whole = parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
        if (whole.length !== rows) throw damaged(`column ${column} has ${whole.length} of ${rows} rows`);
        values.set(column, whole);
      }
      const inOrder = columns.map((column) => values.get(column));
      for (let start = 0; start < rows; start += BATCH_ROWS) {
        const count = Math.min(BATCH_ROWS, rows - start);
        yield {
          rows: Array.from({ length: count }, (_, row) =>
            inOrder.map((column) => (column === undefined ? null : cellOf(column[start + row]))),
          ),
          lines: Array.from({ length: count }, (_, row) => first + start + row + 1),
        };
      }
      first += rows;
      reading.onProgress?.(Math.round((first / Number(metadata.num_rows)) * file.size), file.size);
    }
  }
  return { columns, batches: batches(), rows: Number(metadata.num_rows) };
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
  const inMebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024).toLocaleString("en-US");
  throw new ImportError({
    file,
    where: `row group ${sizes.indexOf(largest) + 1}`,
    problem: `It has ${inMebibytes(largest)} MiB in the chosen columns, and a row group must be read as a whole: at most ${inMebibytes(most)} MiB are.`,
    advice: "Choose fewer columns, or write the file with smaller row groups (row_group_size in pyarrow).",
  });
}
