// The mapping: what each column of a table is for, and what a task is. Plain data: a part of the experiment
// and of its link.

import { en } from "zod/locales";
import * as z from "zod/mini";
import { ImportError } from "../importError.ts";
import { DATE_FORMS } from "./cells.ts";
import type { ColumnSummary } from "./columnSurvey.ts";
import type { TableSurvey } from "./survey.ts";

/** The column that names the file a row is from, where several files are read as one table. */
export const FILE_COLUMN = "(file)";

const column = z.string().check(z.minLength(1));

const schema = z.strictObject({
  version: z.literal(1),
  /** Rows with the same value here are one task: a user, a product, a category, an intent. */
  task: column,
  /** What was rated, bought, sold. */
  item: z.optional(column),
  /** What is to be predicted, a number. Without one the task's own name is: rows are examples of its class. */
  target: z.optional(z.strictObject({ column, decimalComma: z.boolean() })),
  time: z.optional(z.strictObject({ column, form: z.enum(DATE_FORMS) })),
  /** Words to predict from. */
  text: z.optional(column),
  /** Other values to predict from. */
  features: z.array(
    z.strictObject({ column, kind: z.enum(["number", "category"]), decimalComma: z.boolean() }),
  ),
  /** What happens where a task has an item twice: the last one counts, their mean, or each. */
  repeats: z.enum(["last", "mean", "keep"]),
  /** What happens to negative targets: nothing remarkable, kept and told, or left out and told. */
  negatives: z.enum(["expected", "keep", "leave-out"]),
  /** Tasks with fewer rows are left out. */
  minimumRows: z.int().check(z.minimum(1)),
  /** How tasks are divided into training, validation and test: by chance, or by when they began. */
  split: z.enum(["chance", "time"]),
});

export type Mapping = z.infer<typeof schema>;

/**
 * Reads a mapping from JSON.
 * @throws ImportError that names the field at fault.
 */
export function readMapping(json: unknown, file: string): Mapping {
  const result = schema.safeParse(json, { error: en().localeError });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ImportError({
    file,
    where: `field ${issue?.path.join(".") || "(all)"}`,
    problem: `It does not hold: ${issue?.message}.`,
    advice: "Make the mapping on the page and save it from there.",
  });
}

/** One thing that keeps a mapping from being used. */
export interface MappingProblem {
  readonly field: keyof Mapping;
  /** A whole sentence that says what to do. */
  readonly message: string;
}

/** The columns that a mapping reads. */
export function mappedColumns(mapping: Mapping): string[] {
  return [
    mapping.task,
    mapping.item,
    mapping.target?.column,
    mapping.time?.column,
    mapping.text,
    ...mapping.features.map((feature) => feature.column),
  ].filter((name) => name !== undefined && name !== FILE_COLUMN) as string[];
}

/** What keeps a mapping from being used with a table; empty when nothing does. */
export function mappingProblems(mapping: Mapping, survey: Pick<TableSurvey, "columns">): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const find = (field: keyof Mapping, name: string | undefined): ColumnSummary | undefined => {
    if (name === undefined || name === FILE_COLUMN) return undefined;
    const found = survey.columns.find((summary) => summary.name === name);
    if (found === undefined)
      problems.push({ field, message: `There is no column “${name}”. Choose another.` });
    return found;
  };
  find("task", mapping.task);
  find("item", mapping.item);
  find("text", mapping.text);
  const target = find("target", mapping.target?.column);
  if (target !== undefined && target.type === "text") {
    problems.push({
      field: "target",
      message: `The target “${target.name}” must be numbers, and most of its values are not. Choose another column; to predict a class, make the class the task and leave the target out.`,
    });
  }
  if (target !== undefined && mapping.target!.decimalComma !== target.decimalComma) {
    problems.push({
      field: "target",
      message: `The numbers of “${target.name}” are ${target.decimalComma ? "" : "not "}written with a decimal comma.`,
    });
  }
  const time = find("time", mapping.time?.column);
  if (time !== undefined && !time.dateForms.includes(mapping.time!.form)) {
    problems.push({
      field: "time",
      message:
        time.dateForms.length === 0
          ? `The values of “${time.name}” are no dates. Choose another column, or none.`
          : `The dates of “${time.name}” are not written ${mapping.time!.form}; they could be ${time.dateForms.join(" or ")}.`,
    });
  }
  for (const feature of mapping.features) {
    const summary = find("features", feature.column);
    if (summary !== undefined && feature.kind === "number" && summary.type === "text") {
      problems.push({
        field: "features",
        message: `The feature “${feature.column}” must be numbers, and most of its values are not. Take it as a category.`,
      });
    }
  }
  const used = mappedColumns(mapping);
  for (const twice of new Set(used.filter((name, place) => used.indexOf(name) !== place))) {
    problems.push({
      field: mapping.features.some((feature) => feature.column === twice) ? "features" : "task",
      message: `The column “${twice}” is used twice. Give it one use.`,
    });
  }
  if (mapping.target === undefined && mapping.text === undefined && mapping.features.length === 0) {
    problems.push({
      field: "target",
      message:
        "There is nothing to predict from and nothing to predict. Choose a target, a text or features.",
    });
  }
  if (mapping.repeats !== "keep" && mapping.item === undefined) {
    problems.push({ field: "repeats", message: "Without an item no row repeats another. Keep all." });
  }
  if (mapping.split === "time" && mapping.time === undefined)
    problems.push({ field: "split", message: "A split by time needs a time. Choose its column." });
  return problems;
}

/** Names that say what a column is for, in the order in which they are believed. */
const NAMES = {
  task: [
    /^(user|customer|reviewer|client|member|shopper|visitor|household|person)[\s_-]*(id|no|nr|number|code)?$/i,
    /^u(ser)?_?id$/i,
    /^(store|shop|branch|outlet|seller)[\s_-]*(id|no|nr|number|code)?$/i,
    /^(product|item|article|sku)[\s_-]*(id|no|nr|number|code)?$/i,
  ],
  item: [
    /^(item|movie|film|book|product|article|track|song|stock)[\s_-]*(id|no|nr|number|code)?$/i,
    /^(parent_)?asin$/i,
    /^(sku|isbn|ean|gtin|upc)$/i,
  ],
  target: [
    /^(rating|overall|stars?|score)$/i,
    /^(quantity|qty|units?([\s_-]*sold)?|sales|demand)$/i,
    /^(price|unit[\s_-]*price|amount|revenue|value)$/i,
    /^(target|y)$/i,
  ],
  time: [/time|date|timestamp/i, /^(day|week|month|year)$/i],
  text: [/^(text|sentence|utterance|query|question|message)$/i, /^review[\s_-]*(text|body)$/i],
  label: [/^(category|intent|label|class|topic)$/i],
} as const;

/** What is still open after a guess. */
export interface MappingGuess {
  readonly mapping: Mapping;
  /** The time column's dates can be read in two ways and no value settles which. */
  readonly askDateForm: readonly string[] | undefined;
}

/** Rows a task should have where no person has said otherwise: a support and a query of some size. */
const MINIMUM_RATINGS = 30;
const MINIMUM_EXAMPLES = 10;

/**
 * Guesses a mapping from a table's known form, its columns' names and types. Undefined when no column could
 * be the task, or none be predicted.
 * @param files How many files are read as one table; of several, each is a task where no column says better.
 */
export function guessMapping(survey: TableSurvey, files = 1): MappingGuess | undefined {
  const { columns, known } = survey;
  const taken = new Set<string>();
  const find = (names: readonly RegExp[], fits: (column: ColumnSummary) => boolean) => {
    for (const name of names) {
      const found = columns.find((one) => !taken.has(one.name) && name.test(one.name) && fits(one));
      if (found !== undefined) {
        taken.add(found.name);
        return found;
      }
    }
    return undefined;
  };
  const named = (name: string | undefined) => {
    const found = columns.find((one) => one.name === name);
    if (found !== undefined) taken.add(found.name);
    return found;
  };
  const repeated = (one: ColumnSummary) => one.more || one.distinct < one.values;
  const isText = (one: ColumnSummary) => one.type === "text" && one.spaced > 0.5;
  // Sentences under labels: the label is the task, and nothing else is wanted. Beside a target words are left
  // out unless a person wants them: they take far more room than all the rest.
  const text = known ? undefined : find(NAMES.text, isText);
  const label =
    text === undefined
      ? undefined
      : find(NAMES.label, (one) => one.type === "text" && !one.more && repeated(one));
  const time = known ? named(known.time) : find(NAMES.time, (one) => one.dateForms.length > 0);
  const target = known
    ? named(known.target)
    : label
      ? undefined
      : find(NAMES.target, (one) => one.type === "number");
  const item = known ? named(known.item) : label ? undefined : find(NAMES.item, (one) => repeated(one));
  const task =
    (known ? named(known.task) : (label ?? find(NAMES.task, repeated)))?.name ??
    (files > 1 ? FILE_COLUMN : undefined) ??
    item?.name;
  if (task === undefined || (target === undefined && label === undefined)) return undefined;
  const usual = target !== undefined && target.negative > 0.05 * target.values;
  const mapping: Mapping = {
    version: 1,
    task,
    ...(item && item.name !== task && { item: item.name }),
    ...(target && { target: { column: target.name, decimalComma: target.decimalComma } }),
    ...(time && { time: { column: time.name, form: time.dateForms[0] ?? "iso" } }),
    ...(text && label && { text: text.name }),
    features: [],
    repeats: item && item.name !== task ? "last" : "keep",
    negatives: usual ? "expected" : "keep",
    minimumRows: target ? MINIMUM_RATINGS : MINIMUM_EXAMPLES,
    split: "chance",
  };
  const askDateForm = time !== undefined && time.dateForms.length > 1 ? time.dateForms : undefined;
  return { mapping, askDateForm };
}
