// A look at all that a person brings: which tables there are, which belong together, and what their columns hold.

import { type Said, said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import type { ColumnSummary } from "./columnSurvey.ts";
import { openContainer, type TableFile } from "./containers.ts";
import { NotUtf8 } from "./encoding.ts";
import { type FormChoices, formOf, rowsOf, type TableForm } from "./form.ts";
import { isItemTable } from "./items.ts";
import { knownForm, wholeOf } from "./knownForms.ts";
import { Problems } from "./problems.ts";
import type { TableInput } from "./read.ts";
import type { ByteSource, Reading } from "./source.ts";
import { surveyTable, type TableSurvey } from "./survey.ts";

/** Tables of the same columns, which are read as one. */
export interface TableGroup {
  /** Their columns' names; absent where only a whole look tells them (objects, Parquet). */
  readonly columns?: readonly string[];
  readonly inputs: readonly TableInput[];
}

/** What a person has brought. */
export interface Brought {
  /** The tables, those first that are of a known form, then the largest. */
  readonly groups: readonly TableGroup[];
  /** A file of titles, genres and prices beside them. */
  readonly items?: TableInput;
  /** What is no table, or is not read, in whole sentences. */
  readonly leftOut: readonly Said[];
}

/** Tables that were looked at as a whole. */
export interface Looked {
  readonly inputs: readonly TableInput[];
  readonly items?: TableInput;
  /** What they hold together. */
  readonly survey: TableSurvey;
}

const sizeOf = ({ inputs }: TableGroup) => inputs.reduce((sum, { file }) => sum + file.size, 0);

/** By what tables belong together: their columns where they are known, else their form. */
const keyOf = (form: TableForm) => (form.kind === "delimited" ? JSON.stringify(form.columns) : form.kind);

/** What a file's columns are called; of objects those of the first rows. None where it cannot be read: a look says why. */
async function columnsOf({ file, form }: TableInput): Promise<readonly string[]> {
  if (form.kind === "delimited") return form.columns;
  try {
    const { columns, batches } = await rowsOf(file, form, new Problems());
    for await (const { rows } of batches) if (rows.length > 0) break;
    return columns;
  } catch (error) {
    if (error instanceof ImportError || error instanceof NotUtf8) return [];
    throw error;
  }
}

/** The sources under names that differ: a file's name may be its task's. */
function apart(sources: readonly ByteSource[]): ByteSource[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const times = (seen.get(source.name) ?? 0) + 1;
    seen.set(source.name, times);
    const { size } = source;
    const name = times === 1 ? source.name : `${source.name} (${times})`;
    return { name, size, slice: (start, end) => source.slice(start, end) };
  });
}

/** Files without the divisions of another among them: read beside it, each of its rows would come several times. */
function withoutDivisions(files: readonly TableFile[]) {
  const names = new Set(files.map(({ name }) => name));
  const isAgain = ({ name }: TableFile) => names.has(wholeOf(name) ?? "");
  return {
    files: files.filter((file) => !isAgain(file)),
    again: files.filter(isAgain).map(({ name }) => name),
  };
}

/**
 * Opens what a person brings, by the first bytes of each file.
 * @throws ImportError where there is no table among it.
 */
export async function openBrought(
  sources: readonly ByteSource[],
  choices: FormChoices = {},
): Promise<Brought> {
  const leftOut: Said[] = [];
  const opened = await Promise.all(apart(sources).map((source) => openContainer(source)));
  const { files, again } = withoutDivisions(opened.flatMap((one) => one.files));
  if (again.length > 0)
    leftOut.push(said`${again}: the same ratings divided, which are in u.data; these were not read.`);
  leftOut.push(...opened.flatMap((one) => one.leftOut.map(({ reason }) => reason)));
  const inputs: TableInput[] = [];
  for (const file of files) {
    try {
      inputs.push({ file, form: await formOf(file, choices) });
    } catch (error) {
      if (!(error instanceof ImportError) || files.length === 1) throw error;
      leftOut.push(error.said);
    }
  }
  const columns = inputs.length > 1 ? await Promise.all(inputs.map(columnsOf)) : [];
  const ofItems = new Set(inputs.filter((_, place) => isItemTable(columns[place] ?? [])));
  const isItems = (input: TableInput) => ofItems.has(input);
  const tables = inputs.some((input) => !isItems(input)) ? inputs.filter((input) => !isItems(input)) : inputs;
  const [items, ...others] = inputs.filter((input) => isItems(input) && !tables.includes(input));
  leftOut.push(
    ...others.map(
      ({ file }) => said`${file.name}: titles are taken from ${items!.file.name}; this was not read.`,
    ),
  );
  const groups = new Map<string, TableInput[]>();
  for (const input of tables) {
    const same = groups.get(keyOf(input.form));
    if (same) same.push(input);
    else groups.set(keyOf(input.form), [input]);
  }
  if (groups.size === 0) {
    throw new ImportError({
      file: sources.map(({ name }) => name).join(" and "),
      problem: leftOut[0] === undefined ? said`There is nothing in it.` : said`No table in it: ${leftOut[0]}`,
      advice: said`Bring CSV, TSV, JSON lines, a JSON array or Parquet.`,
    });
  }
  const known = ({ columns }: TableGroup) =>
    Number(columns !== undefined && knownForm(columns) !== undefined);
  return {
    groups: [...groups.values()]
      .map((same): TableGroup => {
        const { form } = same[0]!;
        return { inputs: same, ...(form.kind === "delimited" && { columns: form.columns }) };
      })
      .sort((a, b) => known(b) - known(a) || sizeOf(b) - sizeOf(a)),
    ...(items && { items }),
    leftOut,
  };
}

/**
 * Looks at all of a group's tables, and at the titles beside.
 * @throws ImportError where one of them is damaged; the signal's reason when it is stopped.
 */
export async function lookAt(
  group: TableGroup,
  items: TableInput | undefined,
  choices: FormChoices = {},
  reading: Reading = {},
): Promise<Looked> {
  const all = items ? [...group.inputs, items] : group.inputs;
  const total = all.reduce((sum, { file }) => sum + file.size, 0);
  const surveys: TableSurvey[] = [];
  let before = 0;
  for (const { file } of all) {
    const done = before;
    const onProgress = (bytes: number) => reading.onProgress?.(done + bytes, total);
    surveys.push(await surveyTable(file, choices, { ...reading, onProgress }));
    before += file.size;
  }
  // As each was read in the end: its encoding may not be what its first bytes looked like.
  const inputs = group.inputs.map(({ file }, place) => ({ file, form: surveys[place]!.form }));
  return {
    inputs,
    ...(items && { items: { file: items.file, form: surveys.at(-1)!.form } }),
    survey: together(surveys.slice(0, inputs.length)),
  };
}

/** What several tables hold as one; the first rows are those of the first. */
function together(surveys: readonly TableSurvey[]): TableSurvey {
  const [first] = surveys as [TableSurvey];
  if (surveys.length === 1) return first;
  const problems = new Problems();
  for (const survey of surveys) problems.include(survey.problems);
  const names = [...new Set(surveys.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  return {
    ...first,
    file: surveys.map(({ file }) => file).join(" and "),
    columns: names.map((name) =>
      joined(
        name,
        surveys.map(({ columns }) => columns.find((column) => column.name === name)),
        surveys.map(({ rows }) => rows),
      ),
    ),
    rows: surveys.reduce((sum, { rows }) => sum + rows, 0),
    problems,
    notices: surveys.flatMap(({ notices }) => notices),
  };
}

/** One column over several tables, of which some may lack it; different values are those of the table that has most. */
function joined(
  name: string,
  found: readonly (ColumnSummary | undefined)[],
  rows: readonly number[],
): ColumnSummary {
  const parts = found.filter((part) => part !== undefined && part.values > 0) as ColumnSummary[];
  const [first = found.find((part) => part !== undefined)!] = parts;
  const sum = (value: (part: ColumnSummary) => number) =>
    parts.reduce((total, part) => total + value(part), 0);
  const values = sum((part) => part.values);
  const mean = (value: (part: ColumnSummary) => number) =>
    values > 0 ? sum((part) => part.values * value(part)) / values : 0;
  const ranges = parts.flatMap(({ range }) => range ?? []);
  const alike = parts.every(
    ({ type, decimalComma }) => type === first.type && decimalComma === first.decimalComma,
  );
  return {
    ...first,
    name,
    type: alike ? first.type : "text",
    whole: parts.every(({ whole }) => whole),
    decimalOpen: parts.length > 0 && parts.every(({ decimalOpen }) => decimalOpen),
    leadingZeros: parts.some(({ leadingZeros }) => leadingZeros),
    dateForms: first.dateForms.filter((form) => parts.every(({ dateForms }) => dateForms.includes(form))),
    values,
    missing: found.reduce((total, part, place) => total + (part?.missing ?? rows[place]!), 0),
    notFinite: sum((part) => part.notFinite),
    unlike: sum((part) => part.unlike),
    negative: sum((part) => part.negative),
    range: ranges.length > 0 ? [Math.min(...ranges), Math.max(...ranges)] : undefined,
    distinct: Math.max(0, ...parts.map(({ distinct }) => distinct)),
    more: parts.some(({ more }) => more),
    spaced: mean(({ spaced }) => spaced),
    examples: [...new Set(parts.flatMap(({ examples }) => examples))].slice(0, first.examples.length),
  };
}
