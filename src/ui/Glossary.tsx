// The glossary as a list, in order of the alphabet.

import { ScrollArea, Text } from "@mantine/core";
import { glossary } from "./glossary.ts";

const entries = Object.entries(glossary).toSorted(([, one], [, other]) => one.name.localeCompare(other.name));

export function Glossary() {
  return (
    <ScrollArea.Autosize mah={260} type="auto" offsetScrollbars tabIndex={0} aria-label="Glossary">
      <dl className="glossary" data-testid="glossary">
        {entries.map(([id, { name, definition }]) => (
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
