// Rows of a table by number, and rows added up by number. Each is the other's transpose: closed under differentiation.

import { layoutOf } from "../forms/tables.ts";
import { apply, type Primitive, type Value } from "../graph/value.ts";
import { reshape } from "./shape.ts";

const gatherPrimitive: Primitive<null> = {
  name: "gather",
  shape: ([table, ids]) => [...ids!, layoutOf(table!, ids!).width],
  transpose: (cotangent, _, [table, ids]) => [
    scatterAdd(ids!, cotangent, table!.shape[1]!, table!.shape[0]!),
    undefined,
  ],
  form: { form: "gather" },
};

const scatterPrimitive: Primitive<{ tables: number; rows: number }> = {
  name: "scatter-add",
  shape: ([ids, values], { tables, rows }) => {
    if (values!.length !== 3 || values![0] !== ids![0] || values![1] !== ids![1])
      throw new Error(`Rows [${values}] are not added up by ids [${ids}]: [T, N, width] goes with [T, N].`);
    const shape = [tables, rows, values![2]!];
    layoutOf(shape, ids!);
    return shape;
  },
  transpose: (cotangent, _, [ids]) => [undefined, gather(cotangent, ids!)],
  form: { form: "scatter" },
};

/**
 * Rows of a table by number: `table [rows, D]`, `[1, rows, D]` or `[T, rows, D]` and ids `[T, N]`, whole numbers, give
 * `[T, N, D]`. Of M tables, M a divisor of T, task t uses the one t mod M. No gradient flows to the ids.
 * An id that is no row is an error on cpu and NaN elsewhere; of ids that are given, `Program.ids` tells before.
 */
export const gather = (table: Value, ids: Value): Value =>
  apply(gatherPrimitive, [table.shape.length === 2 ? reshape(table, [1, ...table.shape]) : table, ids], null);

/**
 * Rows added up by number, the transpose of `gather`: ids `[T, N]` and values `[T, N, D]` give `[tables, rows, D]`, of
 * which row r is the sum, in the order of the examples, of the values whose id is r. `tables`: 1, or T for each task's own.
 */
export const scatterAdd = (ids: Value, values: Value, rows: number, tables = 1): Value =>
  apply(scatterPrimitive, [ids, values], { tables, rows });
