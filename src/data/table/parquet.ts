// Parquet as rows: of one row group at a time hyparquet unpacks one column after another, some rows at a time, and each
// is packed anew in few bytes a cell until all of them are there to be handed on as rows.

import type { FileMetaData, SchemaTree } from "hyparquet";
import { said, wordsOf } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import { PackedColumn } from "./packedColumn.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { ByteSource, Reading } from "./source.ts";

/** A Parquet file; it says the rest itself. */
export interface ParquetForm {
  readonly kind: "parquet";
}

/** Bytes of one row group's chosen columns, unpacked: beyond this a tab's memory is at risk. */
const MAX_GROUP_BYTES = 256 * 1024 * 1024;
/** Rows of a column that are unpacked at a time: hyparquet joins the pages of what it is asked for. */
const UNPACKED_ROWS = 131_072;
/** Rows that are handed on at a time. */
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
  const buffer = heldRange(source);
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
  const { children } = parquetSchema(metadata);
  const columns = children.map(({ element }) => element.name);
  const isFlat = ({ children: parts, element }: SchemaTree) =>
    parts.length === 0 && element.repetition_type !== "REPEATED";
  const flat = new Set(children.filter(isFlat).map(({ element }) => element.name));
  const wanted = columns.filter((column) => chosen === undefined || chosen.includes(column));
  checkGroups(file.name, metadata, wanted, maxGroupBytes);

  const asked = (column: string, rowStart: number, rowEnd: number) => ({
    file: buffer,
    metadata,
    compressors,
    columns: [column],
    rowStart,
    rowEnd,
  });

  /** Takes some rows of a flat column; the pages before them are skipped. */
  const takeFlat = (cells: PackedColumn, column: string, rowStart: number, rowEnd: number) =>
    parquetRead({
      ...asked(column, rowStart, rowEnd),
      onPage: ({ columnData, rowStart: first }) => {
        const end = Math.min(columnData.length, rowEnd - first);
        for (let row = Math.max(0, rowStart - first); row < end; row++) cells.push(cellOf(columnData[row]));
      },
    });

  /** Takes some rows of a column of lists or groups, which are put together for whole rows only. */
  const takeNested = (cells: PackedColumn, column: string, rowStart: number, rowEnd: number) =>
    parquetRead({
      ...asked(column, rowStart, rowEnd),
      onComplete: (rows) => {
        for (const [value] of rows) cells.push(cellOf(value as unknown));
      },
    });

  /** A column of one row group. */
  async function packed(column: string, rowStart: number, rows: number): Promise<PackedColumn> {
    const cells = new PackedColumn();
    const end = rowStart + rows;
    for (let start = rowStart; start < end; start += UNPACKED_ROWS) {
      // What is in memory is read without waiting: let messages in, or nobody could stop it.
      await new Promise((ready) => setTimeout(ready));
      reading.signal?.throwIfAborted();
      try {
        await (flat.has(column) ? takeFlat : takeNested)(
          cells,
          column,
          start,
          Math.min(end, start + UNPACKED_ROWS),
        );
      } catch (cause) {
        throw damaged(cause);
      }
    }
    if (cells.count !== rows) throw damaged(new Error(`${column} has ${cells.count} of ${rows} rows`));
    return cells;
  }

  async function* batches(): AsyncGenerator<RowBatch> {
    let first = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const cells = new Map<string, PackedColumn>();
      for (const column of wanted) {
        cells.set(column, await packed(column, first, rows));
        reading.onProgress?.(progressAt(first + (rows * cells.size) / (2 * wanted.length)), file.size);
      }
      const inOrder = columns.map((column) => cells.get(column));
      for (let start = 0; start < rows; start += BATCH_ROWS) {
        const count = Math.min(BATCH_ROWS, rows - start);
        await new Promise((ready) => setTimeout(ready));
        reading.signal?.throwIfAborted();
        yield {
          rows: Array.from({ length: count }, (_, row) =>
            inOrder.map((column) => column?.at(start + row) ?? null),
          ),
          lines: Array.from({ length: count }, (_, row) => first + start + row + 1),
        };
        for (const column of cells.values()) column.letGo(start + count);
        reading.onProgress?.(progressAt(first + (rows + start + count) / 2), file.size);
      }
      first += rows;
    }
  }
  const progressAt = (row: number) => Math.round((row / Math.max(1, Number(metadata.num_rows))) * file.size);
  return { columns, batches: batches(), rows: Number(metadata.num_rows) };
}

/** A file whose range that was read last is in memory: a column's, of which more rows are asked for. */
function heldRange(source: ByteSource) {
  let held: { readonly from: number; readonly to: number; readonly bytes: ArrayBuffer } | undefined;
  return {
    byteLength: source.size,
    async slice(start: number, end = source.size): Promise<ArrayBuffer> {
      const from = start < 0 ? source.size + start : start;
      if (held?.from === from && held.to === end) return held.bytes;
      held = undefined;
      const bytes = (await source.slice(from, end)).slice().buffer as ArrayBuffer;
      held = { from, to: end, bytes };
      return bytes;
    },
  };
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
