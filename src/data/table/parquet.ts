// Parquet as rows: flat columns page by page, so that memory goes by open pages and not by row groups; columns of lists
// and groups a row group at a time, as hyparquet puts them together.

import type { FileMetaData, RowGroup, SchemaTree } from "hyparquet";
import { type Said, said, wordsOf } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { TableFile } from "./containers.ts";
import type { Cell, RowBatch, RowStream } from "./rows.ts";
import type { ByteSource, Reading } from "./source.ts";

/** A Parquet file; it says the rest itself. */
export interface ParquetForm {
  readonly kind: "parquet";
}

/** Bytes that must be unpacked at once, eight a value at least; in memory they are four times as many. */
const MOST_UNPACKED = 64 * 1024 * 1024;
/** Rows that are handed on at a time: few, so that V8 throws them away while they are young. */
const BATCH_ROWS = 2048;
/** Rows after which messages are let in: what is in memory is read without waiting, and nobody could stop it. */
const PAUSE_ROWS = 16_384;

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
 * @throws ImportError when the file is damaged, or more than `mostUnpacked` bytes must be unpacked at once: before
 * anything is read where a row group's lists are that large, on the way where pages are.
 */
export async function parquetRows(
  file: TableFile,
  chosen?: readonly string[],
  reading: Reading = {},
  mostUnpacked = MOST_UNPACKED,
): Promise<RowStream & { readonly rows: number }> {
  const [{ parquetMetadataAsync, parquetReadObjects, parquetSchema }, { compressors }, { ParquetPages }] =
    await Promise.all([import("hyparquet"), import("hyparquet-compressors"), import("./parquetPages.ts")]);
  const source = await file.anywhere(reading);
  const buffer = bufferOf(source);
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
  const schema = parquetSchema(metadata);
  const columns = schema.children.map(({ element }) => element.name);
  const wanted = schema.children.filter(
    ({ element }) => chosen === undefined || chosen.includes(element.name),
  );
  const nested = new Set(wanted.filter((column) => !isFlat(column)).map(({ element }) => element.name));
  const tooLarge = (group: number, bytes: number, what: Said, advice: Said) =>
    new ImportError({
      file: file.name,
      where: said`row group ${group + 1}`,
      problem: said`${inMebibytes(bytes)} MiB of ${what} must be unpacked at once: at most ${inMebibytes(mostUnpacked)} MiB are.`,
      advice,
    });
  for (const [number, group] of metadata.row_groups.entries()) {
    const bytes = unpackedBytes(group, nested);
    if (bytes <= mostUnpacked) continue;
    throw tooLarge(
      number,
      bytes,
      said`lists and groups`,
      said`Write the file without such columns, or with smaller row groups (row_group_size in pyarrow).`,
    );
  }

  /** The values of a column of lists or groups, which are put together for a row group only. */
  function nestedTaker(name: string, rowStart: number, rows: number): Taker {
    let all: Record<string, unknown>[] | undefined;
    let taken = 0;
    return async (count) => {
      all ??= await parquetReadObjects({
        file: buffer,
        metadata,
        compressors,
        columns: [name],
        rowStart,
        rowEnd: rowStart + rows,
      });
      taken += count;
      return all.slice(taken - count, taken).map((row) => row[name]);
    };
  }

  /** How the values of each wanted column of a row group are had. */
  function takersOf(number: number, first: number): ReadonlyMap<string, Taker> {
    const { columns: chunks, num_rows: rows } = metadata.row_groups[number]!;
    const held = new Map<string, number>();
    const hold = (column: string, bytes: number) => {
      held.set(column, bytes);
      const all = [...held.values()].reduce((sum, one) => sum + one, 0);
      if (all <= mostUnpacked) return;
      throw tooLarge(
        number,
        all,
        said`pages`,
        said`Write the file with smaller pages (data_page_size in pyarrow) or smaller row groups (row_group_size).`,
      );
    };
    return new Map(
      wanted.map((column): [string, Taker] => {
        const { name } = column.element;
        if (nested.has(name)) return [name, nestedTaker(name, first, Number(rows))];
        const chunk = chunks.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data;
        if (chunk === undefined) throw damaged(new Error(`${name} has 0 of ${rows} rows`));
        const pages = new ParquetPages(source, chunk, [schema, column], compressors, hold);
        return [name, (count) => pages.take(count)];
      }),
    );
  }

  async function* batches(): AsyncGenerator<RowBatch> {
    let first = 0;
    for (const [number, group] of metadata.row_groups.entries()) {
      const rows = Number(group.num_rows);
      const takers = takersOf(number, first);
      for (let start = 0; start < rows; start += BATCH_ROWS) {
        const count = Math.min(BATCH_ROWS, rows - start);
        const cells = Array.from({ length: count }, () => new Array<Cell>(columns.length).fill(null));
        if (start % PAUSE_ROWS === 0) await new Promise((ready) => setTimeout(ready));
        reading.signal?.throwIfAborted();
        for (const [place, column] of columns.entries()) {
          const values = await takers
            .get(column)?.(count)
            .catch((cause: unknown) => {
              throw cause instanceof ImportError ? cause : damaged(cause);
            });
          if (values === undefined) continue;
          if (values.length < count)
            throw damaged(new Error(`${column} has ${start + values.length} of ${rows} rows`));
          for (const [row, value] of values.entries()) cells[row]![place] = cellOf(value);
        }
        yield { rows: cells, lines: Array.from({ length: count }, (_, row) => first + start + row + 1) };
        const share = (first + start + count) / Math.max(1, Number(metadata.num_rows));
        reading.onProgress?.(Math.round(share * file.size), file.size);
      }
      first += rows;
    }
  }
  return { columns, batches: batches(), rows: Number(metadata.num_rows) };
}

/** The next values of a column, as many as are asked for. */
type Taker = (count: number) => Promise<readonly unknown[]>;

const isFlat = ({ children, element }: SchemaTree) =>
  children.length === 0 && element.repetition_type !== "REPEATED";

const inMebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** Bytes of some columns of a row group, unpacked: of what a dictionary packs 8 a value at least. */
function unpackedBytes({ columns }: RowGroup, names: ReadonlySet<string>): number {
  return columns.reduce((total, { meta_data: column }) => {
    if (column === undefined || !names.has(column.path_in_schema[0] ?? "")) return total;
    return total + Math.max(Number(column.total_uncompressed_size), 8 * Number(column.num_values));
  }, 0);
}

/** A source as hyparquet reads it. */
function bufferOf(source: ByteSource) {
  return {
    byteLength: source.size,
    slice: async (start: number, end = source.size) =>
      (await source.slice(start < 0 ? source.size + start : start, end)).slice().buffer as ArrayBuffer,
  };
}
