// What each column of a table is probably for, by its form, its columns' names and what they hold.

import type { ColumnSummary } from "./columnSurvey.ts";
import { FILE_COLUMN, type Mapping } from "./mapping.ts";
import type { TableSurvey } from "./survey.ts";

/** Names that say what a column is for, in the order in which they are believed. */
const NAMES = {
  task: [
    /^(user|customer|reviewer|client|member|shopper|visitor|household|person|session)[\s_-]*(id|no|nr|number|code)?$/i,
    /^u(ser)?_?id$/i,
    /^(store|shop|branch|outlet|seller)[\s_-]*(id|no|nr|number|code)?$/i,
    /^(product|item|article|sku)[\s_-]*(id|no|nr|number|code)?$/i,
    /^(segment|group|region|market)[\s_-]*(id|no|nr|number|code)?$/i,
  ],
  item: [
    /^(item|movie|film|book|product|article|track|song|stock)[\s_-]*(id|no|nr|number|code)?$/i,
    /^(parent_)?asin$/i,
    /^(sku|isbn|ean|gtin|upc)$/i,
  ],
  target: [
    /^(rating|overall|stars?|score)$/i,
    /^(quantity|qty|units?([\s_-]*sold)?|sales|demand|sold|bought)$/i,
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
 * be the task, or none be predicted or chosen.
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
  const group = known ? named(known.task) : (label ?? find(NAMES.task, repeated));
  const task = group?.name ?? (files > 1 ? FILE_COLUMN : undefined) ?? item?.name;
  // Who chose what, without a number: clicks, purchases.
  const chosen = group !== undefined && item !== undefined;
  if (task === undefined || (target === undefined && label === undefined && !chosen)) return undefined;
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
    minimumRows: label ? MINIMUM_EXAMPLES : MINIMUM_RATINGS,
    split: "chance",
  };
  const askDateForm = time !== undefined && time.dateForms.length > 1 ? time.dateForms : undefined;
  return { mapping, askDateForm };
}
