// A table for a headless run: files named on the command line, mapped by a file, a link, or a guess that leaves nothing
// open.

import { readFileSync, statSync } from "node:fs";
import type { DataKindId } from "../data/kind.ts";
import { guessMapping } from "../data/table/guessMapping.ts";
import { makeOf } from "../data/table/keptTable.ts";
import { type Brought, lookAt, openBrought, type TableGroup } from "../data/table/look.ts";
import { type Mapping, mappedColumns, readMapping } from "../data/table/mapping.ts";
import { mappingProblems } from "../data/table/mappingProblems.ts";
import { needs } from "../data/table/needs.ts";
import { openDecimals } from "../data/table/openDecimals.ts";
import { readOwnTable } from "../data/table/own.ts";
import { pricesMapping } from "../data/table/pricesMapping.ts";
import { PROBLEMS, type Problems } from "../data/table/problems.ts";
import type { TableSurvey } from "../data/table/survey.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { withOwnData } from "../experiment/ownData.ts";
import { inEnglish } from "../words/said.ts";
import { fileSource } from "./fileSource.ts";
import type { DataFlags, OwnData } from "./ownData.ts";

/** Places of a problem that are named. */
const NAMED = 3;

/**
 * Reads the tables that the flags name; `undefined` where neither they nor the experiment name any.
 * @throws Error, a whole sentence that names the file, line or field, where they cannot be used.
 */
export async function ownTable(
  experiment: Experiment,
  kind: DataKindId,
  flags: DataFlags,
  tell: (line: string) => void,
): Promise<OwnData | undefined> {
  const { data: paths, testData, halves, map } = flags;
  if (testData.length > 0 || halves !== undefined) {
    throw new Error(
      "--test-data and --halves are for images. A table is divided by its mapping: see “split” in docs/tables.md.",
    );
  }
  if (paths.length === 0) {
    if (map !== undefined)
      throw new Error("--map needs --data: it says what the columns of that file are for.");
    if (experiment.data === "") return undefined;
    throw new Error(
      `The link was made with somebody's own data (fingerprint ${experiment.data}). Name the same files with --data, or take “data=” and “map.” out of the link to train on the data that ship.`,
    );
  }
  const given = map === undefined ? experiment.mapping : mappingIn(map);
  const sources = await Promise.all(
    paths.map((path) => {
      if (!statSync(path, { throwIfNoEntry: false })?.isFile())
        throw new Error(`There is no file “${path}”.`);
      return fileSource(path);
    }),
  );
  try {
    const brought = await openBrought(sources, given?.form);
    for (const sentence of brought.leftOut) tell(inEnglish(sentence));
    const group = chosenGroup(brought, given);
    for (const { inputs } of brought.groups.filter((other) => other !== group))
      tell(`${inputs.map(({ file }) => file.name).join(" and ")}: not read, the columns are others.`);
    const looked = await lookAt(group, brought.items, given?.form);
    for (const notice of looked.survey.notices) tell(inEnglish(notice));
    const mapping = given ?? guessed(looked.survey, group, brought, kind, tell);
    const wrong = [...mappingProblems(mapping, looked.survey), ...(needs[kind]?.(mapping) ?? [])];
    if (wrong.length > 0)
      throw new Error(wrong.map(({ field, message }) => `Mapping, field ${field}: ${message}`).join("\n"));
    const { own, problems } = await readOwnTable(looked, mapping);
    const { fingerprint, name } = own;
    if (experiment.data !== "" && experiment.data !== fingerprint) {
      throw new Error(
        `The link names data of fingerprint ${experiment.data}; those of --data, mapped so, are others: ${fingerprint} (${name}). Name the same files, or take “data=” and “map.” out of the link to train on these.`,
      );
    }
    const made = makeOf(own, kind, mapping);
    problems.include(made.problems);
    for (const line of problemsInWords(problems)) tell(line);
    for (const { message, examples } of made.dropped)
      tell(`${inEnglish(message).replace(/\.$/, "")}, and are left out: ${examples.join(", ")}…`);
    const { share } = own.content;
    if (share < 1) tell(`Of the tasks 1 in ${1 / share} is kept: all of them do not fit in memory.`);
    const { experiment: on, changes } = withOwnData(experiment, kind, {
      fingerprint,
      mapping,
      most: made.most,
    });
    for (const change of changes) tell(inEnglish(change));
    return {
      data: made.data,
      experiment: on,
      name,
      said: {
        fingerprint,
        mapping,
        share,
        kept: made.tasks,
        dropped: made.dropped,
        problems: Object.fromEntries(problems.counts.map((one) => [one.kind, one.count])),
      },
    };
  } finally {
    await Promise.all(sources.map((source) => source.close()));
  }
}

/** The mapping that a file holds. @throws Error that names the file, and the field or what is wrong with its JSON. */
function mappingIn(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Error(`There is no file “${path}” to read a mapping from.`);
  }
  try {
    return readMapping(JSON.parse(text), path);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`${path} is no JSON: ${error.message}. docs/tables.md shows a mapping.`);
  }
}

/** The tables that have the mapped columns; without a mapping the first. */
function chosenGroup({ groups }: Brought, mapping: Mapping | undefined): TableGroup {
  const columns = mapping ? mappedColumns(mapping) : [];
  const fits = (group: TableGroup) =>
    group.columns === undefined || columns.every((column) => group.columns!.includes(column));
  return groups.find(fits) ?? groups[0]!;
}

/** The guess, where it leaves nothing open. */
function guessed(
  survey: TableSurvey,
  group: TableGroup,
  { groups }: Brought,
  kind: DataKindId,
  tell: (line: string) => void,
): Mapping {
  const columns = survey.columns.map(({ name }) => name).join(", ");
  const guess = guessMapping(survey, group.inputs.length);
  if (guess === undefined) {
    throw new Error(
      `${survey.file}: what its columns are for cannot be told from their names (${columns}). Say it in a file: --map MAPPING.json, see docs/tables.md.`,
    );
  }
  if (groups.length > 1 && survey.known === undefined) {
    throw new Error(
      `There are ${groups.length} tables of different columns. Say in a file which columns are meant: --map MAPPING.json, see docs/tables.md.`,
    );
  }
  const mapping = kind === "prices" ? pricesMapping(guess.mapping, survey.columns) : guess.mapping;
  if (guess.askDateForm && mapping.time) {
    throw new Error(
      `${survey.file}: the dates of “${mapping.time.column}” can be read as ${guess.askDateForm.join(" or ")}, and no value settles it. Say it in a file: --map MAPPING.json with “time”: {"column": …, "form": …}, see docs/tables.md.`,
    );
  }
  const [open] = openDecimals(mapping, survey.columns);
  if (open !== undefined) {
    throw new Error(
      `${survey.file}: a comma or point in “${open}” can part decimals or thousands, and no value settles it. Say it in a file: --map MAPPING.json with “decimalComma”, see docs/tables.md.`,
    );
  }
  tell(`Mapped by what the columns are called: ${JSON.stringify(mapping)}`);
  return mapping;
}

/** What was odd: how often, and where first. */
function problemsInWords(problems: Problems): string[] {
  return problems.counts.map(({ kind, count }) => {
    const { what, done } = PROBLEMS[kind];
    const places = problems.listed.filter((problem) => problem.kind === kind).slice(0, NAMED);
    const lines = places.map(({ file, line }) => `${file} line ${line}`).join(", ");
    return `${count.toLocaleString("en-US")} ${what}: ${done} (first ${lines}).`;
  });
}
