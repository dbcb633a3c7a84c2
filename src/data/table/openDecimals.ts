// Numbers of which no value settles what a comma or point in them parts: a person says it, column by column.

import type { ColumnSummary } from "./columnSurvey.ts";
import type { Mapping } from "./mapping.ts";

/** The mapped columns of numbers of which no value settles whether a comma, or a point, parts decimals or thousands. */
export function openDecimals({ target, features }: Mapping, columns: readonly ColumnSummary[]): string[] {
  const numbers = [target?.column, ...features.map(({ kind, column }) => kind === "number" && column)];
  return columns
    .filter(({ name, decimalOpen }) => decimalOpen && numbers.includes(name))
    .map(({ name }) => name);
}

/** The mapping with a column's decimal mark said. */
export const withDecimals = (mapping: Mapping, column: string, decimalComma: boolean): Mapping => ({
  ...mapping,
  ...(mapping.target && {
    target: mapping.target.column === column ? { column, decimalComma } : mapping.target,
  }),
  features: mapping.features.map((one) =>
    one.column === column && one.kind === "number" ? { ...one, decimalComma } : one,
  ),
});
