// Tables in a person's own units: their columns read, and what does not fit told with its file, line and column.

import type { InputsInFile } from "../takeaway/learnerFile.ts";
import { CellFault, type Columns, type OwnQueries, type OwnReading } from "../takeaway/ownTables/ownUnits.ts";
import { ownTables } from "../takeaway/ownTables/registry.ts";
import { numbersIn, type SmallTable, textsIn } from "./table.ts";

type OwnInputs = Extract<InputsInFile, { settings: unknown }>;

/** Does something with a table; a cell that does not fit becomes an error that says where it stands. */
function inPlace<T>({ file, lines }: SmallTable, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CellFault)) throw error;
    const { at } = error;
    const place = at ? `${file}, line ${lines[at.row]}, column ${at.column}` : file;
    throw new Error(`${place}: ${error.message}`);
  }
}

/** The columns of a table that its kind knows. @throws Error where one is missing, or a cell is no number. */
function columnsOf(table: SmallTable, { kind }: OwnInputs, set: "support" | "query"): Columns {
  const known = ownTables[kind].columns.filter(
    ({ name, needed }) => needed.includes(set) || table.columns.includes(name),
  );
  return Object.fromEntries(known.map(({ name }) => [name, numbersIn(table, name)]));
}

/** Reads a support table. @throws Error, a whole sentence, where it does not fit. */
export const readSupport = (table: SmallTable, inputs: OwnInputs): OwnReading =>
  inPlace(table, () => ownTables[inputs.kind].read(columnsOf(table, inputs, "support"), inputs.settings));

/** Reads a query table, and what is repeated of it beside answers. @throws Error as `readSupport`. */
export const readQueries = (
  table: SmallTable,
  inputs: OwnInputs,
  reading: OwnReading,
): OwnQueries & { readonly shown: Readonly<Record<string, readonly string[]>> } =>
  inPlace(table, () => {
    const asked = reading.ask(columnsOf(table, inputs, "query"));
    const names = ownTables[inputs.kind].columns
      .filter(({ needed }) => needed.includes("query"))
      .map(({ name }) => name);
    return { ...asked, shown: Object.fromEntries(names.map((name) => [name, textsIn(table, name)])) };
  });
