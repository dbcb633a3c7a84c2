// The mapping: what each column of a table is for, and what a task is. Plain data: a part of the experiment
// and of its link.

import { en } from "zod/locales";
import * as z from "zod/mini";
import { said, type Words } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { DATE_FORMS } from "./cells.ts";

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
    z
      .strictObject({ column, kind: z.enum(["number", "category"]), decimalComma: z.boolean() })
      .check(
        z.refine(
          ({ kind, decimalComma }) => kind === "number" || !decimalComma,
          "a category has no decimal comma",
        ),
      ),
  ),
  /** What happens where a task has an item twice: the last one counts, their mean, or each. */
  repeats: z.enum(["last", "mean", "keep"]),
  /** What happens to negative targets: nothing remarkable, kept and told, or left out and told. */
  negatives: z.enum(["expected", "keep", "leave-out"]),
  /** Tasks with fewer rows are left out. */
  minimumRows: z.int().check(z.minimum(1)),
  /** How tasks are divided into training, validation and test: by chance, or by when they began. */
  split: z.enum(["chance", "time"]),
  /** What a person says of the files against what they seem to be: their encoding, and whether a first line names columns. */
  form: z.optional(z.strictObject({ encoding: z.optional(column), header: z.optional(z.boolean()) })),
});

export type Mapping = z.infer<typeof schema>;

/**
 * Reads a mapping from JSON.
 * @throws ImportError that names the field at fault.
 */
export function readMapping(json: unknown, file: Words): Mapping {
  const result = schema.safeParse(json, { error: en().localeError });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ImportError({
    file,
    where: said`field ${issue?.path.join(".") || said`(all)`}`,
    problem: said`The mapping does not hold there: ${issue?.message ?? ""}.`,
    advice: said`Make the mapping on the page and save it from there.`,
  });
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
