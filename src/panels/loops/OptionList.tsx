// Controls for all options that a schema describes, the rarer ones folded away. Props only.

import { Accordion, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { isShown, type Options, type OptionValue, type Schema } from "../../schema/fields.ts";
import { OptionControl } from "../../ui/OptionControl.tsx";

interface Props {
  readonly schema: Schema;
  readonly options: Options;
  /** Heading of the folded part. */
  readonly more: string;
  /** Before an option's name where the same options stand on the page twice. */
  readonly prefix?: string;
  readonly onChange: (option: string, value: OptionValue) => void;
  /** Stands between an option's label and its field. */
  readonly besideOf?: (option: string) => ReactNode;
}

export function OptionList({ schema, options, more, prefix = "", onChange, besideOf }: Props) {
  const shown = Object.entries(schema).filter(([, field]) => isShown(field, options));
  const control = ([option, field]: (typeof shown)[number]) => (
    <OptionControl
      key={option}
      name={`${prefix}${option}`}
      field={field}
      value={options[option]!}
      onChange={(value) => onChange(option, value)}
      beside={besideOf?.(option)}
    />
  );
  const advanced = shown.filter(([, field]) => field.advanced);
  return (
    <Stack gap={8}>
      {shown.filter(([, field]) => !field.advanced).map(control)}
      {advanced.length > 0 && (
        <Accordion
          chevronSize={14}
          styles={{
            control: { padding: 0 },
            label: { padding: "4px 0" },
            content: { padding: "4px 0" },
            item: { border: 0 },
          }}
        >
          <Accordion.Item value="more">
            <Accordion.Control>
              <Text size="xs" c="dimmed">
                {more}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap={8}>{advanced.map(control)}</Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  );
}
