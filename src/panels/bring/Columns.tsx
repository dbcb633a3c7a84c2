// The first rows of a table under what each column is called, holds and is for. Only what is in sight is drawn.

import { NativeSelect, Table, Text } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ColumnSummary } from "../../data/table/columnSurvey.ts";
import { t } from "../../i18n/language.ts";
import type { TableLook } from "../../protocol/protocol.ts";
import type { Draft } from "../../store/bring.ts";
import { changeDraft } from "../../store/bring.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { type Role, roleOf, rolesFor, withRole } from "./roles.ts";
import { BRING, CLASS_WORDS, ROLE_WORDS, typeOf } from "./words.ts";

const COLUMN_PX = 168;
const ROW_PX = 26;
const OVERSCAN = 3;

function Head({ column, draft }: { readonly column: ColumnSummary; readonly draft: Draft }) {
  const { kind, mapping } = draft;
  const role = roleOf(mapping, column.name);
  const roles = rolesFor(kind);
  const offered = roles.includes(role) ? roles : [...roles, role];
  const word = (one: Role) => (one === "task" && kind === "sentences" ? CLASS_WORDS : ROLE_WORDS[one]);
  return (
    <>
      <Text size="xs" fw={600} truncate title={column.name}>
        {column.name}
      </Text>
      <Text size="xs" c="dimmed" fw={400} truncate>
        {t(typeOf(column))}
        {column.missing > 0 && ` · ${t(BRING.missing(column.missing))}`}
      </Text>
      <NativeSelect
        size="xs"
        aria-label={t(BRING.roleOf(column.name))}
        data-used={role !== "none" || undefined}
        value={role}
        data={offered.map((one) => ({ value: one, label: t(word(one)) }))}
        onChange={({ currentTarget: { value } }) =>
          changeDraft({
            mapping: withRole(mapping, column, value as Role),
            ...(value === "time" && { datesSettled: column.dateForms.length < 2 }),
          })
        }
      />
    </>
  );
}

/** Room where columns or rows are not drawn. */
const spaceBefore = (items: readonly { readonly start: number }[]) => items[0]?.start ?? 0;
const spaceBehind = (items: readonly { readonly end: number }[], total: number) =>
  total - (items.at(-1)?.end ?? 0);

export function Columns({ look, draft }: { readonly look: TableLook; readonly draft: Draft }) {
  const frame = useRef<HTMLDivElement>(null);
  const { columns, head } = look.survey;
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN_PX,
    overscan: OVERSCAN,
  });
  const down = useVirtualizer({
    count: head.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const [shownColumns, shownRows] = [across.getVirtualItems(), down.getVirtualItems()];
  const [left, right] = [spaceBefore(shownColumns), spaceBehind(shownColumns, across.getTotalSize())];
  const [above, below] = [spaceBefore(shownRows), spaceBehind(shownRows, down.getTotalSize())];
  return (
    <Scrolled className="bring-table" label={t(BRING.columns)} ref={frame}>
      <Table
        stickyHeader
        withColumnBorders
        className="bring-columns"
        style={{ width: "100%", minWidth: across.getTotalSize() }}
      >
        <Table.Thead>
          <Table.Tr>
            {left > 0 && <Table.Td style={{ width: left }} />}
            {shownColumns.map(({ index }) => (
              <Table.Th key={columns[index]!.name} style={{ width: COLUMN_PX }} data-testid="bring-column">
                <Head column={columns[index]!} draft={draft} />
              </Table.Th>
            ))}
            {right > 0 && <Table.Td style={{ width: right }} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {shownRows.map(({ index: row }) => (
            <Table.Tr key={row} style={{ height: ROW_PX }}>
              {left > 0 && <Table.Td />}
              {shownColumns.map(({ index }) => (
                <Table.Td key={columns[index]!.name} title={String(head[row]![index] ?? "")}>
                  {head[row]![index] ?? ""}
                </Table.Td>
              ))}
              {right > 0 && <Table.Td />}
            </Table.Tr>
          ))}
          {below > 0 && <tr style={{ height: below }} />}
        </Table.Tbody>
      </Table>
    </Scrolled>
  );
}
