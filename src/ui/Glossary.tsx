// The glossary as a list, in order of the alphabet.

import { ScrollArea, Text } from "@mantine/core";
import { inOrderOf, t } from "../i18n/language.ts";
import { glossary } from "./glossary.ts";

export function Glossary() {
  const entries = Object.entries(glossary).map(([id, { name, definition }]) => ({
    id,
    name: t(name),
    definition: t(definition),
  }));
  return (
    <ScrollArea.Autosize mah={260} type="auto" offsetScrollbars tabIndex={0} aria-label={t`Glossary`}>
      <dl className="glossary" data-testid="glossary">
        {entries
          .toSorted((one, other) => inOrderOf(one.name, other.name))
          .map(({ id, name, definition }) => (
            <div key={id}>
              <Text component="dt" size="sm" fw={600}>
                {name}
              </Text>
              <Text component="dd" size="sm" c="dimmed" m={0}>
                {definition}
              </Text>
            </div>
          ))}
      </dl>
    </ScrollArea.Autosize>
  );
}
