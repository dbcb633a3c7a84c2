// What a mapping must hold for each kind of data that is made of tables. Light: the page asks it at every choice.

import { type Said, said } from "../../words/said.ts";
import type { DataKindId } from "../kind.ts";
import { LEAST_ENOUGH } from "../ratings/ratings.ts";
import type { Mapping } from "./mapping.ts";
import type { MappingProblem } from "./mappingProblems.ts";

/** The problems whose condition holds. */
const where = (
  ...problems: readonly (readonly [holds: boolean, field: MappingProblem["field"], message: Said])[]
): MappingProblem[] => problems.flatMap(([holds, field, message]) => (holds ? [{ field, message }] : []));

/** What keeps a mapping that may be used from making a kind of data; empty when nothing does. Kinds without one come otherwise. */
export const needs: Readonly<Partial<Record<DataKindId, (mapping: Mapping) => MappingProblem[]>>> = {
  sentences: ({ text, target, features }) =>
    where(
      [
        text === undefined,
        "text",
        said`Sentences are what an intent is told by. Choose the column that holds them.`,
      ],
      [
        target !== undefined,
        "target",
        said`What a sentence means is its class, not a number. Leave the target out.`,
      ],
      [
        features.length > 0,
        "features",
        said`An intent is told by words alone. Leave the other features out.`,
      ],
    ),
  // Without a target rows say what was chosen: clicks, purchases.
  ratings: ({ item, minimumRows }) =>
    where(
      [
        item === undefined,
        "item",
        said`A rating is of something. Choose the column of what was rated or bought.`,
      ],
      [
        minimumRows < LEAST_ENOUGH,
        "minimumRows",
        said`A task must have ${LEAST_ENOUGH} rows at least: some to know, and one to ask.`,
      ],
    ),
  sales: ({ item, target, time, text, features, split }) =>
    where(
      [target === undefined, "target", said`Choose the column of units sold, which are to be predicted.`],
      [time === undefined, "time", said`Sales are taken week by week. Choose the column of their dates.`],
      [item !== undefined, "item", said`The product is the task. Leave the item out.`],
      [text !== undefined, "text", said`Sales are not told by words. Leave the text out.`],
      [features.length > 0, "features", said`Sales go by their own weeks alone. Leave the features out.`],
      [
        split === "time",
        "split",
        said`The last weeks of all products are held back in any case. Hold back products by chance.`,
      ],
    ),
  prices: ({ item, target, text, features, split }) =>
    where(
      [
        target === undefined,
        "target",
        said`Choose the column of what was bought at each price, which is to be predicted.`,
      ],
      [item !== undefined, "item", said`The segment is the task. Leave the item out.`],
      [text !== undefined, "text", said`What sells at a price is not told by words. Leave the text out.`],
      [
        features.length < 1 || features.length > 2 || features.some(({ kind }) => kind !== "number"),
        "features",
        said`Numbers to go by are the price and, if you have it, how many visitors saw it, in this order. Choose one or two, and no category.`,
      ],
      [
        split === "time",
        "split",
        said`All that a segment bought at a price is taken together, whenever it was. Hold back segments by chance.`,
      ],
    ),
};
