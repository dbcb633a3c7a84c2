// What columns alone do not say: what is to be learned, what a task is and must have, how tasks are divided, and what no
// value settles.

import { Accordion, Group, NativeSelect, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { FILE_COLUMN, type Mapping } from "../../data/table/mapping.ts";
import { needs } from "../../data/table/needs.ts";
import { openDecimals, withDecimals } from "../../data/table/openDecimals.ts";
import { t } from "../../i18n/language.ts";
import type { DataKindId, TableLook } from "../../protocol/protocol.ts";
import { changeDraft, type Draft, lookAgain } from "../../store/bring.ts";
import type { Said } from "../../words/said.ts";
import { byFile, suited, withRole } from "./roles.ts";
import { BRING, KINDS } from "./words.ts";

interface Props {
  readonly look: TableLook;
  readonly draft: Draft;
}

/** Encodings that tables come in beside UTF-8; any other is windows-1252's neighbour and can be saved anew. */
const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "iso-8859-2",
  "windows-1250",
  "windows-1251",
  "shift_jis",
  "gb18030",
  "euc-kr",
  "utf-16le",
  "utf-16be",
];
const MOST_ROWS = 100_000;

const choicesOf = (words: Readonly<Record<string, Said>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: t(label) }));

/** Day and month, where no value settles their order. */
function Dates({ look, draft }: Props) {
  const { time } = draft.mapping;
  const forms = look.survey.columns.find(({ name }) => name === time?.column)?.dateForms ?? [];
  if (time === undefined || forms.length < 2) return null;
  return (
    <Radio.Group
      size="xs"
      label={t(BRING.dates(time.column))}
      data-testid="bring-dates"
      value={draft.datesSettled ? time.form : ""}
      onChange={(form) =>
        changeDraft({
          mapping: { ...draft.mapping, time: { ...time, form: forms.find((one) => one === form)! } },
          datesSettled: true,
        })
      }
    >
      <Group gap="md" mt={4}>
        {forms.map((form) => (
          <Radio key={form} size="xs" value={form} label={t(BRING.dateForms[form] ?? form)} />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** Decimals and thousands, where no value tells one mark from the other. */
function Decimals({ look, draft }: Props) {
  const { mapping, decimalsSettled } = draft;
  return openDecimals(mapping, look.survey.columns).map((name) => {
    const { decimalComma } = [mapping.target, ...mapping.features].find((one) => one?.column === name)!;
    return (
      <Radio.Group
        key={name}
        size="xs"
        label={t(BRING.decimals(name))}
        data-testid="bring-decimals"
        value={decimalsSettled.includes(name) ? (decimalComma ? "comma" : "point") : ""}
        onChange={(mark) =>
          changeDraft({
            mapping: withDecimals(mapping, name, mark === "comma"),
            decimalsSettled: [...decimalsSettled, name],
          })
        }
      >
        <Group gap="md" mt={4}>
          {choicesOf(BRING.decimalForms).map(({ value, label }) => (
            <Radio key={value} size="xs" value={value} label={label} />
          ))}
        </Group>
      </Radio.Group>
    );
  });
}

/** What a task is, what it must have and how tasks are divided. */
function Tasks({ look, draft }: Props) {
  const { mapping } = draft;
  const { columns } = look.survey;
  const change = (changes: Partial<Mapping>) => changeDraft({ mapping: { ...mapping, ...changes } });
  const chosen = columns.find(({ name }) => name === mapping.target?.column);
  return (
    <div className="bring-questions">
      <NativeSelect
        size="xs"
        label={t(BRING.task)}
        value={mapping.task}
        data={[
          ...(mapping.task === "" ? [{ value: "", label: t(BRING.chooseTask) }] : []),
          ...(look.files > 1 ? [{ value: FILE_COLUMN, label: t(BRING.eachFile) }] : []),
          ...columns.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const column = columns.find(({ name }) => name === value);
          if (value === FILE_COLUMN) changeDraft({ mapping: byFile(mapping) });
          else if (column) changeDraft({ mapping: withRole(mapping, column, "task") });
        }}
      />
      <NumberInput
        size="xs"
        label={t(BRING.least)}
        description={t(BRING.leastHelp)}
        data-testid="bring-least"
        min={1}
        max={MOST_ROWS}
        allowDecimal={false}
        allowNegative={false}
        value={mapping.minimumRows}
        onChange={(value) => typeof value === "number" && value >= 1 && change({ minimumRows: value })}
      />
      <NativeSelect
        size="xs"
        label={t(BRING.split)}
        description={t(BRING.splitHelp)}
        value={mapping.split}
        data={choicesOf(BRING.splits).filter(({ value }) => value === "chance" || mapping.time !== undefined)}
        onChange={({ currentTarget: { value } }) => change({ split: value as Mapping["split"] })}
      />
      {mapping.item !== undefined && (
        <NativeSelect
          size="xs"
          label={t(BRING.repeats)}
          value={mapping.repeats}
          data={choicesOf(BRING.repeatRules)}
          onChange={({ currentTarget: { value } }) => change({ repeats: value as Mapping["repeats"] })}
        />
      )}
      {chosen !== undefined && chosen.negative > 0 && (
        <NativeSelect
          size="xs"
          label={t(BRING.negatives)}
          value={mapping.negatives}
          data={choicesOf(BRING.negativeRules)}
          onChange={({ currentTarget: { value } }) => change({ negatives: value as Mapping["negatives"] })}
        />
      )}
    </div>
  );
}

/** What a person may say of the files against what they seem to be. */
function Details({ look, draft }: Props) {
  const { form } = look.survey;
  if (form.kind === "parquet") return null;
  const said = draft.mapping.form;
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="details">
        <Accordion.Control>
          <Text size="xs">{t(BRING.details)}</Text>
        </Accordion.Control>
        <Accordion.Panel>
          <div className="bring-questions">
            <NativeSelect
              size="xs"
              label={t(BRING.encoding)}
              value={said?.encoding ?? ""}
              data={[{ value: "", label: t`${BRING.encodingAuto} (${form.encoding})` }, ...ENCODINGS]}
              onChange={({ currentTarget: { value } }) => lookAgain({ encoding: value || undefined })}
            />
            {form.kind === "delimited" && (
              <NativeSelect
                size="xs"
                label={t(BRING.header)}
                value={said?.header === undefined ? "auto" : String(said.header)}
                data={choicesOf(BRING.headers)}
                onChange={({ currentTarget: { value } }) =>
                  lookAgain({ header: value === "auto" ? undefined : value === "true" })
                }
              />
            )}
          </div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

export function Questions(props: Props) {
  const { look, draft } = props;
  const kinds = (Object.keys(needs) as DataKindId[]).map((kind) => ({
    value: kind,
    label: t(KINDS[kind] ?? kind),
  }));
  return (
    <Stack gap="xs">
      <Group gap="md" align="end">
        {look.groups.length > 1 && (
          <NativeSelect
            size="xs"
            label={t(BRING.table)}
            data-testid="bring-group"
            value={String(look.chosen)}
            data={look.groups.map((names, place) => ({ value: String(place), label: t`${names}` }))}
            onChange={({ currentTarget: { value } }) => lookAgain({ group: Number(value) })}
          />
        )}
        <NativeSelect
          size="xs"
          label={t(BRING.kind)}
          data-testid="bring-kind"
          value={draft.kind}
          data={kinds}
          onChange={({ currentTarget: { value } }) =>
            changeDraft({
              kind: value as DataKindId,
              mapping: suited(draft.mapping, value as DataKindId, look.survey.columns),
            })
          }
        />
      </Group>
      <Dates {...props} />
      <Decimals {...props} />
      <Tasks {...props} />
      <Details {...props} />
    </Stack>
  );
}
