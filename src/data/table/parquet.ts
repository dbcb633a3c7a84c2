// Parquet as rows: of one row group at a time hyparquet unpacks one column after another, page by page, and each is
// packed anew in few bytes a cell until all of them are there to be handed on as rows.

import type { FileMetaData, SchemaTree } from "hyparquet";
import { said, wordsOf } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import { PackedColumn } from "./packedColumn.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { Reading } from "./source.ts";

/** A Parquet file; it says the rest itself. */
export interface ParquetForm {
  readonly kind: "parquet";
}

/** Bytes of one row group's chosen columns, unpacked: beyond this a tab's memory is at risk. */
const MAX_GROUP_BYTES = 256 * 1024 * 1024;
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
  const buffer = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => {
      const from = start < 0 ? source.size + start : start;
      return (await source.slice(from, end)).slice().buffer as ArrayBuffer;
    },
  };
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

  /** Takes a flat column of some rows page by page; what was unpacked of one page goes before the next is. */
  const takePages = (cells: PackedColumn, column: string, rowStart: number, rowEnd: number) =>
    parquetRead({
      file: buffer,
      metadata,
      compressors,
      columns: [column],
      rowStart,
      rowEnd,
      onPage: ({ columnData }) => {
        reading.signal?.throwIfAborted();
        for (let row = 0; row < columnData.length; row++) cells.push(cellOf(columnData[row]));
        // hyparquet keeps all pages of a column to the end, though nobody asks for them again.
        if (Array.isArray(columnData)) columnData.length = 0;
      },
    });

  /** Takes a column of lists or groups some rows at a time: only whole ones are put together. */
  async function takeRows(
    cells: PackedColumn,
    column: string,
    rowStart: number,
    rowEnd: number,
  ): Promise<void> {
    for (let start = rowStart; start < rowEnd; start += BATCH_ROWS) {
      reading.signal?.throwIfAborted();
      await parquetRead({
        file: buffer,
        metadata,
        compressors,
        columns: [column],
        rowStart: start,
        rowEnd: Math.min(rowEnd, start + BATCH_ROWS),
        onComplete: (rows) => {
          for (const [value] of rows) cells.push(cellOf(value as unknown));
        },
      });
    }
  }

  /** A column of one row group. */
  async function packed(column: string, rowStart: number, rows: number): Promise<PackedColumn> {
    const cells = new PackedColumn();
    try {
      await (flat.has(column) ? takePages : takeRows)(cells, column, rowStart, rowStart + rows);
    } catch (cause) {
      reading.signal?.throwIfAborted();
      throw damaged(cause);
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
        // What is in memory is read without waiting: let messages in, or nobody could stop it.
        await new Promise((ready) => setTimeout(ready));
        reading.signal?.throwIfAborted();
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
