// Tables whose rows are taken, or added to, by number: how they lie, and which numbers are rows.

type Shape = readonly number[];

/** Tables `[tables, rows, width]` and the numbers `[groups · tables, count]` of rows: task t uses table t mod tables. */
export interface TableLayout {
  readonly tables: number;
  readonly rows: number;
  readonly width: number;
  readonly groups: number;
  readonly count: number;
}

/** @throws Error, a whole sentence, where they do not fit. */
export function layoutOf(table: Shape, ids: Shape): TableLayout {
  const [tables, rows, width] = table as [number, number, number];
  const [tasks, count] = ids as [number, number];
  if (table.length !== 3 || ids.length !== 2 || tasks % tables !== 0)
    throw new Error(
      `Rows are taken from tables [1 or T, rows, width] by ids [T, N], not from [${table}] by [${ids}].`,
    );
  return { tables, rows, width, groups: tasks / tables, count };
}

/** @throws Error, a whole sentence, where an id is not the number of one of a table's `rows`: 0, 1, 2, … */
export function demandIds(ids: Float32Array, rows: number): void {
  const place = ids.findIndex((id) => !(Number.isInteger(id) && id >= 0 && id < rows));
  if (place >= 0)
    throw new Error(
      `Id ${ids[place]} at place ${place} is no row of a table of ${rows}: ids are whole numbers from 0 to ${rows - 1}.`,
    );
}
