// What keeps a mapping from being used with a table, in whole sentences.

import { type Said, said } from "../../words/said.ts";
import type { ColumnSummary } from "./columnSurvey.ts";
import { FILE_COLUMN, type Mapping, mappedColumns } from "./mapping.ts";
import { mappingParts } from "./mappingLink.ts";
import type { TableSurvey } from "./survey.ts";

/** Letters that a mapping may take in a link. */
const MOST_LETTERS = 2500;

/** One thing that keeps a mapping from being used. */
export interface MappingProblem {
  readonly field: keyof Mapping;
  /** A whole sentence that says what to do. */
  readonly message: Said;
}

/** What keeps a mapping from being used with a table; empty when nothing does. */
export function mappingProblems(mapping: Mapping, survey: Pick<TableSurvey, "columns">): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const find = (field: keyof Mapping, name: string | undefined): ColumnSummary | undefined => {
    if (name === undefined || name === FILE_COLUMN) return undefined;
    if (name === "") {
      problems.push({ field, message: said`Choose the column by which rows belong to one task.` });
      return undefined;
    }
    const found = survey.columns.find((summary) => summary.name === name);
    if (found === undefined)
      problems.push({ field, message: said`There is no column “${name}”. Choose another.` });
    return found;
  };
  find("task", mapping.task);
  find("item", mapping.item);
  find("text", mapping.text);
  const target = find("target", mapping.target?.column);
  if (target !== undefined && target.type === "text") {
    problems.push({
      field: "target",
      message: said`The target “${target.name}” must be numbers, and more than one in twenty of its values are not. Choose another column; to predict a class, make the class the task and leave the target out.`,
    });
  }
  if (target && !target.decimalOpen && mapping.target!.decimalComma !== target.decimalComma) {
    problems.push({
      field: "target",
      message: target.decimalComma
        ? said`The numbers of “${target.name}” are written with a decimal comma.`
        : said`The numbers of “${target.name}” are not written with a decimal comma.`,
    });
  }
  const time = find("time", mapping.time?.column);
  if (time !== undefined && !time.dateForms.includes(mapping.time!.form)) {
    problems.push({
      field: "time",
      message:
        time.dateForms.length === 0
          ? said`The values of “${time.name}” are no dates. Choose another column, or none.`
          : said`The dates of “${time.name}” are not written ${mapping.time!.form}; they could be ${time.dateForms}.`,
    });
  }
  for (const feature of mapping.features) {
    const summary = find("features", feature.column);
    if (summary !== undefined && feature.kind === "number" && summary.type === "text") {
      problems.push({
        field: "features",
        message: said`The feature “${feature.column}” must be numbers, and more than one in twenty of its values are not. Take it as a category.`,
      });
    }
  }
  const used = mappedColumns(mapping);
  for (const twice of new Set(used.filter((name, place) => used.indexOf(name) !== place))) {
    problems.push({
      field: mapping.features.some((feature) => feature.column === twice) ? "features" : "task",
      message: said`The column “${twice}” is used twice. Give it one use.`,
    });
  }
  const { target: predicted, item, text, features } = mapping;
  if (predicted === undefined && item === undefined && text === undefined && features.length === 0) {
    problems.push({
      field: "target",
      message: said`There is nothing to predict from and nothing to predict. Choose a target, an item, a text or features.`,
    });
  }
  if (mapping.repeats !== "keep" && mapping.item === undefined) {
    problems.push({ field: "repeats", message: said`Without an item no row repeats another. Keep all.` });
  }
  const letters = mappingParts(mapping).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (letters > MOST_LETTERS) {
    problems.push({
      field: mapping.features.length > 0 ? "features" : "task",
      message: said`The names of the columns are too long for a link to hold. Choose fewer features, or shorten the names in the file.`,
    });
  }
  if (mapping.split === "time" && mapping.time === undefined)
    problems.push({ field: "split", message: said`A split by time needs a time. Choose its column.` });
  return problems;
}
