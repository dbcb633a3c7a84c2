// What a column is for, as one choice: a mapping says it role by role, a person column by column.

import type { ColumnSummary } from "../../data/table/columnSurvey.ts";
import { FILE_COLUMN, type Mapping } from "../../data/table/mapping.ts";
import { pricesMapping } from "../../data/table/pricesMapping.ts";
import type { DataKindId } from "../../protocol/protocol.ts";

export const ROLES = ["none", "task", "item", "target", "time", "text", "number", "category"] as const;
export type Role = (typeof ROLES)[number];

/** The roles that columns of a table may have for a kind of data. */
export const rolesFor = (kind: DataKindId): readonly Role[] => ROLES_FOR[kind] ?? ROLES;
const ROLES_FOR: Readonly<Partial<Record<DataKindId, readonly Role[]>>> = {
  sentences: ["none", "task", "text", "time"],
  sales: ["none", "task", "target", "time"],
  prices: ["none", "task", "target", "number"],
};

/** What a column is for. */
export function roleOf(mapping: Mapping, column: string): Role {
  if (mapping.task === column) return "task";
  if (mapping.item === column) return "item";
  if (mapping.target?.column === column) return "target";
  if (mapping.time?.column === column) return "time";
  if (mapping.text === column) return "text";
  return mapping.features.find((feature) => feature.column === column)?.kind ?? "none";
}

/** The mapping with a column in another role; who had that role before has none, where only one may have it. */
export function withRole(mapping: Mapping, column: ColumnSummary, role: Role): Mapping {
  const { name, decimalComma, dateForms } = column;
  const free = without(mapping, name);
  switch (role) {
    case "none":
      return settled(free);
    case "task":
      return settled({ ...free, task: name });
    case "item":
      return settled({ ...free, item: name, repeats: mapping.item === undefined ? "last" : free.repeats });
    case "target":
      return settled({ ...free, target: { column: name, decimalComma } });
    case "time":
      return settled({ ...free, time: { column: name, form: dateForms[0] ?? "iso" } });
    case "text":
      return settled({ ...free, text: name });
    case "number":
    case "category": {
      const feature = { column: name, kind: role, decimalComma: role === "number" && decimalComma };
      return settled({ ...free, features: [...free.features, feature] });
    }
    default:
      return role satisfies never;
  }
}

/** The mapping in which each file is a task. */
export const byFile = (mapping: Mapping): Mapping => ({ ...mapping, task: FILE_COLUMN });

/** The mapping without what another kind of data has no use for. */
export function suited(mapping: Mapping, kind: DataKindId, columns: readonly ColumnSummary[] = []): Mapping {
  if (kind === "prices") return pricesMapping(mapping, columns);
  // Of sales the item is the product, which is the task.
  if (kind === "sales") {
    const { text: _, item, ...rest } = mapping;
    return settled({ ...rest, task: item ?? rest.task, features: [], split: "chance" });
  }
  if (kind !== "sentences") {
    // Sentences were all there was to go by; beside a target words are wanted only where a person says so.
    const { text: _, ...rest } = mapping;
    return rest;
  }
  const { target: _, item: __, ...rest } = mapping;
  return settled({ ...rest, features: [], negatives: "keep" });
}

/** The mapping without a column. */
function without(mapping: Mapping, name: string): Mapping {
  const { item, target, time, text, ...rest } = mapping;
  return {
    ...rest,
    task: mapping.task === name ? "" : mapping.task,
    ...(item !== undefined && item !== name && { item }),
    ...(target && target.column !== name && { target }),
    ...(time && time.column !== name && { time }),
    ...(text !== undefined && text !== name && { text }),
    features: mapping.features.filter((feature) => feature.column !== name),
  };
}

/** What no longer has anything to hold on to goes to where it asks for nothing. */
const settled = (mapping: Mapping): Mapping => ({
  ...mapping,
  repeats: mapping.item === undefined ? "keep" : mapping.repeats,
  split: mapping.time === undefined ? "chance" : mapping.split,
});
