// A person's own table as data that can be kept, and the gate through which it comes back.

import * as z from "zod/mini";
import { SaidError, said } from "../../words/said.ts";
import { type DataKindId, formOfKind } from "../kind.ts";
import { dataKinds, type TaskData } from "../kinds.ts";
import type { OwnData } from "../own/own.ts";
import type { Mapping } from "./mapping.ts";
import { type MadeOfTable, type OwnTable, withItems } from "./own.ts";
import { fingerprintOf, type TableContent } from "./read.ts";

/** What a kind that comes as tables makes of one by a mapping. @throws ImportError where too little is left of it. */
export const makeOf = (own: OwnTable, kind: DataKindId, mapping: Mapping): MadeOfTable<TaskData> =>
  dataKinds[kind].ofTable!(own, mapping);

/** A table as it was read. */
export function keptTable(own: OwnTable): OwnData {
  const { name, content, fingerprint, items } = own;
  return {
    form: "table",
    name,
    variants: [{ fingerprint }],
    holds: { classes: content.task.names.length, groups: content.files.length, examples: content.rows },
    bytes: bytesOf(content),
    take(_, kind, mapping) {
      if (formOfKind[kind] !== "table")
        throw new SaidError(said`${name} is a table, and these tasks draw on ${said(kind)}.`);
      if (mapping === undefined)
        throw new SaidError(said`What the columns of ${name} are for is not said. Bring the files again.`);
      return makeOf(own, kind, mapping).data;
    },
    stored: () => ({ name, content, items: items && [...items.values()] }),
  };
}

const codes = z.object({ codes: z.instanceof(Uint32Array), names: z.array(z.string()) });
const numbers = z.instanceof(Float64Array);
const column = z.string();
const form = z.object({
  name: z.string(),
  content: z.object({
    rows: z.int(),
    task: codes,
    item: z.optional(codes),
    target: z.optional(numbers),
    time: z.optional(numbers),
    text: z.optional(
      z.object({
        rows: z.int(),
        slabs: z.array(z.instanceof(Uint8Array)),
        slab: z.instanceof(Uint32Array),
        start: z.instanceof(Uint32Array),
        end: z.instanceof(Uint32Array),
      }),
    ),
    features: z.array(
      z.union([
        z.object({ column, kind: z.literal("number"), values: numbers }),
        z.object({ column, kind: z.literal("category"), ...codes.shape }),
      ]),
    ),
    line: z.instanceof(Uint32Array),
    file: z.instanceof(Uint16Array),
    files: z.array(z.string()),
    share: z.number(),
  }),
  items: z.optional(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        genres: z.array(z.string()),
        price: z.optional(z.number()),
      }),
    ),
  ),
});

/**
 * Reads what was kept. Whether it is what was brought, its fingerprint says, which is worked out anew.
 * @throws Error where it is no table, or its parts do not fit each other.
 */
export function reviveTable(raw: unknown): OwnData {
  const read = form.safeParse(raw);
  if (!read.success || !fits(read.data.content as TableContent))
    throw new SaidError(said`What this browser kept of the table is damaged.`);
  const { name, items: rows } = read.data;
  const content = read.data.content as TableContent;
  const items = rows && new Map(rows.map((item) => [item.id, item]));
  const ofTable = fingerprintOf(content);
  const fingerprint = items ? withItems(ofTable, content, items) : ofTable;
  return keptTable({ name, content, ...(items && { items }), fingerprint });
}

/** Whether every column has an entry for each row, and every number of a name has a name. */
function fits({ rows, task, item, target, time, text, features, line, file, files }: TableContent): boolean {
  const coded = [task, ...(item ? [item] : []), ...features.filter((one) => one.kind === "category")];
  const columns = [
    ...coded.map(({ codes: numbersOf }) => numbersOf),
    ...features.flatMap((one) => (one.kind === "number" ? [one.values] : [])),
    ...(target ? [target] : []),
    ...(time ? [time] : []),
    ...(text ? [text.slab, text.start, text.end] : []),
    line,
    file,
  ];
  return (
    columns.every(({ length }) => length === rows) &&
    coded.every(({ codes: numbersOf, names }) => numbersOf.every((number) => number < names.length)) &&
    file.every((number) => number < files.length) &&
    (text === undefined || text.slab.every((slab, row) => text.end[row]! <= (text.slabs[slab]?.length ?? -1)))
  );
}

/** Bytes of a table's columns and names, about. */
function bytesOf({ task, item, target, time, text, features, line, file }: TableContent): number {
  const arrays: ArrayBufferView[] = [
    task.codes,
    line,
    file,
    ...(item ? [item.codes] : []),
    ...(target ? [target] : []),
    ...(time ? [time] : []),
    ...(text ? [text.slab, text.start, text.end, ...text.slabs] : []),
    ...features.map((one) => (one.kind === "number" ? one.values : one.codes)),
  ];
  const names = [
    task.names,
    item?.names ?? [],
    ...features.map((one) => (one.kind === "category" ? one.names : [])),
  ];
  return (
    arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    names.flat().reduce((sum, name) => sum + 2 * name.length, 0)
  );
}
