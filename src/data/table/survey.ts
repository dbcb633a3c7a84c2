// One look at a whole file before anything is chosen: its form, what each column holds, its first rows, and
// everything odd. Nothing but counts is kept, so a file of any size can be looked at.

import { type Said, said } from "../../words/said.ts";
import { type ColumnSummary, ColumnSurvey } from "./columnSurvey.ts";
import type { TableFile } from "./containers.ts";
import { NotUtf8 } from "./encoding.ts";
import { type FormChoices, formOf, rowsOf, type TableForm } from "./form.ts";
import { type KnownForm, knownForm } from "./knownForms.ts";
import { owned, Problems } from "./problems.ts";
import type { Cell } from "./rows.ts";
import type { Reading } from "./source.ts";

/** What a file holds. */
export interface TableSurvey {
  readonly file: string;
  readonly form: TableForm;
  readonly known?: KnownForm;
  readonly columns: readonly ColumnSummary[];
  readonly rows: number;
  /** The first rows. */
  readonly head: readonly (readonly Cell[])[];
  readonly problems: Problems;
  /** What else a person should know, in whole sentences. */
  readonly notices: readonly Said[];
}

const HEAD_ROWS = 200;
/** What bytes are taken for that aren't UTF-8. It gives every byte a character, so it never fails. */
const FALLBACK_ENCODING = "windows-1252";

/**
 * Looks at all of a file. Bytes that aren't UTF-8, wherever in it, start the look anew as windows-1252.
 * @throws ImportError when the file is no table, or damaged. The signal's reason when it is stopped.
 */
export async function surveyTable(
  file: TableFile,
  choices: FormChoices = {},
  reading: Reading = {},
): Promise<TableSurvey> {
  const form = await formOf(file, choices);
  try {
    return await survey(file, form, reading, []);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const again = await formOf(file, { ...choices, encoding: FALLBACK_ENCODING });
    return survey(file, again, reading, [
      said`${file.name}: line ${error.line} is not UTF-8, so the file was read as ${FALLBACK_ENCODING}. If letters look wrong, choose another encoding.`,
    ]);
  }
}

async function survey(
  file: TableFile,
  form: TableForm,
  reading: Reading,
  notices: Said[],
): Promise<TableSurvey> {
  const problems = new Problems();
  const { columns: names, batches } = await rowsOf(file, form, problems, reading);
  const commas = form.kind === "delimited" && (form.delimiter === ";" || form.delimiter === "\t");
  const columns: ColumnSurvey[] = [];
  const head: Cell[][] = [];
  let rows = 0;
  for await (const batch of batches) {
    await reading.breathe?.();
    reading.signal?.throwIfAborted();
    for (const row of batch.rows) {
      for (let place = 0; place < names.length; place++) {
        let column = columns[place];
        if (column === undefined) {
          column = new ColumnSurvey(names[place]!, commas);
          column.skip(rows);
          columns.push(column);
        }
        column.add(row[place] ?? null);
      }
      if (head.length < HEAD_ROWS)
        head.push(row.map((cell) => (typeof cell === "string" ? owned(cell) : cell)));
      rows++;
    }
  }
  if (form.kind === "delimited" && !form.header) {
    notices.push(
      said`${file.name}: the first line was taken for values, not for the columns' names. Say so if it names them.`,
    );
  }
  if (form.kind === "objects" && rows === 1) {
    notices.push(
      said`${file.name}: the file is one object, which makes one row. Write an object for each row, one a line.`,
    );
  }
  const known = knownForm(names);
  return {
    file: file.name,
    form,
    ...(known && { known }),
    columns: columns.map((column) => column.summary()),
    rows,
    head,
    problems,
    notices,
  };
}
